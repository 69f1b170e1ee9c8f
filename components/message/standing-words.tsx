'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useMinute } from '@/components/presence/use-minute'
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

type StandingSentenceProps = {
  standing: Standing
  customerName: string
  answererName: string
  side: Side
  now: number
}

/** Who answers, and by when they have promised to; whether anybody waits at all. Told again when the promise runs out. */
export function StandingSentence({ standing, side, now: made, ...names }: StandingSentenceProps) {
  const t = useTranslations('message.head')
  const now = useNow(made)
  const isLate = side === 'staff' && isOverdue(standing, now)
  return (
    <p role="status" className="mb-4 max-w-reading text-ink-2" data-share="text">
      {isLate && <strong className="font-semibold text-red">{t('late')} </strong>}
      {useSentence({ standing, side, now, ...names })}
    </p>
  )
}

function useSentence({ standing, customerName, answererName, side, now }: StandingSentenceProps): string {
  const t = useTranslations('message.head')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const name = (at: number) => timeName(at, zone, locale)
  switch (standing.state) {
    case 'closed':
      return t('closed')
    case 'answered':
      return t(`answered.${side}`, { when: name(standing.answeredAt) })
    case 'open': {
      const { waitingSince, promisedBy } = standing
      const who = { answerer: answererName, customer: customerName, since: name(waitingSince) }
      if (promisedBy === null) return t(`noPromise.${side}`, who)
      const key = isOverdue(standing, now) ? 'overdue' : 'open'
      return t(`${key}.${side}`, { ...who, by: name(promisedBy) })
    }
  }
}

/** The server's clock, on from when it made the page: a promise runs out on a page that stays open, too. */
function useNow(made: number): number {
  return Math.max(made, useMinute())
}
