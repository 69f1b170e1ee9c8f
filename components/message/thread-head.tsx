import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { timeName } from '@/lib/booking/time-name'
import { isOverdue } from '@/lib/message/promise'
import type { Side, ThreadView } from '@/lib/message/thread'

type ThreadHeadProps = { view: ThreadView; side: Side; now: number }

/** Who answers, and by when they have promised to; whether anybody waits at all. */
export function ThreadHead({ view, side, now }: ThreadHeadProps) {
  const t = useTranslations('message.head')
  const isLate = side === 'staff' && isOverdue(view.thread.standing, now)
  return (
    <p role="status" className="mb-4 max-w-reading text-ink-2" data-share="text">
      {isLate && <strong className="font-semibold text-red">{t('late')} </strong>}
      {useSentence(side, now)(view)}
    </p>
  )
}

function useSentence(side: Side, now: number): (view: ThreadView) => string {
  const t = useTranslations('message.head')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const name = (at: number) => timeName(at, zone, locale)
  return ({ thread: { standing }, customerName, answererName }) => {
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
}
