import type { InvitationMethod, InvitedPerson } from '@/lib/notify/invitation'
import { isMailAddress } from '@/lib/notify/mail-address'
import { oneLine } from '@/lib/plain-text'
import type { OutChannel } from '@/lib/question/channel'

/** One mail of the outbox, or what goes out in place of one. */
export type Mail = {
  id: string
  channel: OutChannel
  /** An address, a telephone number, the lines of an envelope: what the channel takes. */
  recipient: string
  recipientName: string
  subject: string
  text: string
  ics: string | null
  icsMethod: InvitationMethod | null
  createdAt: Date
}

/** As it lies in the outbox: what only its reader may know is sealed, and its place in the text is blank. */
export type OutboxMail = Mail & { template: string; sealed: Uint8Array | null; questionId: string | null }

/** Stands in the place of a secret until the mail is sent. */
export const secretBlank = '{secret}'

/** What stands before the secret, in the kinds of mail that carry one: the link to a new password, a question's reply code. */
const beforeSecret: Record<string, string> = { recovery: '/recover/', question: '' }

/** Is a secret put into such a mail? Its kind says so, never its text: in that stands what people have typed. */
export function carriesSecret(template: string): boolean {
  return Object.hasOwn(beforeSecret, template)
}

/**
 * The text with its secret put in; three dots where that is forgotten by now. In the last place for it: one that comes
 * before is part of a name.
 */
export function withSecret(text: string, secret: string | null, template = 'recovery'): string {
  const before = beforeSecret[template] ?? ''
  const at = text.lastIndexOf(before + secretBlank)
  if (at < 0) return text
  const end = at + before.length + secretBlank.length
  return `${text.slice(0, at)}${before}${secret ?? '…'}${text.slice(end)}`
}

/**
 * A sender as the operator writes it, `The Bank <no-reply@bank.example>` or the address alone, in its parts.
 * @throws RangeError when there is no plain address in it
 */
export function parseMailbox(text: string): InvitedPerson {
  const [, name, inside] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const email = (inside ?? text).trim()
  if (!isMailAddress(email)) throw new RangeError('a sender needs one plain address')
  return { name: oneLine((name ?? '').replaceAll('"', '')) || email, email }
}

/** A mail as the mail library wants it: every header one line, the address checked, the id the same at every try. */
export function mailMessage(mail: Mail, from: InvitedPerson) {
  if (!isMailAddress(mail.recipient)) throw new RangeError('not a mail address')
  return {
    from: { name: oneLine(from.name), address: from.email },
    to: { name: oneLine(mail.recipientName), address: mail.recipient },
    subject: oneLine(mail.subject),
    text: mail.text,
    // at least once: a mail sent twice carries the same id, so receivers can tell
    messageId: `<${mail.id}@radrum>`,
    date: mail.createdAt,
    // RFC 3834: no mailbox's "I am away" is an answer to it
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mail.ics && mail.icsMethod
      ? { icalEvent: { method: mail.icsMethod, filename: 'invitation.ics', content: mail.ics } }
      : {}),
  }
}
