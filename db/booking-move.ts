import type { Actor } from '@/lib/access/actor'
import { bookingWindow, calendarRange } from '@/lib/booking/booking-window'
import { type MayBookReason, mayBook, type Place, placeOf } from '@/lib/booking/may-book'
import type { MeetingType } from '@/lib/booking/meeting-type'
import type { MoveOrder } from '@/lib/booking/order'
import { type TransitionReason, transition } from '@/lib/booking/transition'
import type { Result } from '@/lib/result'
import { writeAudit } from './audit'
import type { FoundBooking } from './booking'
import { announceBooking } from './booking-announce'
import { lockBooking, saveChange } from './booking-change'
import { findPartiesOfMove, type Parties } from './booking-parties'
import { closeWaitingRoom } from './booking-waiting'
import { findCalendar } from './calendar'
import { freeTime, takeTime } from './calendar-block'
import type { Tx } from './client'
import { saveContact } from './contact-event'
import { type Addressee, queueBookingMails } from './mail'
import { findMeetingType } from './meeting-type'
import { inRefusableTransaction } from './refusal'

export type MoveReason = TransitionReason | MayBookReason | 'not_found' | 'advisor_left'

type Refuse = (reason: MoveReason) => never
type Move = { actor: Actor; order: MoveOrder; now: Date; before: FoundBooking; parties: Parties }

/**
 * Moves a booking to another time, another advisor, or both. The old time is given back and the new one taken in one
 * step: when somebody has the new one (`slot_taken`) everything stays as it was. `stale_version` when the booking has
 * changed since the person saw it.
 */
export function moveBooking(
  actor: Actor,
  order: MoveOrder,
  now: Date,
): Promise<Result<FoundBooking, MoveReason>> {
  return inRefusableTransaction<FoundBooking, MoveReason>(actor, async (tx, refuse, about) => {
    const before = await lockBooking(tx, actor, order.bookingId, about)
    if (!before) return refuse('not_found')
    const parties = await findPartiesOfMove(actor, before, order.advisorId, { lock: true, on: tx })
    if (!parties) return refuse('not_found')
    const saved = await replace(tx, { actor, order, now, before, parties }, refuse)
    await queueBookingMails(tx, before.id, addressees(before, saved), now)
    const { id: bookingId, customerId, advisorId, way } = saved
    const event = { type: 'booking_moved', bookingId, way, startsAt: saved.startsAt } as const
    await saveContact(tx, { customerId, at: now, event, staffId: advisorId })
    const startsAt = new Date(saved.startsAt).toISOString()
    writeAudit(tx, actor, { type: 'booking_moved', customerId, bookingId, advisorId, startsAt })
    announceBooking(tx, before)
    announceBooking(tx, saved)
    return saved
  })
}

async function replace(tx: Tx, move: Move, refuse: Refuse): Promise<FoundBooking> {
  const { actor, order, now, before } = move
  const { advisor } = move.parties
  if (advisor.left) return refuse('advisor_left')
  const type = await findMeetingType(before.typeId, { activeOnly: false, on: tx })
  if (!type) throw new Error('a booking has lost its type')
  const { meeting, block } = placeOf(type, order.startsAt)
  const { id: advisorId, zone, branchId } = advisor
  const to = { startsAt: meeting.from, endsAt: meeting.to, advisorId, zone }
  const after = transition(before, { kind: 'move', version: order.version, ...to }, now.getTime())
  if (!after.ok) return refuse(after.reason)
  await checkRules(tx, move, type, refuse)
  if ((await closeWaitingRoom(tx, actor, before.id, now)) === 'live') return refuse('already_started')
  await freeTime(tx, before.id)
  const free = await takeTime(tx, { advisorId, bookingId: before.id, during: block }, now)
  if (!free) return refuse('slot_taken')
  return saveChange(tx, { ...after.value, branchId }, actor.locale, now)
}

async function checkRules(
  tx: Tx,
  { actor, order, now, before, parties }: Move,
  type: MeetingType,
  refuse: Refuse,
): Promise<Place> {
  const range = calendarRange(placeOf(type, order.startsAt).meeting)
  const { customerId, typeId } = before
  const question = { advisorId: parties.advisor.id, customerId, typeId, range, now }
  const calendar = await findCalendar({ ...question, except: before.id }, tx)
  const window = bookingWindow(type, now.getTime(), actor.role)
  const wish = { startsAt: order.startsAt, way: before.way }
  // the type may have lost a way since: what was agreed stays agreed
  const kept = { ...type, ways: [before.way] }
  const allowed = mayBook(wish, kept, calendar, window, now.getTime())
  return allowed.ok ? allowed.value : refuse(allowed.reason)
}

/** Who is told what. An advisor who hands a meeting over reads that theirs is off, the other one that it is theirs. */
function addressees(before: FoundBooking, after: FoundBooking): Addressee[] {
  const customer: Addressee = { personId: after.customerId, reader: 'customer', template: 'moved' }
  if (before.advisorId === after.advisorId) {
    return [customer, { personId: after.advisorId, reader: 'advisor', template: 'moved' }]
  }
  return [
    customer,
    { personId: after.advisorId, reader: 'advisor', template: 'booked' },
    { personId: before.advisorId, reader: 'advisor', template: 'cancelled' },
  ]
}
