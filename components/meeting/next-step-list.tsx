'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { AskToCall } from '@/components/presence/ask-to-call'
import { useStream } from '@/components/presence/stream-provider'
import { useMinute } from '@/components/presence/use-minute'
import { usePromise } from '@/components/presence/use-promise'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { type NextStep, nextSteps } from '@/lib/meeting/next-steps'
import { firstName } from '@/lib/presence/first-name'
import { useCustomerCall } from './customer-call'

/** When nobody answered: somebody else who is free, being called back, the first time that can be booked. */
export function NextStepList({ called }: { called: string }) {
  const { state } = useStream()
  if (state?.role !== 'customer') return null
  return (
    <div className="grid gap-3">
      {nextSteps(state, called).map((step) => (
        <Step key={step.kind} step={step} />
      ))}
    </div>
  )
}

function Step({ step }: { step: NextStep }) {
  const t = useTranslations('meeting.next')
  const { flow, actions } = useCustomerCall()
  const { when } = usePromise()
  const now = useMinute()
  switch (step.kind) {
    case 'call':
      return (
        <Button
          variant="primary"
          icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
          onClick={() => flow.call(step)}
        >
          {t('call', { name: step.name })}
        </Button>
      )
    case 'ask':
      return <AskToCall advisor={step} askToCallMe={actions.askToCallMe} />
    case 'asked':
      return <p>{t('asked', { first: firstName(step.name) })}</p>
    case 'book':
      return (
        <LinkButton href="/customer/book">
          {step.firstTime === null ? t('book') : t('bookFirst', { when: when(step.firstTime, now) })}
        </LinkButton>
      )
  }
}
