import { and, eq, inArray } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { type ContactEvent, channelOf, textOf } from '@/lib/contact/event'
import type { NetbankDeed } from '@/lib/contact/netbank-deed'
import { openStates } from '@/lib/meeting/meeting'
import { announce, type Tx } from './client'
import { contactEvent } from './schema/contact'
import { meeting } from './schema/meeting'

export type Happened = {
  customerId: PersonId
  at: Date
  event: ContactEvent
  /** Whom of the staff it was with, or who wrote it down. */
  staffId?: PersonId | null
  /** The thing it tells of: it is told once, however often the thing is done again. */
  ref?: string
}

type Row = typeof contactEvent.$inferInsert

/** The event as a row: ids in columns of their own, so that the database keeps them true. */
export function contactRow({ customerId, at, event, staffId = null, ref }: Happened): Row {
  const { type, meetingId = null, bookingId = null, ...data } = { ...event } as Flat
  const words = textOf(event).slice(0, 4_000)
  return { customerId, at, channel: channelOf(event), type, staffId, meetingId, bookingId, ref, data, words }
}

type Flat = { type: string; meetingId?: string; bookingId?: string } & Record<string, unknown>

/** What `toEvent` needs of a row. */
export const eventColumns = {
  at: contactEvent.at,
  type: contactEvent.type,
  meetingId: contactEvent.meetingId,
  bookingId: contactEvent.bookingId,
  data: contactEvent.data,
}

/** The row as an event again. */
export function toEvent(
  row: Pick<Row, 'type' | 'meetingId' | 'bookingId'> & { data: unknown },
): ContactEvent {
  const { type, meetingId, bookingId } = row
  const ids = { ...(meetingId && { meetingId }), ...(bookingId && { bookingId }) }
  return { type, ...ids, ...(row.data as object) } as unknown as ContactEvent
}

/**
 * Writes one event of a customer's history, in the transaction of the thing itself. Whoever is just talking to the customer
 * is told, so that it is in front of them at once. False when the thing (`ref`) had been told before.
 */
export async function saveContact(tx: Tx, happened: Happened): Promise<boolean> {
  const written = await tx
    .insert(contactEvent)
    .values(contactRow(happened))
    .onConflictDoNothing()
    .returning({ id: contactEvent.id })
  if (written.length === 0) return false
  await announceContact(tx, happened.customerId)
  return true
}

/** Tells the advisors who have the customer on the line that their history has changed. */
export async function announceContact(tx: Tx, customerId: PersonId): Promise<void> {
  const open = await tx
    .select({ advisorId: meeting.advisorId })
    .from(meeting)
    .where(and(eq(meeting.customerId, customerId), inArray(meeting.state, [...openStates])))
  announce(tx, ...open.map(({ advisorId }) => ({ channel: `person:${advisorId}`, what: 'contact' }) as const))
}

/** What the customer did in the netbank, or where it stopped; in the action's own transaction. */
export function saveDeed(tx: Tx, customerId: PersonId, at: Date, deed: NetbankDeed): Promise<boolean> {
  return saveContact(tx, { customerId, at, event: { type: 'netbank', ...deed } })
}
