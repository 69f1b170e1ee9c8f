'use client'

import { UserRound, Video } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useId } from 'react'
import type { AssistantActions } from '@/components/assistant/assistant-actions'
import { HandOver } from '@/components/assistant/hand-over'
import { useCustomerCall } from '@/components/meeting/customer-call'
import { useStream } from '@/components/presence/stream-provider'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { timeName } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'
import { nextStep } from '@/lib/presence/next-step'

type TalkToPersonProps = {
  /** The talk there is to hand over; null while nothing has been asked. */
  talkId: string | null
  advisorName: string
  /** The first times that can be booked, epoch ms; and for which topic, null when the bank has none. */
  times: readonly number[]
  topic: string | null
  open: boolean
  onOpenChange: (open: boolean) => void
  actions: Pick<AssistantActions, 'previewHandOver' | 'handOver'>
}

/** **Talk to a person**, always there: handing over (or writing), calling when that can be, the first times. */
export function TalkToPerson(props: TalkToPersonProps) {
  const { talkId, advisorName, times, topic, open, onOpenChange, actions } = props
  const t = useTranslations('assistant.person')
  const id = useId()
  const first = firstName(advisorName)
  return (
    <div className="mt-6 max-w-reading">
      <Button
        icon={<UserRound aria-hidden width={20} height={20} className="shrink-0" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => onOpenChange(!open)}
        data-share="text"
      >
        {t('title')}
      </Button>
      <section
        id={id}
        hidden={!open}
        aria-label={t('title')}
        className="mt-4 flex flex-col gap-5 border-l-3 border-line pl-4 [&[hidden]]:hidden"
      >
        {talkId ? (
          <div className="flex flex-col items-start gap-2">
            <HandOver talkId={talkId} first={first} actions={actions} />
            <p className="text-small text-ink-2">{t('handOverText')}</p>
          </div>
        ) : (
          <LinkButton href="/customer/messages/new" className="self-start">
            {t('write', { first })}
          </LinkButton>
        )}
        <CallNow />
        <FirstTimes {...{ times, topic, first }} />
      </section>
    </div>
  )
}

/** Nothing while nobody could answer: the advisor's card says until when. */
function CallNow() {
  const t = useTranslations('assistant.person')
  const { flow } = useCustomerCall()
  const { state } = useStream()
  if (state?.role !== 'customer' || nextStep(state).step !== 'call') return null
  const { id, name } = state.advisor
  const first = firstName(name)
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        busy={flow.starting !== null || flow.checking !== null}
        icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
        onClick={() => flow.call({ id, name })}
      >
        {t('call', { first })}
      </Button>
      <p className="text-small text-ink-2">{t('callText', { first })}</p>
    </div>
  )
}

type FirstTimesProps = Pick<TalkToPersonProps, 'times' | 'topic'> & { first: string }

/** Those of one topic: for another there may be others, or none. */
function FirstTimes({ times, topic, first }: FirstTimesProps) {
  const t = useTranslations('assistant.person')
  const id = useId()
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (topic === null) return <p className="text-ink-2">{t('noTimes')}</p>
  return (
    <div className="flex flex-col items-start gap-2">
      <p id={id} className="font-semibold">
        {t(times.length > 0 ? 'times' : 'noTimesFor', { first, topic })}
      </p>
      <ul aria-labelledby={id} className="figures">
        {times.map((at) => (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()} className="inline-block first-letter:uppercase">
              {timeName(at, zone, locale)}
            </time>
          </li>
        ))}
      </ul>
      <LinkButton href="/customer/book">{t('book')}</LinkButton>
    </div>
  )
}
