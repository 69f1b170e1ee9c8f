import type { Way } from '@/lib/booking/booking'
import { type CustomerCalendar, freeSlots } from '@/lib/booking/free-slots'
import { contains, type Interval, overlaps } from '@/lib/booking/interval'
import { type MeetingType, slotRule } from '@/lib/booking/meeting-type'
import { no, ok, type Result } from '@/lib/result'

export type MayBookReason =
  | 'bad_time'
  | 'wrong_way'
  | 'in_the_past'
  | 'too_soon'
  | 'too_far'
  | 'outside_hours'
  | 'advisor_away'
  | 'not_qualified'
  | 'slot_taken'
  | 'you_are_booked'
  | 'off_grid'

/** What is asked for. `startsAt` in epoch milliseconds. */
export type BookingWish = { startsAt: number; way: Way }

/** The meeting itself, and the time it takes out of the calendar: with its buffers. */
export type Place = { meeting: Interval; block: Interval }

/** Where a meeting of this type lies if it begins then. */
export function placeOf(type: MeetingType, startsAt: number): Place {
  const { duration, before, after } = slotRule(type)
  const meeting = { from: startsAt, to: startsAt + duration }
  return { meeting, block: { from: meeting.from - before, to: meeting.to + after } }
}

/** The one reason why somebody cannot be met then, or null. The same rules as `freeSlots`, one at a time. */
function obstacle(calendar: CustomerCalendar, { meeting, block }: Place): MayBookReason | null {
  if (!calendar.open.some((span) => contains(span, meeting))) return 'outside_hours'
  if (calendar.away.some((span) => overlaps(span, meeting))) return 'advisor_away'
  if (calendar.unfit.some((span) => overlaps(span, meeting))) return 'not_qualified'
  if (calendar.blocks.some((span) => overlaps(span, block))) return 'slot_taken'
  if (calendar.own.some((span) => overlaps(span, meeting))) return 'you_are_booked'
  return null
}

/**
 * May this meeting be booked? Refuses with the first reason that holds. Whatever it allows is one of
 * `freeSlots` over the same calendar: an odd minute is `off_grid`.
 */
export function mayBook(
  wish: BookingWish,
  type: MeetingType,
  calendar: CustomerCalendar,
  window: Interval,
  now: number,
): Result<Place, MayBookReason> {
  const { startsAt, way } = wish
  if (!Number.isSafeInteger(startsAt)) return no('bad_time')
  if (!type.ways.includes(way)) return no('wrong_way')
  if (startsAt <= now) return no('in_the_past')
  if (startsAt < window.from) return no('too_soon')
  if (startsAt >= window.to) return no('too_far')
  const place = placeOf(type, startsAt)
  const reason = obstacle(calendar, place)
  if (reason) return no(reason)
  const free = freeSlots(calendar, slotRule(type), { from: startsAt, to: startsAt + 1 })
  return free.length > 0 ? ok(place) : no('off_grid')
}
