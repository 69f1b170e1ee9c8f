import { addDays, type LocalDay, mondayOf } from '@/lib/booking/local-day'
import { dayName } from '@/lib/booking/time-name'
import { dateFormat } from '@/lib/date-format'

const DAY = 86_400_000
const noon = (day: LocalDay) => Date.parse(`${day}T12:00:00Z`)

/** `Tuesday 24 November` for `2026-11-24`. */
export function dayTitle(day: LocalDay, locale: string): string {
  return dayName(noon(day), 'UTC', locale)
}

/** `Tue 24`: the head of a narrow column. */
export function shortDay(day: LocalDay, locale: string): string {
  const parts = dateFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric' })
    .formatToParts(noon(day))
    .filter(({ type }) => type === 'weekday' || type === 'day')
  return parts.map(({ value }) => value.replace('.', '')).join(' ')
}

/** `23–29 November 2026`. Put together by hand: browsers and servers disagree about the blanks in a range. */
export function weekTitle(monday: LocalDay, locale: string): string {
  const month = dateFormat(locale, { timeZone: 'UTC', month: 'long' })
  const [first, last] = [monday, addDays(monday, 6)].map((day) => ({
    day: Number(day.slice(8)),
    month: month.format(noon(day)),
    year: day.slice(0, 4),
  })) as [Named, Named]
  const end = `${last.day} ${last.month} ${last.year}`
  if (first.year !== last.year) return `${first.day} ${first.month} ${first.year} – ${end}`
  return first.month === last.month ? `${first.day}–${end}` : `${first.day} ${first.month} – ${end}`
}

type Named = { day: number; month: string; year: string }

/** `Monday`, by ISO number. */
export function weekdayTitle(weekday: number, locale: string): string {
  return dateFormat(locale, { timeZone: 'UTC', weekday: 'long' }).format(
    noon(addDays('2026-01-05', weekday - 1)),
  )
}

/** ISO 8601 week number: week 1 is the one with the year's first Thursday. */
export function isoWeek(day: LocalDay): number {
  const thursday = addDays(mondayOf(day), 3)
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / DAY / 7) + 1
}
