'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { Section } from '@/components/ui/section'
import { clockName } from '@/lib/booking/time-name'
import type { AdvisorState, MeetingView } from '@/lib/presence/stream-state'

type DeskNowProps = {
  /** Button **Let in** for a waiting customer. */
  letIn: (meeting: MeetingView) => ReactNode
}

/** Who is calling, waiting, getting ready or in a call with the advisor: what cannot wait stands first. */
export function DeskNow({ letIn }: DeskNowProps) {
  const t = useTranslations('presence.desk')
  const { state } = useStream()
  return (
    <Section title={t('now')}>{state?.role === 'advisor' && <Rows state={state} letIn={letIn} />}</Section>
  )
}

function Rows({ state, letIn }: DeskNowProps & { state: AdvisorState }) {
  const t = useTranslations('presence.desk')
  const { meeting, waiting, kept } = state
  const current = meeting?.state === 'ringing' || meeting?.state === 'live' ? meeting : null
  if (!current && waiting.length === 0 && !kept) return <p className="text-ink-2">{t(quietWords(state))}</p>
  return (
    <List aria-label={t('now')}>
      {current && <Current meeting={current} />}
      {waiting.map((one) => (
        <Waiting key={one.id} meeting={one} letIn={letIn} />
      ))}
      {kept && (
        <ListRow
          title={t('gettingReady', { name: kept.name })}
          note={t('gettingReadyNote', { name: kept.name })}
        />
      )}
    </List>
  )
}

/** Nothing is going on: says whether anything can. */
function quietWords({ chosen, promise }: AdvisorState) {
  if (promise.callable) return 'nobodyAvailable'
  return chosen === 'available' ? 'nobody' : 'nobodyHidden'
}

function Current({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations('presence.desk')
  const { name } = meeting.customer
  if (meeting.state === 'ringing') return <ListRow title={<strong>{t('calling', { name })}</strong>} />
  return (
    <ListRow
      title={<strong>{t('inCall', { name })}</strong>}
      end={
        <LinkButton href={`/advisor/meeting/${meeting.id}`} variant="primary">
          {t('openMeeting')}
        </LinkButton>
      }
    />
  )
}

function Waiting({ meeting, letIn }: DeskNowProps & { meeting: MeetingView }) {
  const t = useTranslations('presence.desk')
  const since = clockName(meeting.createdAt, useTimeZone() ?? 'UTC', useLocale())
  return (
    <ListRow
      title={<strong>{t('waiting', { name: meeting.customer.name })}</strong>}
      note={t('since', { time: since })}
      end={letIn(meeting)}
    />
  )
}
