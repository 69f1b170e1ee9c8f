import type { Booking } from '@/lib/booking/booking'
import { no, ok, type Result } from '@/lib/result'

/** What can happen to a booking. `version` is the one that the person saw. */
export type BookingEvent =
  | { kind: 'move'; version: number; startsAt: number; endsAt: number; advisorId: string; zone: string }
  | { kind: 'cancel'; version: number; reason: string }

export type TransitionReason = 'stale_version' | 'already_cancelled' | 'already_started' | 'same_time'

/**
 * The only place that knows what may become of a booking: while it is confirmed and has not begun, it may be
 * moved (to another time, another advisor, or both) or cancelled, by somebody who saw its latest version.
 */
export function transition(
  booking: Booking,
  event: BookingEvent,
  now: number,
): Result<Booking, TransitionReason> {
  if (booking.state === 'cancelled') return no('already_cancelled')
  if (booking.startsAt <= now) return no('already_started')
  if (booking.version !== event.version) return no('stale_version')
  const raised = { ...booking, version: booking.version + 1, sequence: booking.sequence + 1 }
  if (event.kind === 'cancel') return ok({ ...raised, state: 'cancelled', cancelReason: event.reason })
  const { startsAt, endsAt, advisorId, zone } = event
  if (startsAt === booking.startsAt && advisorId === booking.advisorId) return no('same_time')
  return ok({ ...raised, startsAt, endsAt, advisorId, zone })
}
