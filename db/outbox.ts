import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { system } from '@/lib/access/actor'
import type { Mail, OutboxMail } from '@/lib/notify/mail'
import { writeAudit } from './audit'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { person } from './schema/access'
import { booking } from './schema/booking'
import { mail } from './schema/notify'

const columns = {
  id: mail.id,
  template: mail.template,
  recipient: mail.recipient,
  recipientName: person.name,
  subject: mail.subject,
  text: mail.text,
  ics: mail.ics,
  icsMethod: sql<Mail['icsMethod']>`${mail.icsMethod}`,
  sealed: mail.sealed,
  createdAt: mail.createdAt,
}

/** A mail that still has to be sent; undefined when it has been. For the job only. */
export async function findMailToSend(id: string): Promise<OutboxMail | undefined> {
  const [row] = await db()
    .select(columns)
    .from(mail)
    .innerJoin(person, eq(person.id, mail.personId))
    .where(and(eq(mail.id, id), isNull(mail.sentAt)))
  return row
}

/**
 * It has been handed over. The first time is written down, and its secret forgotten; sent again after a crash, nothing
 * changes.
 * @param keepSecret nothing was sent: this is a demo, and what would have been is shown
 */
export async function saveMailSent(id: string, now: Date, keepSecret = false): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx
      .update(mail)
      .set({
        ...{ sentAt: now, tries: sql`${mail.tries} + 1`, lastError: null },
        ...(!keepSecret && { sealed: null }),
      })
      .where(and(eq(mail.id, id), isNull(mail.sentAt)))
      .returning({
        template: mail.template,
        bookingId: mail.bookingId,
        personId: mail.personId,
        subject: mail.subject,
      })
    if (!row) return
    const [reader] = await tx.select({ role: person.role }).from(person).where(eq(person.id, row.personId))
    const ofCustomer = reader?.role === 'customer'
    if (ofCustomer) await saveMailed(tx, id, row, now)
    const [about] = row.bookingId
      ? await tx.select({ customerId: booking.customerId }).from(booking).where(eq(booking.id, row.bookingId))
      : []
    const own = ofCustomer ? { customerId: row.personId } : { staffId: row.personId }
    writeAudit(tx, system, { type: 'mail_sent', ...(about ?? own), mailId: id, template: row.template })
  })
}

type Sent = { template: string; bookingId: string | null; personId: string; subject: string }

/** A customer's own mail is part of their history; an advisor's mail about them is not. */
async function saveMailed(tx: Tx, ref: string, row: Sent, now: Date): Promise<void> {
  const { template, subject, bookingId, personId: customerId } = row
  const event = { type: 'mailed', template, subject, ...(bookingId && { bookingId }) } as const
  await saveContact(tx, { customerId, at: now, event, ref })
}

/** Secrets of mails that could not be sent for so long are of no more use to anybody. */
export async function forgetSecrets(before: Date): Promise<void> {
  await db()
    .update(mail)
    .set({ sealed: null })
    .where(and(isNotNull(mail.sealed), lt(mail.createdAt, before)))
}

/** It could not be handed over; the job queue tries again. */
export async function saveMailFailed(id: string, reason: string): Promise<void> {
  await db()
    .update(mail)
    .set({ tries: sql`${mail.tries} + 1`, lastError: reason.slice(0, 300) })
    .where(and(eq(mail.id, id), isNull(mail.sentAt)))
}

/** What has been written in the demo, newest first. Whoever shows it makes sure that this is a demo. */
export async function listDemoMails(limit = 100): Promise<OutboxMail[]> {
  return db()
    .select(columns)
    .from(mail)
    .innerJoin(person, eq(person.id, mail.personId))
    .where(isNotNull(mail.sentAt))
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(limit)
}

/** One of them. */
export async function findDemoMail(id: string): Promise<OutboxMail | undefined> {
  const [row] = await db()
    .select(columns)
    .from(mail)
    .innerJoin(person, eq(person.id, mail.personId))
    .where(and(eq(mail.id, id), isNotNull(mail.sentAt)))
  return row
}
