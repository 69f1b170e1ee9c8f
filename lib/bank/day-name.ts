import { dateFormat } from '@/lib/date-format'

/**
 * A date without a time in words: `22 Nov`, `22 november`; with its year when that is another one than today's.
 */
export function dayName(date: string, today: string, locale: string, month: 'short' | 'long'): string {
  return dateFormat(locale, {
    day: 'numeric',
    month,
    ...(date.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}
