import { and, asc, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayOpenCustomer } from '@/lib/access/policy'
import type { CardBooking, CardNote, CustomerCard } from '@/lib/contact/customer-card'
import { type Occasion, occasionOf, type Tie } from '@/lib/contact/tie'
import { writeAudit } from './audit-queue'
import { coreBank } from './bank'
import { listNetbankEvents } from './bank-event'
import { db, inTransaction, type Tx } from './client'
import { findCustomer } from './person'
import { keepRefusedAccess } from './refused-access'
import { person } from './schema/access'
import { auditEvent } from './schema/audit'
import { booking, meetingType } from './schema/booking'
import { meeting, meetingNote } from './schema/meeting'

/** Looking again within this is the same opening: a page that fetches its lists again is no second look. */
const sameOpeningMs = 10 * 60_000

/**
 * A customer's card, for whoever may open it now; undefined for everybody else, as if there were no such customer.
 * Each opening is recorded with its occasion before anything is read, each refusal too.
 */
export async function openCustomerCard(
  actor: Actor,
  customerId: PersonId,
  now: Date,
): Promise<CustomerCard | undefined> {
  const customer = await inTransaction(async (tx) => {
    const found = await findCustomer(customerId, tx)
    const ties = await listTies(actor.id, customerId, now, tx)
    if (!found || !mayOpenCustomer(actor, found, ties, now.getTime())) {
      await keepRefusedAccess(tx, actor, 'customer_card', 'not_found')
      return undefined
    }
    await recordOpening(tx, actor, customerId, occasionOf(ties, now.getTime()), now)
    return found
  })
  return customer && readCard(actor, customer, now)
}

/** Which of these customers are the advisor's own: their cards open at any time. */
export async function listOwnAmong(advisor: Actor, customers: PersonId[]): Promise<Set<PersonId>> {
  if (customers.length === 0) return new Set()
  const rows = await db()
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.ownAdvisorId, advisor.id), inArray(person.id, customers)))
  return new Set(rows.map((row) => row.id))
}

/** What connects the two: meetings of the last hours, and booked ones that are near. */
async function listTies(advisorId: PersonId, customerId: PersonId, now: Date, on: Tx): Promise<Tie[]> {
  const since = new Date(now.getTime() - 24 * 3_600_000)
  const { state, bookingId, createdAt, answerBy, liveAt, endedAt } = meeting
  const meetings = await on
    .select({ advisorId: meeting.advisorId, state, bookingId, createdAt, answerBy, liveAt, endedAt })
    .from(meeting)
    .where(
      and(
        eq(meeting.advisorId, advisorId),
        eq(meeting.customerId, customerId),
        or(inArray(meeting.state, ['ringing', 'waiting', 'live']), gt(meeting.endedAt, since)),
      ),
    )
  const bookings = await on
    .select({ from: booking.startsAt, to: booking.endsAt })
    .from(booking)
    .where(
      and(
        eq(booking.advisorId, advisorId),
        eq(booking.customerId, customerId),
        eq(booking.state, 'confirmed'),
        gt(booking.endsAt, since),
      ),
    )
  return [
    ...meetings.flatMap((row) => tieOf(row)),
    ...bookings.map(({ from, to }) => tie(advisorId, 'waiting', from, to, true)),
  ]
}

type MetIn = Pick<
  typeof meeting.$inferSelect,
  'advisorId' | 'state' | 'bookingId' | 'createdAt' | 'answerBy' | 'liveAt' | 'endedAt'
>

/** A call that nobody answered connects nobody once it is over. */
function tieOf(row: MetIn): Tie[] {
  const { advisorId, state, bookingId } = row
  const from = row.liveAt ?? row.createdAt
  if (state === 'ringing' || state === 'waiting' || state === 'live')
    return [tie(advisorId, state, from, row.answerBy, bookingId !== null)]
  if (!row.liveAt || !row.endedAt) return []
  return [tie(advisorId, 'over', from, row.endedAt, bookingId !== null)]
}

function tie(advisorId: PersonId, state: Tie['state'], from: Date, to: Date, booked: boolean): Tie {
  return { advisorId, state, from: from.getTime(), to: to.getTime(), booked }
}

async function recordOpening(tx: Tx, actor: Actor, customerId: PersonId, occasion: Occasion, now: Date) {
  const [same] = await tx
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.type, 'customer_opened'),
        gt(auditEvent.at, new Date(now.getTime() - sameOpeningMs)),
        eq(auditEvent.actorId, actor.id),
        sql`${auditEvent.data}->>'customerId' = ${customerId}`,
        sql`${auditEvent.data}->>'occasion' = ${occasion}`,
      ),
    )
    .limit(1)
  if (!same) writeAudit(tx, actor, { type: 'customer_opened', customerId, occasion })
}

type Found = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

async function readCard(actor: Actor, { id, name, phone }: Found, now: Date): Promise<CustomerCard> {
  const [accounts, cards, events, bookings, notes, contact] = await Promise.all([
    coreBank().accounts(id),
    coreBank().cards(id),
    listNetbankEvents(id, 8),
    listBookings(id, actor.locale, now),
    listNotes(id),
    db().select({ email: person.email }).from(person).where(eq(person.id, id)),
  ])
  const email = contact[0]?.email ?? ''
  return { customer: { id, name, phone, email }, accounts, cards, events, bookings, notes }
}

async function listBookings(customerId: PersonId, locale: string, now: Date): Promise<CardBooking[]> {
  const rows = await db()
    .select({
      id: booking.id,
      nameEn: meetingType.nameEn,
      nameSv: meetingType.nameSv,
      way: booking.way,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      about: booking.about,
      advisorName: person.name,
    })
    .from(booking)
    .innerJoin(meetingType, eq(meetingType.id, booking.typeId))
    .innerJoin(person, eq(person.id, booking.advisorId))
    .where(and(eq(booking.customerId, customerId), eq(booking.state, 'confirmed'), gt(booking.endsAt, now)))
    .orderBy(asc(booking.startsAt))
    .limit(10)
  return rows.map(({ nameEn, nameSv, startsAt, endsAt, ...row }) => ({
    ...row,
    topic: locale === 'sv' ? nameSv : nameEn,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
  }))
}

async function listNotes(customerId: PersonId): Promise<CardNote[]> {
  const rows = await db()
    .select({
      meetingId: meetingNote.meetingId,
      at: meeting.createdAt,
      advisorName: person.name,
      text: meetingNote.text,
    })
    .from(meetingNote)
    .innerJoin(meeting, eq(meeting.id, meetingNote.meetingId))
    .innerJoin(person, eq(person.id, meetingNote.advisorId))
    .where(and(eq(meeting.customerId, customerId), ne(meetingNote.text, '')))
    .orderBy(desc(meeting.createdAt))
    .limit(10)
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}
