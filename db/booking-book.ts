import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { bookingWindow, calendarRange } from '@/lib/booking/booking-window'
import { MAX_UPCOMING } from '@/lib/booking/limits'
import { type MayBookReason, mayBook, type Place, placeOf } from '@/lib/booking/may-book'
import type { MeetingType } from '@/lib/booking/meeting-type'
import type { Order } from '@/lib/booking/order'
import type { Result } from '@/lib/result'
import { writeAudit } from './audit'
import { type FoundBooking, findBookingView } from './booking'
import { announceBooking } from './booking-announce'
import { countUpcoming, findBookableParties, type Parties } from './booking-parties'
import { findCalendar } from './calendar'
import { takeTime } from './calendar-block'
import type { Tx } from './client'
import { saveContact } from './contact-event'
import { queueBookingMails } from './mail'
import { findMeetingType } from './meeting-type'
import { inRefusableTransaction } from './refusal'
import { booking } from './schema/booking'

export type BookReason =
  | MayBookReason
  | 'not_found'
  | 'wrong_type'
  | 'advisor_left'
  | 'too_many'
  | 'key_reused'

type Refuse = (reason: BookReason) => never

/**
 * Books a meeting: rules checked again under the lock, the time taken, audit and mails written, all or nothing. The same
 * key with the same order gives the same booking; with another order it is `key_reused`. `slot_taken` when somebody was
 * faster: ask `listFreeTimes` for the next times.
 */
export function bookMeeting(
  actor: Actor,
  order: Order,
  now: Date,
): Promise<Result<FoundBooking, BookReason>> {
  return inRefusableTransaction<FoundBooking, BookReason>(actor, async (tx, refuse, about) => {
    const parties = await findBookableParties(actor, order, { lock: true, on: tx })
    if (!parties) return refuse('not_found')
    about.customerId = parties.customer.id
    const earlier = await findByKey(tx, actor, order, refuse)
    if (earlier) return earlier
    const type = await findMeetingType(order.typeId, { activeOnly: true, on: tx })
    if (!type) return refuse('wrong_type')
    const place = await checkRules(tx, { actor, order, now, parties, type }, refuse)
    const id = await saveBooking(tx, { actor, order, now, parties, type }, place)
    // the key was used at this very moment, for another customer
    if (!id) return (await findByKey(tx, actor, order, refuse)) ?? refuse('key_reused')
    about.bookingId = id
    const { advisor, customer } = parties
    const free = await takeTime(tx, { advisorId: advisor.id, bookingId: id, during: place.block }, now)
    if (!free) return refuse('slot_taken')
    await queueBookingMails(
      tx,
      id,
      [
        { personId: customer.id, reader: 'customer', template: 'booked' },
        { personId: advisor.id, reader: 'advisor', template: 'booked' },
      ],
      now,
    )
    const view = await findBookingView(id, actor.locale, tx)
    if (!view) throw new Error('the booking just made is not there')
    const startsAt = new Date(view.startsAt).toISOString()
    const { customerId, advisorId, way } = view
    const event = { type: 'booked', bookingId: id, way, startsAt: view.startsAt } as const
    await saveContact(tx, { customerId, at: now, event, staffId: advisorId, ref: id })
    writeAudit(tx, actor, { type: 'booked', customerId, bookingId: id, advisorId, startsAt, way })
    announceBooking(tx, view)
    return view
  })
}

type Wanted = { actor: Actor; order: Order; now: Date; parties: Parties; type: MeetingType }

async function checkRules(
  tx: Tx,
  { actor, order, now, parties, type }: Wanted,
  refuse: Refuse,
): Promise<Place> {
  const { customer, advisor } = parties
  if (advisor.left) return refuse('advisor_left')
  if (actor.role === 'customer' && (await countUpcoming(customer.id, now, tx)) >= MAX_UPCOMING) {
    return refuse('too_many')
  }
  const range = calendarRange(placeOf(type, order.startsAt).meeting)
  const wanted = { advisorId: advisor.id, customerId: customer.id, typeId: type.id }
  const calendar = await findCalendar({ ...wanted, range, now }, tx)
  const window = bookingWindow(type, now.getTime(), actor.role)
  const allowed = mayBook(order, type, calendar, window, now.getTime())
  return allowed.ok ? allowed.value : refuse(allowed.reason)
}

async function saveBooking(
  tx: Tx,
  { actor, order, now, parties, type }: Wanted,
  { meeting }: Place,
): Promise<string | undefined> {
  const { customer, advisor } = parties
  const [row] = await tx
    .insert(booking)
    .values({
      customerId: customer.id,
      advisorId: advisor.id,
      branchId: advisor.branchId,
      typeId: type.id,
      way: order.way,
      startsAt: new Date(meeting.from),
      endsAt: new Date(meeting.to),
      zone: advisor.zone,
      about: order.about,
      idempotencyKey: order.key,
      bodyHash: hashOrder(order),
      bookedBy: actor.id,
      createdAt: now,
      changedAt: now,
    })
    .onConflictDoNothing({ target: [booking.bookedBy, booking.idempotencyKey] })
    .returning({ id: booking.id })
  return row?.id
}

/** What this person has already booked with this key. Another order under the same key is refused. */
async function findByKey(
  tx: Tx,
  actor: Actor,
  order: Order,
  refuse: Refuse,
): Promise<FoundBooking | undefined> {
  const [row] = await tx
    .select({ id: booking.id, bodyHash: booking.bodyHash })
    .from(booking)
    .where(and(eq(booking.bookedBy, actor.id), eq(booking.idempotencyKey, order.key)))
  if (!row) return undefined
  return row.bodyHash === hashOrder(order) ? findBookingView(row.id, actor.locale, tx) : refuse('key_reused')
}

/** SHA-256 over everything that was ordered but the key. */
function hashOrder({ key: _, ...order }: Order): string {
  const { typeId, way, startsAt, about, advisorId = null, customerId = null } = order
  const text = JSON.stringify([typeId, way, startsAt, about, advisorId, customerId])
  return createHash('sha256').update(text).digest('hex')
}
