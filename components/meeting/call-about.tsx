'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { AskToCall } from '@/components/presence/ask-to-call'
import { useStream } from '@/components/presence/stream-provider'
import { Button } from '@/components/ui/button'
import { nextStep } from '@/lib/presence/next-step'
import { useCustomerCall } from './customer-call'

type CallAboutProps = {
  thread: { id: string; subject: string }
  /** Who has the thread, when it is not the own advisor. */
  deputyId: string | null
}

/**
 * **Call about this**: rings whoever answers the thread, who sees what it is about before they say hello. Who cannot be
 * called now is asked to call, about the same.
 */
export function CallAbout({ thread, deputyId }: CallAboutProps) {
  const t = useTranslations('meeting')
  const { flow, actions } = useCustomerCall()
  const { state } = useStream()
  if (state?.role !== 'customer') return null
  const { step } = nextStep(state)
  const deputy = state.deputies.find(({ id }) => id === deputyId)
  const callee =
    deputy?.promise.callable && step !== 'in_call' && state.videoAvailable ? deputy : state.advisor
  if (callee === deputy || step === 'call')
    return (
      <Button
        busy={flow.starting !== null || flow.checking !== null}
        icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
        onClick={() => flow.call({ id: callee.id, name: callee.name, threadId: thread.id })}
        data-share="text"
      >
        {t('callAbout')}
      </Button>
    )
  if (step !== 'ask') return null
  return <AskToCall advisor={state.advisor} askToCallMe={actions.askToCallMe} about={thread.subject} />
}
