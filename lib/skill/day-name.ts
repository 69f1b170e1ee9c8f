import { localDayAt } from '@/lib/booking/local-day'
import { dateFormat } from '@/lib/date-format'

/** `14 December`; with its year when that is not the one in which it is read: `14 January 2027`. */
export function skillDay(
  at: number,
  { now, zone, locale }: { now: number; zone: string; locale: string },
): string {
  const sameYear = localDayAt(zone, at).slice(0, 4) === localDayAt(zone, now).slice(0, 4)
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return dateFormat(locale, { timeZone: zone, day: 'numeric', month: 'long', ...year }).format(at)
}
