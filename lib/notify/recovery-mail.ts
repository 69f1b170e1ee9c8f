import { timeName } from '@/lib/booking/time-name'
import { secretBlank } from '@/lib/notify/mail'
import { type MailWord, mailWord } from '@/lib/notify/words'
import { oneLine } from '@/lib/plain-text'

/** Who reads it, in which language and by which clock. */
export type RecoveryReader = { name: string; email: string; locale: string; zone: string }
export type PlainMail = { recipient: string; subject: string; text: string }

/**
 * The mail with the link to choose a new password. What makes the link a secret is blank here (`secretBlank`) and put in
 * when the mail is sent.
 * @param until when the link stops working, epoch ms
 */
export function recoveryMail(reader: RecoveryReader, until: number, publicUrl: string): PlainMail {
  const url = `${publicUrl}/recover/${secretBlank}`
  const time = timeName(until, reader.zone, reader.locale)
  return letter(reader, 'recoverySubject', [
    ['recoveryAsked', {}],
    ['recoveryOpen', { time, url }],
    ['recoveryNotYou', {}],
  ])
}

/** The mail that says that the password was changed by such a link, and what to do if it was somebody else. */
export function passwordChangedMail(reader: RecoveryReader, at: number, publicUrl: string): PlainMail {
  return letter(reader, 'changedSubject', [
    ['changed', { time: timeName(at, reader.zone, reader.locale) }],
    ['changedNext', { url: `${publicUrl}/sign-in` }],
    ['changedNotYou', { url: `${publicUrl}/recover` }],
  ])
}

type Paragraph = [MailWord, Record<string, string>]

function letter({ name, email, locale }: RecoveryReader, subject: MailWord, body: Paragraph[]): PlainMail {
  const paragraphs = [
    mailWord(locale, 'hello', { name: oneLine(name) }),
    ...body.map(([word, blanks]) => mailWord(locale, word, blanks)),
    mailWord(locale, 'safe'),
  ]
  return { recipient: email, subject: mailWord(locale, subject), text: `${paragraphs.join('\n\n')}\n` }
}
