import { and, asc, desc, eq, gt, lt, lte, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, PersonId } from '@/lib/access/actor'
import { maySeeShared } from '@/lib/access/policy'
import type { BookingId, BookingView } from '@/lib/booking/booking'
import type { Interval } from '@/lib/booking/interval'
import { db, type Tx } from './client'
import { nameIn } from './meeting-type'
import { branch, person } from './schema/access'
import { booking, meetingType } from './schema/booking'

const customer = alias(person, 'customer')
const advisor = alias(person, 'advisor')

function selectViews(on: Tx, locale: string) {
  return on
    .select({
      booking: {
        id: booking.id,
        customerId: booking.customerId,
        advisorId: booking.advisorId,
        branchId: booking.branchId,
        typeId: booking.typeId,
        way: booking.way,
        startsAt: booking.startsAt,
        endsAt: booking.endsAt,
        zone: booking.zone,
        about: booking.about,
        state: booking.state,
        cancelReason: booking.cancelReason,
        version: booking.version,
        sequence: booking.sequence,
        changedAt: booking.changedAt,
      },
      topic: nameIn(locale),
      customer: {
        id: customer.id,
        name: customer.name,
        email: customer.email,
        phone: customer.phone,
        zone: customer.zone,
      },
      advisor: { id: advisor.id, name: advisor.name, email: advisor.email, zone: advisor.zone },
      branch: {
        id: branch.id,
        name: branch.name,
        address: branch.address,
        city: branch.city,
        zone: branch.zone,
      },
    })
    .from(booking)
    .innerJoin(meetingType, eq(meetingType.id, booking.typeId))
    .innerJoin(customer, eq(customer.id, booking.customerId))
    .innerJoin(advisor, eq(advisor.id, booking.advisorId))
    .innerJoin(branch, eq(branch.id, booking.branchId))
}

type Row = Awaited<ReturnType<typeof selectViews>>[number]

/** A booking with the names that people read, and when it last changed (epoch milliseconds). */
export type FoundBooking = BookingView & { changedAt: number }

function toView({ booking: row, ...others }: Row): FoundBooking {
  return {
    ...row,
    ...others,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    changedAt: row.changedAt.getTime(),
  }
}

/** The bookings that somebody may see, as a condition: their own, or those of their branch. */
function visibleTo(actor: Actor): SQL {
  if (actor.role === 'customer') return eq(booking.customerId, actor.id)
  if (actor.role === 'advisor') return eq(booking.advisorId, actor.id)
  return eq(booking.branchId, actor.branchId)
}

/** Schedulers see times, names and topics; what a customer wrote stays between the two who meet. */
function asSeenBy(actor: Actor, view: FoundBooking): FoundBooking {
  return actor.role === 'scheduler' ? { ...view, about: '' } : view
}

/** Any booking, for the product itself: mails, rules. Nothing on the way to a page. */
export async function findBookingView(
  id: BookingId,
  locale: string,
  on: Tx = db(),
): Promise<FoundBooking | undefined> {
  const [row] = await selectViews(on, locale).where(eq(booking.id, id))
  return row && toView(row)
}

/** One booking, if this person may see it; to everybody else it does not exist. */
export async function findBooking(
  actor: Actor,
  id: BookingId,
  on: Tx = db(),
): Promise<FoundBooking | undefined> {
  const found = await findBookingView(id, actor.locale, on)
  return found && maySeeShared(actor, found) ? asSeenBy(actor, found) : undefined
}

/** What is still to come for this person: confirmed, not over; first to last. */
export async function listUpcomingBookings(actor: Actor, now: Date): Promise<FoundBooking[]> {
  const rows = await selectViews(db(), actor.locale)
    .where(and(visibleTo(actor), eq(booking.state, 'confirmed'), gt(booking.endsAt, now)))
    .orderBy(asc(booking.startsAt))
    .limit(200)
  return rows.map((row) => asSeenBy(actor, toView(row)))
}

/** What is over or cancelled, last first. */
export async function listPastBookings(actor: Actor, now: Date, limit = 30): Promise<FoundBooking[]> {
  const rows = await selectViews(db(), actor.locale)
    .where(and(visibleTo(actor), or(eq(booking.state, 'cancelled'), lte(booking.endsAt, now))))
    .orderBy(desc(booking.startsAt))
    .limit(limit)
  return rows.map((row) => asSeenBy(actor, toView(row)))
}

/** Confirmed bookings that touch a stretch of time: one advisor's, or a branch's day. First to last. */
export async function listBookingsDuring(
  actor: Actor,
  { from, to }: Interval,
  advisorId?: PersonId,
): Promise<FoundBooking[]> {
  const rows = await selectViews(db(), actor.locale)
    .where(
      and(
        visibleTo(actor),
        advisorId ? eq(booking.advisorId, advisorId) : undefined,
        eq(booking.state, 'confirmed'),
        lt(booking.startsAt, new Date(to)),
        gt(booking.endsAt, new Date(from)),
      ),
    )
    .orderBy(asc(booking.startsAt))
    .limit(2_000)
  return rows.map((row) => asSeenBy(actor, toView(row)))
}
