import { type Calendar, freeSlots, type SlotRule } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'

/** Why there is nothing to choose: nobody works then, not long enough at a stretch, away, or all is booked. */
export type NoTimeReason = 'no_hours' | 'too_short' | 'away' | 'fully_booked'

/** The reason why a stretch of calendar has no time, or null when it has one. Asks the slot finder, obstacle by obstacle. */
export function whyNoTime(calendar: Calendar, rule: SlotRule, window: Interval): NoTimeReason | null {
  const { open, away } = calendar
  const some = (part: Calendar) => freeSlots(part, rule, window).length > 0
  if (some(calendar)) return null
  if (some({ open, away, blocks: [] })) return 'fully_booked'
  if (some({ open, away: [], blocks: [] })) return 'away'
  return open.some((span) => span.from < window.to && span.to > window.from) ? 'too_short' : 'no_hours'
}
