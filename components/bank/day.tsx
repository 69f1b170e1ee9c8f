import { useFormatter } from 'next-intl'

type DayProps = {
  /** `2026-11-22` */
  date: string
  /** Today, to leave the year out where it goes without saying. */
  today: string
  long?: boolean
}

/** A date without a time, as the bank books it: `22 Nov`, with its year when that is another one. */
export function Day({ date, today, long = false }: DayProps) {
  const format = useFormatter()
  const words = format.dateTime(new Date(`${date}T00:00:00Z`), {
    day: 'numeric',
    month: long ? 'long' : 'short',
    ...(date.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    timeZone: 'UTC',
  })
  return (
    <time dateTime={date} data-share="text" className="whitespace-nowrap">
      {words}
    </time>
  )
}
