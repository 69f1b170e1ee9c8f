import type { Interval } from '@/lib/booking/interval'
import { offsetAt, zoneSpans } from '@/lib/booking/zone'

const MINUTE = 60_000
const DAY = 86_400_000

/** A calendar day as written on the wall, `2026-11-24`. */
export type LocalDay = string

/** Is it a day that exists, between 2000 and 2099? */
export function isLocalDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text)
}

function fromUtc(at: number): LocalDay {
  return new Date(at).toISOString().slice(0, 10)
}

/** The day it is there at that moment. */
export function localDayAt(zone: string, at: number): LocalDay {
  return fromUtc(at + offsetAt(zone, at))
}

/** The day so many days later (or earlier, when negative). */
export function addDays(day: LocalDay, days: number): LocalDay {
  return fromUtc(Date.parse(`${day}T00:00:00Z`) + days * DAY)
}

/** Monday 1 to Sunday 7 (ISO 8601). */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The Monday of that day's week. */
export function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, 1 - weekdayOf(day))
}

/**
 * The moment a wall clock there shows that minute of that day (0 to 1440). A time that the clocks jump over gives
 * the moment of the jump; one that comes twice gives the first.
 */
export function instantOf(zone: string, day: LocalDay, minute: number): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  if (!Number.isFinite(wall)) throw new RangeError(`no such day: ${day}`)
  for (const span of zoneSpans(zone, { from: wall - DAY, to: wall + DAY })) {
    const at = wall - span.offset
    if (at < span.to) return Math.max(at, span.from)
  }
  throw new RangeError(`no such time: ${day} in ${zone}`)
}

/** From midnight to midnight there: 23 or 25 hours when summer time begins or ends. */
export function dayInterval(zone: string, day: LocalDay): Interval {
  return { from: instantOf(zone, day, 0), to: instantOf(zone, addDays(day, 1), 0) }
}
