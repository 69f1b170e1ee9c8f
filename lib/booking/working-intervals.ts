import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import type { LocalDay } from '@/lib/booking/local-day'
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

/** A line in milliseconds, so that a day needs no text and no date. */
type Line = { weekday: number; from: number; to: number; first: number; last: number }

function toLine({ weekday, fromMinute, toMinute, validFrom, validTo }: WeeklyHours): Line {
  return {
    weekday,
    from: fromMinute * MINUTE,
    to: toMinute * MINUTE,
    first: Date.parse(validFrom),
    last: validTo === null ? Infinity : Date.parse(validTo),
  }
}

/** Monday 1 to Sunday 7 of a day that begins so long after 1 January 1970, a Thursday. */
function weekdayAt(midnight: number): number {
  return ((((midnight / DAY + 3) % 7) + 7) % 7) + 1
}

function inZone(zone: string, hours: readonly WeeklyHours[], range: Interval): Interval[] {
  const lines = hours.map(toLine)
  const found: Interval[] = []
  for (const span of zoneSpans(zone, range)) {
    const first = Math.floor((span.from + span.offset) / DAY) * DAY
    for (let midnight = first; midnight - span.offset < span.to; midnight += DAY) {
      const weekday = weekdayAt(midnight)
      for (const line of lines) {
        if (line.weekday !== weekday || midnight < line.first || midnight > line.last) continue
        const from = Math.max(midnight + line.from - span.offset, span.from)
        const to = Math.min(midnight + line.to - span.offset, span.to)
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
