'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { type CardActions, NextStepSlot } from '@/components/presence/next-step-slot'
import { PromiseLine } from '@/components/presence/promise-line'
import { useStream } from '@/components/presence/stream-provider'
import { useLasting } from '@/components/presence/use-lasting'
import { useMinute } from '@/components/presence/use-minute'
import { usePromise } from '@/components/presence/use-promise'
import { useAnnounce } from '@/components/ui/announcer'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import { nextStep, ownCall } from '@/lib/presence/next-step'
import type { CustomerState } from '@/lib/presence/stream-state'

type AdvisorCardProps = {
  actions: CardActions
  /** The button **Call now**; shown while a call can be answered. */
  call: ReactNode
}

/** Region **Your advisor**: who it is, whether they are free, and one next step in a place that never moves. */
export function AdvisorCard({ actions, call }: AdvisorCardProps) {
  const t = useTranslations('presence')
  const { state } = useStream()
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-3 rounded-surface border border-line bg-surface p-4 lg:gap-4 lg:p-5"
    >
      <h2 id={id} data-share="text" className="text-small font-semibold text-ink-2 max-lg:sr-only">
        {t('region')}
      </h2>
      {state?.role === 'customer' ? (
        <Advisor state={state} actions={actions} call={call} />
      ) : (
        <AdvisorSkeleton />
      )}
    </section>
  )
}

function Advisor({ state, actions, call }: AdvisorCardProps & { state: CustomerState }) {
  const t = useTranslations('presence')
  const { connection } = useStream()
  const { sentence } = usePromise()
  const now = useMinute()
  const stale = useLasting(connection === 'lost', 4_000)
  const { name, promise } = state.advisor
  const own = ownCall(state)
  const words = sentence(name, promise, now, own)
  useSaidWhenItMatters(state, name, words)
  return (
    <>
      <div className="flex items-center gap-3 lg:gap-4">
        <Avatar name={name} className="max-lg:size-11 max-lg:text-[1rem]" />
        <p data-share="text" className="min-w-0 font-title text-lead">
          {name}
        </p>
      </div>
      {/* always two lines high: what stands below must not move when the sentence grows */}
      <div className="min-h-12 text-[1rem] leading-6">
        <PromiseLine state={shownState(own) ?? promise.state} sentence={words} />
        {stale && <p className="text-small text-ink-2">{t('stale')}</p>}
      </div>
      <div className="grid gap-3 min-[30rem]:max-lg:grid-cols-2">
        <NextStepSlot state={state} actions={actions} call={call} />
        <LinkButton href="/customer/book" data-share="tree">
          {t('step.book')}
        </LinkButton>
      </div>
    </>
  )
}

/** The reader's own call is not what others see: they are let in, so the advisor counts as free for them. */
function shownState(own: 'ringing' | 'live' | null) {
  if (own === null) return null
  return own === 'live' ? 'in_meeting' : 'available'
}

/** Says once that calling has become possible or impossible; not while somebody is in a call anyway. */
function useSaidWhenItMatters(state: CustomerState, name: string, words: string): void {
  const t = useTranslations('presence.announce')
  const announce = useAnnounce()
  const { step } = nextStep(state)
  const before = useRef(step)
  useEffect(() => {
    const was = before.current
    before.current = step
    if (was === step || was === 'in_call' || step === 'in_call') return
    if (step === 'call') announce(t('callable', { name }))
    else if (was === 'call') announce(t('not_callable', { name, promise: words }))
  }, [step, name, words, announce, t])
}

function AdvisorSkeleton() {
  return (
    <>
      <div className="flex items-center gap-3 lg:gap-4">
        <Skeleton className="size-11 rounded-full lg:size-14" />
        <Skeleton className="h-7 w-40" />
      </div>
      <Skeleton className="h-12 w-full" />
      <div className="grid gap-3 min-[30rem]:max-lg:grid-cols-2">
        <Skeleton className="h-control" />
        <Skeleton className="h-control" />
      </div>
    </>
  )
}
