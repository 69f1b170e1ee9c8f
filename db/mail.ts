import { eq } from 'drizzle-orm'
import type { BookingId } from '@/lib/booking/booking'
import { parseEnv } from '@/lib/env'
import {
  type BookingMailSettings,
  bookingMail,
  type MailTemplate,
  type Reader,
} from '@/lib/notify/booking-mail'
import { parseMailbox } from '@/lib/notify/mail'
import { findBookingView } from './booking'
import type { Tx } from './client'
import { addJob } from './job'
import { person } from './schema/access'
import { mail } from './schema/notify'

let settings: BookingMailSettings | undefined

/** Where mails point to, and who invites: from the environment, read once. */
export function mailSettings(): BookingMailSettings {
  if (!settings) {
    const { publicUrl, mailFrom } = parseEnv(process.env)
    settings = { publicUrl, organizer: parseMailbox(mailFrom) }
  }
  return settings
}

export type Addressee = { personId: string; reader: Reader; template: MailTemplate }

/**
 * Writes a booking's mails into the outbox and asks for them to be sent, all in the transaction that changes the
 * booking: no change without its mail, no mail without its change.
 */
export async function queueBookingMails(
  tx: Tx,
  bookingId: BookingId,
  addressees: readonly Addressee[],
  now: Date,
): Promise<void> {
  for (const { personId, reader, template } of addressees) {
    const [row] = await tx
      .select({ locale: person.locale, name: person.name, email: person.email, zone: person.zone })
      .from(person)
      .where(eq(person.id, personId))
    const view = row && (await findBookingView(bookingId, row.locale, tx))
    if (!row || !view) throw new Error('a mail needs its booking and its reader')
    const { locale, name, email, zone } = row
    // after a reassignment the advisor who had it is not the one of the booking
    const seen = reader === 'advisor' ? { ...view, advisor: { id: personId, name, email, zone } } : view
    const content = bookingMail(seen, { reader, locale, template, stamp: now.getTime() }, mailSettings())
    const { sequence } = view
    await queueMail(tx, { personId, bookingId, template, sequence, createdAt: now, ...content })
  }
}

/** Writes one mail into the outbox and asks for it to be sent, both with the transaction. */
export async function queueMail(tx: Tx, values: typeof mail.$inferInsert): Promise<void> {
  const [saved] = await tx.insert(mail).values(values).returning({ id: mail.id })
  if (!saved) throw new Error('mail was not saved')
  await addJob(tx, 'send-mail', { mailId: saved.id }, { key: `mail:${saved.id}` })
}
