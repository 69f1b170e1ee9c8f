'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { Tag } from '@/components/ui/tag'
import { useRefusal } from '@/components/ui/use-refusal'
import type { LocalDay } from '@/lib/booking/local-day'
import { dayName } from '@/lib/booking/time-name'
import { dayTitle } from '@/lib/calendar/day-title'
import { type Agreement, isOwnStep, type NextStep, type StepOwner, stepState } from '@/lib/contact/agreement'
import { firstName } from '@/lib/presence/first-name'
import { type Result, settled } from '@/lib/result'

export type FinishStep = (input: { id: string; done: boolean }) => Promise<Result<unknown>>

type AgreementListProps = {
  agreements: Agreement[]
  /** Who reads: their own steps can be ticked off. */
  reader: { side: StepOwner; id: string }
  today: LocalDay
  finishStep: FinishStep
  level?: 2 | 3
}

/** What meetings ended with: when, with whom, in words, and what follows with its owner and its date. */
export function AgreementList({ agreements, reader, today, finishStep, level = 3 }: AgreementListProps) {
  const t = useTranslations('contact.agreement')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="flex flex-col gap-6">
      {agreements.map((agreement) => (
        <li key={agreement.meetingId} className="border-l-3 border-spruce pl-4">
          <Heading className={level === 2 ? 'text-lead font-semibold' : 'font-semibold'}>
            {t('title', { name: agreement.advisorName })}
          </Heading>
          <p className="text-small text-ink-2 first-letter:uppercase">
            {dayName(agreement.metAt, zone, locale)}
          </p>
          <p className="mt-2 max-w-reading break-words whitespace-pre-line">{agreement.text}</p>
          {agreement.steps.length > 0 && (
            <ul aria-label={t('steps')} className="mt-2">
              {agreement.steps.map((step) => (
                <Step
                  key={step.id}
                  step={step}
                  own={isOwnStep(step, agreement, reader)}
                  owner={ownerName(step, agreement, reader, t)}
                  today={today}
                  finishStep={finishStep}
                />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

type Words = ReturnType<typeof useTranslations<'contact.agreement'>>

function ownerName(
  step: NextStep,
  agreement: Agreement,
  reader: AgreementListProps['reader'],
  t: Words,
): string {
  if (isOwnStep(step, agreement, reader)) return t('yours')
  return step.owner === 'advisor' ? firstName(agreement.advisorName) : t('customer')
}

type StepProps = { step: NextStep; own: boolean; owner: string; today: LocalDay; finishStep: FinishStep }

function Step({ step, own, owner, today, finishStep }: StepProps) {
  const t = useTranslations('contact.agreement')
  const refusal = useRefusal('contact')
  const locale = useLocale()
  // shown at once, and taken back in words when it could not be saved
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const done = wanted ?? step.doneAt !== null
  const state = done ? 'done' : stepState({ ...step, doneAt: null }, today)
  const day = dayTitle(step.dueOn, locale)
  const due = state === 'late' ? t('late', { day }) : state === 'today' ? t('today') : t('due', { day })
  const tick = async (next: boolean) => {
    setWanted(next)
    const answer = await settled(finishStep({ id: step.id, done: next }))
    if (!answer.ok) setWanted(null)
    setRefused(answer.ok ? null : answer.reason)
  }
  const words = <span className={cx('break-words', done && 'text-ink-2 line-through')}>{step.what}</span>
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
      {own ? (
        <Checkbox
          label={words}
          aria-label={t('markDone', { what: step.what })}
          checked={done}
          onChange={(event) => void tick(event.target.checked)}
        />
      ) : (
        <span>{words}</span>
      )}
      <span className="text-small text-ink-2">
        {owner} · {done ? t('done') : state === 'late' ? <Tag tone="warning">{due}</Tag> : due}
      </span>
      {refused && (
        <Alert heading={t('failed')} className="basis-full">
          <p>{refusal(refused)}</p>
        </Alert>
      )}
    </li>
  )
}
