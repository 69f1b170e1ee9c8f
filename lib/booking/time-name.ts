import { offsetAt } from '@/lib/booking/zone'

const HOUR = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** English reads dates the British way here: day before month, 24 hours. */
function format(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`
  const found = formats.get(key)
  if (found) return found
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(key, made)
  return made
}

function partsOf(at: number, zone: string, locale: string): Record<string, string> {
  return Object.fromEntries(
    format(locale, zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
}

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
  const { hour, minute } = partsOf(at, zone, locale)
  return `${hour}:${minute}${isAmbiguous(at, zone) ? ` (${offsetName(at, zone)})` : ''}`
}

/** `Tuesday 24 November`. */
export function dayName(at: number, zone: string, locale: string): string {
  const { weekday, day, month } = partsOf(at, zone, locale)
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
