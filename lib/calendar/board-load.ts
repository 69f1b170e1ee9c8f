import type { Interval } from '@/lib/booking/interval'
import { intersectIntervals, mergeIntervals, subtractIntervals } from '@/lib/booking/interval-algebra'

const MINUTE = 60_000

/** How full a day is. Minutes; `share` from 0 to 1, null for somebody who does not work that day. */
export type Load = { worked: number; booked: number; share: number | null }

const minutes = (spans: readonly Interval[]) =>
  spans.reduce((sum, span) => sum + (span.to - span.from), 0) / MINUTE

/**
 * Meetings over working time without time off. What lies at the same time counts once; what lies outside the
 * working time counts as booked, but a day is never fuller than full.
 */
export function loadOf(
  open: readonly Interval[],
  away: readonly Interval[],
  taken: readonly Interval[],
): Load {
  const working = subtractIntervals(mergeIntervals(open), mergeIntervals(away))
  const worked = minutes(working)
  const merged = mergeIntervals(taken)
  const inside = minutes(intersectIntervals(working, merged))
  return { worked, booked: minutes(merged), share: worked > 0 ? inside / worked : null }
}
