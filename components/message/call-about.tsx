'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCustomerCall } from '@/components/meeting/customer-call'
import { AskToCall } from '@/components/presence/ask-to-call'
import { useStream } from '@/components/presence/stream-provider'
import { Button } from '@/components/ui/button'
import { stepAbout } from '@/lib/presence/next-step'

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
  if (state?.role !== 'customer') return null
  const next = stepAbout(state, deputyId, able)
  if (next?.step === 'call')
    return (
      <Button
        busy={flow.starting !== null || flow.checking !== null}
        icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
        onClick={() => flow.call({ id: next.who.id, name: next.who.name, threadId: thread.id })}
        data-share="text"
      >
        {t('callAbout')}
      </Button>
    )
  if (!next) return null
  // as wide as its words, beside the other ways on
  return (
    <div>
      <AskToCall advisor={next.who} askToCallMe={actions.askToCallMe} about={thread.subject} />
    </div>
  )
}
