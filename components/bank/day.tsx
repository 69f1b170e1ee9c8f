import { useLocale } from 'next-intl'
import { dayName } from '@/lib/bank/day-name'

type DayProps = {
  /** `2026-11-22` */
  date: string
  /** Today, to leave the year out where it goes without saying. */
  today: string
  long?: boolean
}

/** A date without a time, as the bank books it: `22 Nov`, with its year when that is another one. */
export function Day({ date, today, long = false }: DayProps) {
  const locale = useLocale()
  return (
    <time dateTime={date} data-share="text" className="whitespace-nowrap">
      {dayName(date, today, locale, long ? 'long' : 'short')}
    </time>
  )
}
