'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { useMinute } from '@/components/presence/use-minute'
import { usePromise } from '@/components/presence/use-promise'
import { Alert } from '@/components/ui/alert'
import { RadioGroup } from '@/components/ui/radio-group'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusShape } from '@/components/ui/status-shape'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Chosen, chosenStatuses } from '@/lib/presence/facts'
import type { AdvisorState } from '@/lib/presence/stream-state'
import { type Result, settled } from '@/lib/result'

export type ChooseStatus = (input: { chosen: Chosen }) => Promise<Result<{ chosen: Chosen }>>

/** Radiogroup **My status**: shows the choice at once, and takes it back in words when it could not be saved. */
export function MyStatus({ chooseStatus }: { chooseStatus: ChooseStatus }) {
  const { state } = useStream()
  if (state?.role !== 'advisor') return <Skeleton className="h-24" />
  return <Status state={state} chooseStatus={chooseStatus} />
}

function Status({ state, chooseStatus }: { state: AdvisorState; chooseStatus: ChooseStatus }) {
  const t = useTranslations('presence.status')
  const refusal = useRefusal('presence')
  const { wanted, refused, choose } = useOptimisticStatus(state.chosen, chooseStatus)
  const options = chosenStatuses.map((value) => ({
    value,
    label: t(value),
    mark: <StatusShape kind={value} />,
  }))
  return (
    <div className="space-y-2">
      <RadioGroup
        label={t('label')}
        layout="bar"
        options={options}
        value={wanted ?? state.chosen}
        onValueChange={choose}
      />
      {refused && (
        <Alert>
          <p>{refusal(refused)}</p>
          <p>{t('kept', { status: t(state.chosen) })}</p>
        </Alert>
      )}
      <Seen state={state} />
    </div>
  )
}

/** What customers are told: it follows from more than the choice. */
function Seen({ state }: { state: AdvisorState }) {
  const t = useTranslations('presence.status')
  const { sentence } = usePromise()
  const now = useMinute()
  return (
    <p className="min-h-6 text-small text-ink-2">
      {t('seen', { promise: sentence('', state.promise, now) })}
    </p>
  )
}

/** The last choice that is not yet the truth; the truth wins as soon as it says the same, or when it was refused. */
function useOptimisticStatus(chosen: Chosen, chooseStatus: ChooseStatus) {
  const [wanted, setWanted] = useState<Chosen | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    setWanted((want) => (want === chosen ? null : want))
  }, [chosen])
  const choose = async (next: Chosen) => {
    setWanted(next)
    setRefused(null)
    const answer = await settled(chooseStatus({ chosen: next }))
    if (answer.ok) return
    setWanted((want) => (want === next ? null : want))
    setRefused(answer.reason)
  }
  return { wanted, refused, choose }
}
