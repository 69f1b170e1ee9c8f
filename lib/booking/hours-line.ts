import type { WeeklyHours } from '@/lib/booking/working-intervals'

/** Do two lines of a week name the same time on the same day? 9–12 and 12–15 do not. */
export function linesClash(one: WeeklyHours, other: WeeklyHours): boolean {
  if (one.weekday !== other.weekday) return false
  if (one.fromMinute >= other.toMinute || other.fromMinute >= one.toMinute) return false
  const oneEnds = one.validTo ?? '9999-12-31'
  const otherEnds = other.validTo ?? '9999-12-31'
  return one.validFrom <= otherEnds && other.validFrom <= oneEnds
}
