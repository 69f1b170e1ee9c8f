'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCustomerCall } from '@/components/meeting/customer-call'
import { AskToCall } from '@/components/presence/ask-to-call'
import { useStream } from '@/components/presence/stream-provider'
import { Button } from '@/components/ui/button'
import { useKeptFocus } from '@/components/ui/use-kept-focus'
import { firstName } from '@/lib/presence/first-name'
import { nextStep, type StepAbout, stepAbout } from '@/lib/presence/next-step'

type CallAboutProps = {
  thread: { id: string; subject: string }
  /** Who has the thread, when it is not the own advisor. */
  deputyId: string | null
  /** Who may advise on what it is about; null: anybody. */
  able: readonly string[] | null
}

/**
 * **Call about this**: rings whoever answers the thread, who sees what it is about before they say hello. Who cannot be
 * called now is asked to call, about the same. Nobody is rung who may not advise on it; the page says who may, and when.
 */
export function CallAbout({ thread, deputyId, able }: CallAboutProps) {
  const t = useTranslations('meeting')
  const { flow, actions } = useCustomerCall()
  const { state } = useStream()
  // who is being asked: whatever changes meanwhile, what was typed stays
  const [asking, setAsking] = useState<StepAbout['who'] | null>(null)
  const step = state?.role === 'customer' ? stepAbout(state, deputyId, able) : null
  const next: StepAbout | null = asking ? { step: 'ask', who: asking } : step
  const request =
    state?.role === 'customer' && !next && nextStep(state).step === 'asked' ? state.request : null
  const place = useKeptFocus<HTMLDivElement>(next?.step ?? (request ? 'asked' : ''))
  if (!next && !request) return null
  // as wide as its words, beside the other ways on
  return (
    <div {...place} className="flex items-center">
      {request && <Asked name={request.advisorName} />}
      {next?.step === 'call' && (
        <Button
          busy={flow.starting !== null || flow.checking !== null}
          icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
          onClick={() => flow.call({ id: next.who.id, name: next.who.name, threadId: thread.id })}
          data-share="text"
        >
          {t('callAbout')}
        </Button>
      )}
      {next?.step === 'ask' && (
        <AskToCall
          advisor={next.who}
          askToCallMe={actions.askToCallMe}
          about={thread.subject}
          onAsking={(open) => setAsking(open ? next.who : null)}
        />
      )}
    </div>
  )
}

/** Stands where one asked, so that the focus does, too. */
function Asked({ name }: { name: string }) {
  const t = useTranslations('presence.step')
  return (
    <p tabIndex={-1} className="text-ink-2">
      {t('asked', { first: firstName(name) })}
    </p>
  )
}
