/** The languages that are complete. The first one stands in where nothing is known. */
export const locales = ['en', 'sv'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words. */
export const localeNames: Record<Locale, string> = { en: 'English', sv: 'Svenska' }

/** Cookie that keeps the choice made in the language switch. */
export const localeCookie = 'locale'

/** Is it one of the languages there are? */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

// Neighbours who read Swedish more easily than English in a bank.
const nextOfKin: Record<string, Locale> = { nb: 'sv', nn: 'sv', no: 'sv', da: 'sv' }

/** The choice made here, else the person's own language, else the browser's best, else English. */
export function pickLocale(known: { cookie?: string; person?: string; accept?: string | null }): Locale {
  if (isLocale(known.cookie)) return known.cookie
  if (isLocale(known.person)) return known.person
  for (const tag of byWeight(known.accept ?? '')) {
    const language = tag.split('-')[0] ?? ''
    if (isLocale(language)) return language
    const near = nextOfKin[language]
    if (near) return near
  }
  return locales[0]
}

/** Accept-Language (RFC 9110 12.5.4) as tags, most wanted first; q=0 means never. */
function byWeight(accept: string): string[] {
  return accept
    .slice(0, 500)
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      const q = weight ? Number(weight.trim().slice(2)) : 1
      return { tag: tag.trim(), q: Number.isFinite(q) ? q : 0 }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
