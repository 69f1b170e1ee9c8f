'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useNow } from '@/components/message/use-now'
import { clockName, timeName } from '@/lib/booking/time-name'
import { wallClockParts } from '@/lib/date-format'
import { isOverdue } from '@/lib/message/promise'
import type { Side, Standing } from '@/lib/message/thread'

/** A weekday is enough for what is no further away. ms */
const nearMs = 6 * 24 * 3_600_000

type StandingWordsProps = { standing: Standing; side: Side; now: number }

/** Where a thread stands, in few words for a list: "Answer by Tuesday 12:00". Red only where being late is the reader's own doing. */
export function StandingWords({ standing, side, now: made }: StandingWordsProps) {
  const t = useTranslations('message.line')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const now = useNow(made)
  const late = isOverdue(standing, now)
  const whenOf = (at: number) =>
    Math.abs(at - now) < nearMs
      ? `${wallClockParts(at, zone, locale).weekday} ${clockName(at, zone, locale)}`
      : timeName(at, zone, locale)
  const words = () => {
    if (standing.state !== 'open') return t(standing.state)
    if (standing.promisedBy === null) return t(`noPromise.${side}`)
    return t(`${late ? 'late' : 'by'}.${side}`, { when: whenOf(standing.promisedBy) })
  }
  return (
    <span className={late && side === 'staff' ? 'font-semibold text-red' : undefined} data-share="text">
      {words()}
    </span>
  )
}
