import type { InvitationMethod, InvitedPerson } from '@/lib/notify/invitation'
import { isMailAddress } from '@/lib/notify/mail-address'
import { oneLine } from '@/lib/plain-text'

/** One mail of the outbox. */
export type Mail = {
  id: string
  recipient: string
  recipientName: string
  subject: string
  text: string
  ics: string | null
  icsMethod: InvitationMethod | null
  createdAt: Date
}

/** As it lies in the outbox: what only its reader may know is sealed, and its place in the text is blank. */
export type OutboxMail = Mail & { template: string; sealed: Uint8Array | null }

/** Stands at the end of an address of ours until the mail is sent. */
export const secretBlank = '{secret}'

/** Is a secret put into such a mail? Its kind says so, never its text: in that stands what people have typed. */
export function carriesSecret(template: string): boolean {
  return template === 'recovery'
}

/**
 * The text with its secret put in; three dots where that is forgotten by now. In the last place for it: one that comes
 * before is part of a name.
 */
export function withSecret(text: string, secret: string | null): string {
  const blank = `/recover/${secretBlank}`
  const at = text.lastIndexOf(blank)
  return at < 0 ? text : `${text.slice(0, at)}/recover/${secret ?? '…'}${text.slice(at + blank.length)}`
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
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mail.ics && mail.icsMethod
      ? { icalEvent: { method: mail.icsMethod, filename: 'invitation.ics', content: mail.ics } }
      : {}),
  }
}
