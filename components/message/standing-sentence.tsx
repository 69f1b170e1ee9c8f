'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useNow } from '@/components/message/use-now'
import { timeName } from '@/lib/booking/time-name'
import { isOverdue, promiseAheadMs } from '@/lib/message/promise'
import type { Side, Standing } from '@/lib/message/thread'

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
      if (promisedBy === null) return t(`noPromise.${side}`, { ...who, days: promiseAheadMs / 86_400_000 })
      const key = isOverdue(standing, now) ? 'overdue' : 'open'
      return t(`${key}.${side}`, { ...who, by: name(promisedBy) })
    }
  }
}
