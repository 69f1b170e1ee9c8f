import { addDays, type LocalDay, weekdayOf } from '@/lib/booking/local-day'
import type { WeeklyHours } from '@/lib/booking/working-intervals'
import type { HoursSpan } from '@/lib/calendar/hours-pattern'

export type SavedHours = WeeklyHours & { id: string }

/** What has to be written so that a new week holds from a day on, and nothing before it changes. */
export type HoursChange = { end: { id: string; validTo: LocalDay }[]; remove: string[]; add: WeeklyHours[] }

/** The last day a line still holds when another week takes over, or null when there is no such day. */
function lastDay(line: SavedHours, validFrom: LocalDay): LocalDay | null {
  const before = addDays(validFrom, -1)
  if (line.validFrom < before) return before
  // It began the day before. A line's last day must come after its first, and the day it may run on to is another
  // weekday, on which it says nothing.
  return line.validFrom === before && weekdayOf(before) === line.weekday ? validFrom : null
}

/** Replaces a week from `validFrom` on: lines in force end the day before, later ones go, the new ones come. */
export function replaceHours(
  lines: readonly SavedHours[],
  spans: readonly HoursSpan[],
  zone: string,
  validFrom: LocalDay,
): HoursChange {
  const change: HoursChange = { end: [], remove: [], add: [] }
  for (const line of lines) {
    if (line.validTo !== null && line.validTo < validFrom) continue
    const validTo = lastDay(line, validFrom)
    if (validTo === null) change.remove.push(line.id)
    else change.end.push({ id: line.id, validTo })
  }
  change.add = spans.map((span) => ({ ...span, zone, validFrom, validTo: null }))
  return change
}

/** The week that holds on a day, as its stretches. */
export function hoursOn(lines: readonly WeeklyHours[], day: LocalDay): HoursSpan[] {
  return lines
    .filter((line) => line.validFrom <= day && (line.validTo === null || day <= line.validTo))
    .map(({ weekday, fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute }))
    .sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)
}
