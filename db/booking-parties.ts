import { and, count, eq, gt } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import type { CustomerSubject } from '@/lib/access/policy'
import { mayBookFor } from '@/lib/booking/may-book-for'
import { db, type Tx } from './client'
import { listDeputies } from './person'
import { person } from './schema/access'
import { booking } from './schema/booking'

export type Parties = {
  customer: CustomerSubject
  advisor: { id: PersonId; name: string; branchId: string; zone: string; left: boolean }
}

const columns = {
  id: person.id,
  role: person.role,
  name: person.name,
  branchId: person.branchId,
  ownAdvisorId: person.ownAdvisorId,
  zone: person.zone,
  disabledAt: person.disabledAt,
}

type Wish = { customerId: PersonId; advisorId?: PersonId }
type Reading = { lock: boolean; on?: Tx }

/**
 * The two who are to meet (the customer's own advisor unless another is named), or undefined when one of them does not
 * exist. With `lock` the customer's row is locked against their own other bookings, the advisor's against edits of hours
 * and time off; always in this order.
 */
async function findParties(wish: Wish, { lock, on = db() }: Reading): Promise<Parties | undefined> {
  const ofCustomer = on.select(columns).from(person).where(eq(person.id, wish.customerId))
  const [customer] = await (lock ? ofCustomer.for('no key update') : ofCustomer)
  if (!customer?.ownAdvisorId || customer.disabledAt) return undefined
  const { id, ownAdvisorId, branchId } = customer
  const ofAdvisor = on
    .select(columns)
    .from(person)
    .where(eq(person.id, wish.advisorId ?? ownAdvisorId))
  const [advisor] = await (lock ? ofAdvisor.for('share') : ofAdvisor)
  if (advisor?.role !== 'advisor') return undefined
  const { role: _, ownAdvisorId: __, disabledAt, ...rest } = advisor
  return { customer: { id, ownAdvisorId, branchId }, advisor: { ...rest, left: disabledAt !== null } }
}

/** The two for a new booking, if this actor may book it. */
export async function findBookableParties(
  actor: Actor,
  wish: { customerId?: PersonId; advisorId?: PersonId },
  reading: Reading,
): Promise<Parties | undefined> {
  const customerId = wish.customerId ?? (actor.role === 'customer' ? actor.id : undefined)
  const advisorId = wish.advisorId ?? (actor.role === 'advisor' ? actor.id : undefined)
  const parties = customerId && (await findParties({ customerId, advisorId }, reading))
  return parties && (await mayMeet(actor, parties, reading.on)) ? parties : undefined
}

/** May this actor bring these two together? */
async function mayMeet(actor: Actor, { customer, advisor }: Parties, on: Tx = db()): Promise<boolean> {
  const isDeputyAsked = actor.role === 'customer' && advisor.id !== customer.ownAdvisorId
  const deputies = isDeputyAsked ? await listDeputies(customer.ownAdvisorId, on) : []
  return mayBookFor(
    actor,
    customer,
    advisor,
    deputies.map((deputy) => deputy.id),
  )
}

/** How many meetings this customer has before them. */
export async function countUpcoming(customerId: PersonId, now: Date, on: Tx = db()): Promise<number> {
  const [row] = await on
    .select({ upcoming: count() })
    .from(booking)
    .where(and(eq(booking.customerId, customerId), eq(booking.state, 'confirmed'), gt(booking.startsAt, now)))
  return row?.upcoming ?? 0
}

/**
 * The two after a move: those of the booking, or with another advisor. Whoever has the booking may move it; another
 * advisor needs the right to book with that one.
 */
export async function findPartiesOfMove(
  actor: Actor,
  moved: { customerId: PersonId; advisorId: PersonId },
  advisorId: PersonId = moved.advisorId,
  reading: Reading = { lock: false },
): Promise<Parties | undefined> {
  const parties = await findParties({ customerId: moved.customerId, advisorId }, reading)
  if (!parties || advisorId === moved.advisorId) return parties
  return (await mayMeet(actor, parties, reading.on)) ? parties : undefined
}
