'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { LinkButton } from '@/components/ui/link-button'
import { callMinutes } from '@/lib/meeting/call-length'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useCustomerCall } from './customer-call'
import { NextStepList } from './next-step-list'

type OverProps = { view: MeetingView; words: string; children?: ReactNode }

/** What happened, in one sentence, and what can be done next, where the call was. */
function Over({ view, words, children }: OverProps) {
  const t = useTranslations('meeting')
  const { flow } = useCustomerCall()
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2">
        <p role="status" className="min-w-0 grow py-1.5">
          {words}
        </p>
        <IconButton label={t('close')} icon={X} onClick={() => flow.close(view.id)} className="shrink-0" />
      </div>
      {children}
    </div>
  )
}

/** Nobody answered, or declined: the same words for both. */
export function Unanswered({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  return (
    <Over view={view} words={t('unanswered', { name: view.advisor.name })}>
      <NextStepList called={view.advisor.id} />
    </Over>
  )
}

/** Waited for a booked meeting in vain. */
export function NotLetIn({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  return (
    <Over view={view} words={t('notLetIn', { name: view.advisor.name })}>
      <NextStepList called={view.advisor.id} />
    </Over>
  )
}

type AfterCallProps = { view: MeetingView; lasted: number; byItself: boolean }

/** After a call: how long it was; what to do when it ended by itself. */
export function AfterCall({ view, lasted, byItself }: AfterCallProps) {
  const t = useTranslations('meeting')
  const { name } = view.advisor
  const words = byItself ? t('endedByItself', { name }) : t('ended', { name, minutes: callMinutes(lasted) })
  return (
    <Over view={view} words={words}>
      {byItself ? (
        <NextStepList called="" />
      ) : (
        <LinkButton href="/customer/book">{t('next.book')}</LinkButton>
      )}
    </Over>
  )
}
