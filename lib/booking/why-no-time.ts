import { type Calendar, freeSlots, type SlotRule } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'

/** Why there is nothing to choose: nobody works then, not long enough at a stretch, away, may not, or all is booked. */
export type NoTimeReason = 'no_hours' | 'too_short' | 'away' | 'not_qualified' | 'fully_booked'

/**
 * The reason why a stretch of calendar has no time, or null when it has one. Asks the slot finder, obstacle by obstacle.
 * @param unfit when the advisor may not take the topic; not in `calendar.away`
 */
export function whyNoTime(
  calendar: Calendar,
  rule: SlotRule,
  window: Interval,
  unfit: readonly Interval[] = [],
): NoTimeReason | null {
  const { open, away, blocks } = calendar
  const gone = mergeIntervals([...away, ...unfit])
  const some = (part: Calendar) => freeSlots(part, rule, window).length > 0
  if (some({ open, away: gone, blocks })) return null
  if (some({ open, away: gone, blocks: [] })) return 'fully_booked'
  if (some({ open, away, blocks: [] })) return 'not_qualified'
  if (some({ open, away: [], blocks: [] })) return 'away'
  return open.some((span) => span.from < window.to && span.to > window.from) ? 'too_short' : 'no_hours'
}
