'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AskToCall, type AskToCallMe } from '@/components/presence/ask-to-call'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useTell } from '@/components/ui/toast'
import { useKeptFocus } from '@/components/ui/use-kept-focus'
import { useRefusal } from '@/components/ui/use-refusal'
import { firstName } from '@/lib/presence/first-name'
import { nextStep } from '@/lib/presence/next-step'
import type { CustomerState } from '@/lib/presence/stream-state'
import { type Result, settled } from '@/lib/result'

export type CardActions = {
  askToCallMe: AskToCallMe
  withdrawRequest: (input: { id: string }) => Promise<Result<unknown>>
}

type NextStepSlotProps = { state: CustomerState; actions: CardActions; call: ReactNode }

/** The one place for the next step: call, ask to be called, or what is under way. Focus stays when it changes. */
export function NextStepSlot({ state, actions, call }: NextStepSlotProps) {
  const t = useTranslations('presence.step')
  const next = nextStep(state)
  const place = useKeptFocus<HTMLDivElement>(next.step)
  const { advisor } = state
  return (
    <div {...place} className="flex min-h-control min-w-0 flex-col justify-center">
      {next.step === 'call' && call}
      {next.step === 'ask' && <AskToCall advisor={advisor} askToCallMe={actions.askToCallMe} />}
      {state.request && (next.step === 'asked' || next.step === 'call') && (
        <Asked request={state.request} withdraw={actions.withdrawRequest} />
      )}
      {next.step === 'in_call' && (
        <p tabIndex={-1} className="text-ink-2">
          {t(next.state, { name: next.advisorName })}
        </p>
      )}
      {!state.videoAvailable && next.step !== 'in_call' && (
        <p className="mt-2 text-small text-ink-2">{t('noVideo', { first: firstName(advisor.name) })}</p>
      )}
    </div>
  )
}

type AskedProps = {
  request: NonNullable<CustomerState['request']>
  withdraw: CardActions['withdrawRequest']
}

/** An open request, also beside a call that has become possible meanwhile. */
function Asked({ request, withdraw }: AskedProps) {
  const t = useTranslations('presence.step')
  const refusal = useRefusal('presence')
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const first = firstName(request.advisorName)
  const takeBack = async () => {
    setBusy(true)
    const answer = await settled(withdraw({ id: request.id }))
    setBusy(false)
    if (answer.ok) tell(t('withdrawn', { first }))
    else setRefused(answer.reason)
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p tabIndex={-1} className="font-semibold">
          {t('asked', { first })}
        </p>
        <Button variant="quiet" busy={busy} onClick={takeBack} className="!px-2">
          {t('withdraw')}
        </Button>
      </div>
      {refused && <Alert>{refusal(refused)}</Alert>}
    </>
  )
}
