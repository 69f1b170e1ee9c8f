import { and, eq, gt, inArray, or } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayOpenCustomer } from '@/lib/access/policy'
import type { ReadingPart } from '@/lib/contact/reading'
import { type Occasion, occasionOf, type Tie } from '@/lib/contact/tie'
import { isOpenState, openStates } from '@/lib/meeting/meeting'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { type Customer, findCustomer } from './person'
import { keepRefusedAccess } from './refused-access'
import { booking } from './schema/booking'
import { contactReading } from './schema/contact'
import { meeting } from './schema/meeting'

/** Looking again within this is the same reading: a page that fetches its lists again is no second look. */
const sameReadingMs = 10 * 60_000

/**
 * The one door to what staff may read about a customer. Undefined for whoever may not open it now, as if there were no such
 * customer. Each reading is recorded with its occasion before anything is read, each refusal too.
 */
export function openCustomer(
  actor: Actor,
  customerId: PersonId,
  part: ReadingPart,
  now: Date,
): Promise<Customer | undefined> {
  return inTransaction(async (tx) => {
    const opened = await findOpenable(tx, actor, customerId, now)
    if (opened) await recordReading(tx, actor, customerId, part, opened.occasion, now)
    return opened?.customer
  })
}

/** The customer, if this person may open them now; a refusal is written down. Records no reading. */
export async function findOpenable(
  tx: Tx,
  actor: Actor,
  customerId: PersonId,
  now: Date,
): Promise<{ customer: Customer; occasion: Occasion } | undefined> {
  const customer = await findCustomer(customerId, tx)
  const ties = await listTies(actor.id, customerId, now, tx)
  if (customer && mayOpenCustomer(actor, customer, ties, now.getTime()))
    return { customer, occasion: occasionOf(ties, now.getTime()) }
  await keepRefusedAccess(tx, actor, 'customer_card', 'not_found')
  return undefined
}

/** Keeps who read what of a customer and why; the customer sees it. Looking again a little later is the same reading. */
export async function recordReading(
  tx: Tx,
  actor: Actor,
  customerId: PersonId,
  part: ReadingPart,
  occasion: Occasion,
  now: Date,
): Promise<void> {
  const [same] = await tx
    .select({ id: contactReading.id })
    .from(contactReading)
    .where(
      and(
        eq(contactReading.customerId, customerId),
        gt(contactReading.at, new Date(now.getTime() - sameReadingMs)),
        eq(contactReading.readerId, actor.id),
        eq(contactReading.part, part),
        eq(contactReading.occasion, occasion),
      ),
    )
    .limit(1)
  if (same) return
  await tx.insert(contactReading).values({ customerId, readerId: actor.id, part, occasion, at: now })
  writeAudit(tx, actor, { type: 'customer_opened', customerId, occasion, part })
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
        or(inArray(meeting.state, [...openStates]), gt(meeting.endedAt, since)),
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
  if (isOpenState(state)) return [tie(advisorId, state, from, row.answerBy, bookingId !== null)]
  if (!row.liveAt || !row.endedAt) return []
  return [tie(advisorId, 'over', from, row.endedAt, bookingId !== null)]
}

function tie(advisorId: PersonId, state: Tie['state'], from: Date, to: Date, booked: boolean): Tie {
  return { advisorId, state, from: from.getTime(), to: to.getTime(), booked }
}
