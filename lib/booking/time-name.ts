import { offsetAt } from '@/lib/booking/zone'
import { wallClockParts } from '@/lib/date-format'

const HOUR = 3_600_000

/** Does the wall clock there show this time twice, because summer time ends? */
export function isAmbiguous(at: number, zone: string): boolean {
  const offset = offsetAt(zone, at)
  return [at - 6 * HOUR, at + 6 * HOUR].some((near) => {
    const other = offsetAt(zone, near)
    return other !== offset && offsetAt(zone, at + offset - other) === other
  })
}

/** `UTC+2`, `UTC−3:30`. */
export function offsetName(at: number, zone: string): string {
  const minutes = offsetAt(zone, at) / 60_000
  const rest = Math.abs(minutes) % 60
  const hours = Math.floor(Math.abs(minutes) / 60)
  if (minutes === 0) return 'UTC'
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/** `10:30`; with its offset when the clock shows that time twice: `02:30 (UTC+1)`. */
export function clockName(at: number, zone: string, locale: string): string {
  const { hour, minute } = wallClockParts(at, zone, locale)
  return `${hour}:${minute}${isAmbiguous(at, zone) ? ` (${offsetName(at, zone)})` : ''}`
}

/** `Tuesday 24 November`. */
export function dayName(at: number, zone: string, locale: string): string {
  const { weekday, day, month } = wallClockParts(at, zone, locale)
  return `${weekday} ${day} ${month}`
}

/** `Tuesday 24 November 10:30`: how a time is called on buttons, in lists and in mails. */
export function timeName(at: number, zone: string, locale: string): string {
  return `${dayName(at, zone, locale)} ${clockName(at, zone, locale)}`
}

/** Do the clocks of two zones differ at that moment? Then both times are told. */
export function clocksDiffer(at: number, zone: string, other: string): boolean {
  return offsetAt(zone, at) !== offsetAt(other, at)
}

/** The place a zone is named after: `Stockholm` for `Europe/Stockholm`. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
