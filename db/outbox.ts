import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { system } from '@/lib/access/actor'
import type { Mail, OutboxMail } from '@/lib/notify/mail'
import type { OutChannel } from '@/lib/question/channel'
import { writeAudit } from './audit'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { person } from './schema/access'
import { booking } from './schema/booking'
import { mail } from './schema/notify'

const columns = {
  id: mail.id,
  channel: mail.channel,
  questionId: mail.questionId,
  template: mail.template,
  recipient: mail.recipient,
  // nobody knows whose address it is, where it is no person's
  recipientName: sql<string>`coalesce(${person.name}, '')`,
  subject: mail.subject,
  text: mail.text,
  ics: mail.ics,
  icsMethod: sql<Mail['icsMethod']>`${mail.icsMethod}`,
  sealed: mail.sealed,
  createdAt: mail.createdAt,
}

/** A mail that still has to be sent; undefined when it has been, or what it says does not hold any more. For the job only. */
export async function findMailToSend(id: string): Promise<OutboxMail | undefined> {
  const [row] = await db()
    .select(columns)
    .from(mail)
    .leftJoin(person, eq(person.id, mail.personId))
    .where(and(eq(mail.id, id), isNull(mail.sentAt), isNull(mail.withdrawnAt)))
  return row
}

/**
 * It has been handed over, also where it was withdrawn in that very moment: it is with its reader. The first time is written down, and its secret forgotten; sent again after a crash, nothing
 * changes.
 * @param keepSecret nothing was sent: this is a demo, and what would have been is shown
 */
export async function saveMailSent(id: string, now: Date, keepSecret = false): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx
      .update(mail)
      .set({
        ...{ sentAt: now, withdrawnAt: null, tries: sql`${mail.tries} + 1`, lastError: null },
        ...(!keepSecret && { sealed: null }),
      })
      .where(and(eq(mail.id, id), isNull(mail.sentAt)))
      .returning({
        template: mail.template,
        channel: mail.channel,
        bookingId: mail.bookingId,
        personId: mail.personId,
        subject: mail.subject,
      })
    // an answer to somebody unknown was written down when it was queued
    if (!row?.personId) return
    const { personId } = row
    const [reader] = await tx.select({ role: person.role }).from(person).where(eq(person.id, personId))
    const ofCustomer = reader?.role === 'customer'
    if (ofCustomer) await saveMailed(tx, id, { ...row, personId }, now)
    const [about] = row.bookingId
      ? await tx.select({ customerId: booking.customerId }).from(booking).where(eq(booking.id, row.bookingId))
      : []
    const own = ofCustomer ? { customerId: personId } : { staffId: personId }
    const by = row.channel === 'mail' ? {} : { channel: row.channel }
    writeAudit(tx, system, {
      type: 'mail_sent',
      ...(about ?? own),
      mailId: id,
      template: row.template,
      ...by,
    })
  })
}

type Sent = {
  template: string
  channel: OutChannel
  bookingId: string | null
  personId: string
  subject: string
}

/** A customer's own mail is part of their history; an advisor's mail about them is not. */
async function saveMailed(tx: Tx, ref: string, row: Sent, now: Date): Promise<void> {
  const { template, channel, subject, bookingId, personId: customerId } = row
  const by = channel === 'mail' ? undefined : channel
  const event = {
    type: 'mailed',
    template,
    subject,
    ...(bookingId && { bookingId }),
    ...(by && { by }),
  } as const
  await saveContact(tx, { customerId, at: now, event, ref })
}

/** Links in mails that could not be sent for so long are of no more use to anybody. A question's code is, while it is open. */
export async function forgetSecrets(before: Date): Promise<void> {
  await db()
    .update(mail)
    .set({ sealed: null })
    .where(and(isNotNull(mail.sealed), isNull(mail.questionId), lt(mail.createdAt, before)))
}

/** It could not be handed over; the job queue tries again. */
export async function saveMailFailed(id: string, reason: string): Promise<void> {
  await db()
    .update(mail)
    .set({ tries: sql`${mail.tries} + 1`, lastError: reason.slice(0, 300) })
    .where(and(eq(mail.id, id), isNull(mail.sentAt)))
}

/** What has been written in the demo by this channel, or by all, newest first. Whoever shows it makes sure that this is a demo. */
export async function listDemoMails(channel: OutChannel | null = null, limit = 100): Promise<OutboxMail[]> {
  return db()
    .select(columns)
    .from(mail)
    .leftJoin(person, eq(person.id, mail.personId))
    .where(and(isNotNull(mail.sentAt), channel ? eq(mail.channel, channel) : undefined))
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(limit)
}

/** One of them. */
export async function findDemoMail(id: string): Promise<OutboxMail | undefined> {
  const [row] = await db()
    .select(columns)
    .from(mail)
    .leftJoin(person, eq(person.id, mail.personId))
    .where(and(eq(mail.id, id), isNotNull(mail.sentAt)))
  return row
}
