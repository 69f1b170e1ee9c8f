import type { Role } from '@/lib/access/actor'
import type { Interval } from '@/lib/booking/interval'
import type { MeetingType } from '@/lib/booking/meeting-type'

const MINUTE = 60_000
const DAY = 86_400_000

/**
 * When a meeting of this type may begin if it is booked now. Customers keep the type's notice; staff may
 * book at once, but nobody in the past and nobody beyond the horizon.
 */
export function bookingWindow(type: MeetingType, now: number, role: Role): Interval {
  const notice = role === 'customer' ? type.notice * MINUTE : 0
  return { from: now + Math.max(notice, 1), to: now + type.horizonDays * DAY }
}

/**
 * The stretch of calendar that has to be read to find times in a window: whole UTC days and one more on each side, so
 * that no working day is cut (its start is where the grid of times begins) and no buffer is missed.
 */
export function calendarRange(window: Interval): Interval {
  return { from: (Math.floor(window.from / DAY) - 1) * DAY, to: (Math.ceil(window.to / DAY) + 1) * DAY }
}
