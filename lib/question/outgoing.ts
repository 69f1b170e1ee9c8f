import { mailWord } from '@/lib/notify/words'
import { oneLine, plainText } from '@/lib/plain-text'
import type { OutChannel } from './channel'

/** What goes out by one channel; the code stands in it as a blank (`secretBlank`) until then. */
export type Outgoing = { subject: string; text: string }

/** Who is asked, by whom, and what: as much of it as a letter tells. */
export type Asking = {
  locale: string
  /** The bank, as it signs its mails. */
  bank: string
  branch: { name: string; address: string }
  reader: { name: string; postal: string }
  askerName: string
  /** The day, in the reader's words. */
  day: string
  about: string
  question: string
  /** Where the netbank is, without a slash at the end. */
  publicUrl: string
  /** What is answered by the same channel reaches us. */
  replies: boolean
}

/**
 * What a question goes out as. Whatever passes networks and mailboxes of others (SMS, messenger, e-mail) says that the bank
 * asks, how to answer and the code: never what it is about, and no link in what is read on a telephone. A letter is sealed, and
 * has the question itself.
 */
export function questionOut(channel: OutChannel, asking: Asking): Outgoing {
  const subject = mailWord(asking.locale, 'questionSubject')
  if (channel === 'letter') return { subject, text: letter(asking) }
  return { subject, text: channel === 'mail' ? mail(asking) : short(asking).join(' ') }
}

function short({ locale, replies }: Asking): string[] {
  return [
    mailWord(locale, 'questionAsks'),
    mailWord(locale, 'questionCode'),
    ...(replies ? [mailWord(locale, 'questionReply')] : []),
    mailWord(locale, 'questionSafe'),
  ]
}

function mail(asking: Asking): string {
  const { locale, reader, publicUrl } = asking
  const hello = mailWord(locale, 'hello', { name: oneLine(reader.name) })
  const where = mailWord(locale, 'questionWhere', { url: publicUrl })
  return `${[hello, short(asking).join(' '), where].join('\n\n')}\n`
}

/** The code stands last: what people have typed comes before it, whatever they typed. */
function letter({
  locale,
  bank,
  branch,
  reader,
  askerName,
  day,
  about,
  question,
  publicUrl,
}: Asking): string {
  const paragraphs = [
    [oneLine(bank), oneLine(branch.name), oneLine(branch.address)].join('\n'),
    [oneLine(reader.name), reader.postal].join('\n'),
    day,
    mailWord(locale, 'hello', { name: oneLine(reader.name) }),
    mailWord(locale, 'questionLetter', { about: oneLine(about) }),
    plainText(question),
    oneLine(askerName),
    mailWord(locale, 'questionLetterHow', { url: publicUrl }),
    mailWord(locale, 'questionSafe'),
    mailWord(locale, 'questionLetterCode'),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

/**
 * What is answered to something that came from outside and belongs to no question: how to answer with the code. In every
 * language that is given: whoever we do not know reads one of them.
 */
export function unknownOut(locales: readonly string[]): Outgoing {
  const both = (key: 'unknownReplySubject' | 'unknownReply') => locales.map((locale) => mailWord(locale, key))
  return { subject: both('unknownReplySubject').join(' / '), text: `${both('unknownReply').join('\n\n')}\n` }
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? '')

const print =
  '@page{margin:25mm}body{font:12pt/1.5 Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere}'

/** A letter as a page that prints: the same text, and nothing in it but text. */
export function letterPage({ subject, text }: Outgoing): string {
  const title = escaped(oneLine(subject))
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${title}</title>\n<style>${print}</style>\n<body>${escaped(text)}</body>\n`
}
