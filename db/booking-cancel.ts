import type { Actor } from '@/lib/access/actor'
import type { CancelOrder } from '@/lib/booking/order'
import { type TransitionReason, transition } from '@/lib/booking/transition'
import type { Result } from '@/lib/result'
import { writeAudit } from './audit'
import type { FoundBooking } from './booking'
import { announceBooking } from './booking-announce'
import { lockBooking, saveChange } from './booking-change'
import { closeWaitingRoom } from './booking-waiting'
import { freeTime } from './calendar-block'
import { saveContact } from './contact-event'
import { queueBookingMails } from './mail'
import { inRefusableTransaction } from './refusal'

export type CancelReason = TransitionReason | 'not_found'

/** Cancels a booking and gives its time back. A second time it is `already_cancelled`. */
export function cancelBooking(
  actor: Actor,
  { bookingId, version, reason }: CancelOrder,
  now: Date,
): Promise<Result<FoundBooking, CancelReason>> {
  return inRefusableTransaction<FoundBooking, CancelReason>(actor, async (tx, refuse, about) => {
    const before = await lockBooking(tx, actor, bookingId, about)
    if (!before) return refuse('not_found')
    const after = transition(before, { kind: 'cancel', version, reason }, now.getTime())
    if (!after.ok) return refuse(after.reason)
    if ((await closeWaitingRoom(tx, actor, bookingId, now)) === 'live') return refuse('already_started')
    await freeTime(tx, bookingId)
    const saved = await saveChange(tx, after.value, actor.locale, now)
    const { customerId, advisorId, way, startsAt } = saved
    const event = { type: 'booking_cancelled', bookingId, way, startsAt, reason } as const
    await saveContact(tx, { customerId, at: now, event, staffId: advisorId, ref: bookingId })
    await queueBookingMails(
      tx,
      bookingId,
      [
        { personId: customerId, reader: 'customer', template: 'cancelled' },
        { personId: advisorId, reader: 'advisor', template: 'cancelled' },
      ],
      now,
    )
    writeAudit(tx, actor, { type: 'booking_cancelled', customerId, bookingId, reason })
    announceBooking(tx, saved)
    return saved
  })
}
