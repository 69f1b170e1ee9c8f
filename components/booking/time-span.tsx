'use client'

import { useLocale, useTimeZone } from 'next-intl'
import { clockName, dayName } from '@/lib/booking/time-name'

/** `Tuesday 24 November 10:30–11:00`; the clock never breaks over two lines. */
export function TimeSpan({ startsAt, endsAt }: { startsAt: number; endsAt: number }) {
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  return (
    <>
      {`${dayName(startsAt, zone, locale)} `}
      <span className="whitespace-nowrap tabular-nums" data-share="text">
        {`${clockName(startsAt, zone, locale)}–${clockName(endsAt, zone, locale)}`}
      </span>
    </>
  )
}
