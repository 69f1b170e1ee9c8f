import { z } from 'zod'
import type { Locale } from '@/lib/language/locale'
import en from './help/en.json'
import sv from './help/sv.json'
import { netbankPages } from './netbank-page'

export type HelpTextId = string

const helpText = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/),
  title: z.string().min(1).max(60),
  paragraphs: z.array(z.string().min(1).max(600)).min(1).max(4),
  /** Words it should be found by, besides its own. */
  words: z.array(z.string().min(1)).min(3),
  /** Where in the netbank it belongs. */
  page: z.enum(netbankPages).nullable(),
  /** May be read by anybody, signed in or not. */
  open: z.boolean(),
})

/** One of the bank's own texts. What the assistant says is one of these, word for word. */
export type HelpText = z.infer<typeof helpText>

const texts = z.array(helpText)

/** Every text, by language, in the order in which they are listed. */
export const helpTexts: Record<Locale, readonly HelpText[]> = { en: texts.parse(en), sv: texts.parse(sv) }

/** The text, in that language. */
export function findHelpText(locale: Locale, id: HelpTextId): HelpText | undefined {
  return helpTexts[locale].find((text) => text.id === id)
}

/** What may be read before signing in. */
export function openTexts(locale: Locale): HelpText[] {
  return helpTexts[locale].filter(({ open }) => open)
}

/** The titles of these texts, as far as they still exist: "What you can pay in a day; Saved payees". */
export function titlesOf(locale: Locale, ids: readonly HelpTextId[]): string[] {
  return ids.flatMap((id) => findHelpText(locale, id)?.title ?? [])
}
