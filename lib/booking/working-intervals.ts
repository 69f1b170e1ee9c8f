import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import { type LocalDay, weekdayOf } from '@/lib/booking/local-day'
import { zoneSpans } from '@/lib/booking/zone'

const MINUTE = 60_000
const DAY = 86_400_000

/** One line of somebody's week: Mondays 9:00 to 12:00 on the wall, there, for as long as it is valid. */
export type WeeklyHours = {
  /** Monday 1 to Sunday 7. */
  weekday: number
  /** Minutes after local midnight, 0 to 1440, `fromMinute` before `toMinute`. */
  fromMinute: number
  toMinute: number
  zone: string
  validFrom: LocalDay
  /** The last day it holds, or null while it holds. */
  validTo: LocalDay | null
}

function linesOn(day: LocalDay, hours: readonly WeeklyHours[]): WeeklyHours[] {
  const weekday = weekdayOf(day)
  return hours.filter(
    (line) =>
      line.weekday === weekday && line.validFrom <= day && (line.validTo === null || day <= line.validTo),
  )
}

function inZone(zone: string, hours: readonly WeeklyHours[], range: Interval): Interval[] {
  const found: Interval[] = []
  for (const span of zoneSpans(zone, range)) {
    const firstMidnight = Math.floor((span.from + span.offset) / DAY) * DAY
    for (let midnight = firstMidnight; midnight - span.offset < span.to; midnight += DAY) {
      const day = new Date(midnight).toISOString().slice(0, 10)
      for (const line of linesOn(day, hours)) {
        const from = Math.max(midnight + line.fromMinute * MINUTE - span.offset, span.from)
        const to = Math.min(midnight + line.toMinute * MINUTE - span.offset, span.to)
        if (from < to) found.push({ from, to })
      }
    }
  }
  return found
}

/**
 * When somebody works within a range: exactly the moments at which a wall clock there shows a time that one of
 * the lines names. So 02:30 is never worked in the night it is jumped over, and twice in the night it comes
 * twice. Sorted, disjoint.
 */
export function workingIntervals(hours: readonly WeeklyHours[], range: Interval): Interval[] {
  const zones = [...new Set(hours.map((line) => line.zone))]
  const found = zones.flatMap((zone) => {
    const lines = hours.filter((line) => line.zone === zone)
    return inZone(zone, lines, range)
  })
  return mergeIntervals(found)
}
