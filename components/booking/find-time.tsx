'use client'

import { useTranslations } from 'next-intl'
import { FitNotice } from '@/components/skill/fit-notice'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useRefusal } from '@/components/ui/use-refusal'
import { firstName } from '@/lib/presence/first-name'
import { TimeList } from './time-list'
import type { Times } from './use-times'

type FindTimeProps = {
  times: Times
  chosen: number | null
  onChoose: (at: number) => void
  advisorName: string
  /** Where a meeting with somebody else is booked, for when the advisor may not take the topic. */
  bookHref?: (advisorId: string) => string
}

/** The list of times in each of its states: looking, refused, none (and why), some. Says how many there are. */
export function FindTime({ times, chosen, onChoose, advisorName, bookHref }: FindTimeProps) {
  const t = useTranslations('booking')
  const refusal = useRefusal('booking')
  const first = firstName(times.free?.advisor.name ?? advisorName)
  const { free, refused, busy } = times
  return (
    <>
      <p role="status" className="mb-3 text-small text-ink-2" data-share="text">
        {busy ? t('times.loading') : free ? t('times.found', { count: free.times.length, first }) : ''}
      </p>
      {busy && <Skeletons />}
      {refused && (
        <Alert>
          <p>{refusal(refused)}</p>
          <Button onClick={() => void times.reload()}>{t('book.tryAgain')}</Button>
        </Alert>
      )}
      {free?.fit && (
        <div className="mb-4">
          <FitNotice fit={free.fit} side="customer" bookHref={bookHref} />
        </div>
      )}
      {free?.why && (
        <EmptyState>
          <p>{t(`noTime.${free.why}`, { first })}</p>
          <p>{t('noTime.next', { first })}</p>
        </EmptyState>
      )}
      {free && free.times.length > 0 && <TimeList free={free} chosen={chosen} onChoose={onChoose} />}
    </>
  )
}

function Skeletons() {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((box) => (
        <Skeleton key={box} className="h-control" />
      ))}
    </div>
  )
}
