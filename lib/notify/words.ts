import en from '@/lib/language/en/notify.json'
import sv from '@/lib/language/sv/notify.json'

export type MailWord = keyof typeof en.mail

const catalogues: Record<string, Record<MailWord, string>> = { en: en.mail, sv: sv.mail }

/** One sentence of a mail in the reader's language, `{blanks}` filled in. Unknown languages read English. */
export function mailWord(locale: string, key: MailWord, blanks: Record<string, string> = {}): string {
  const text = (catalogues[locale] ?? en.mail)[key]
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => blanks[name] ?? whole)
}
