'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { useMinute } from '@/components/presence/use-minute'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { List, ListRow } from '@/components/ui/list'
import { PhoneLink } from '@/components/ui/phone-link'
import { Section } from '@/components/ui/section'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import type { CallRequestView } from '@/lib/presence/stream-state'
import { type Result, settled } from '@/lib/result'

export type FinishRequest = (input: { id: string }) => Promise<Result<unknown>>

/** Who has asked to be called: oldest first, what it is about, the number, and **Called**. */
export function CallRequests({ finishRequest }: { finishRequest: FinishRequest }) {
  const t = useTranslations('presence.desk')
  const refusal = useRefusal('presence')
  const { state } = useStream()
  const [refused, setRefused] = useState<string | null>(null)
  const requests = state?.role === 'advisor' ? state.requests : []
  return (
    <Section title={t('requests')}>
      {refused && <Alert className="mb-3">{refusal(refused)}</Alert>}
      {requests.length === 0 ? (
        <p className="text-ink-2">{t('noRequests')}</p>
      ) : (
        <List aria-label={t('requests')}>
          {requests.map((request) => (
            <Request key={request.id} request={request} finish={finishRequest} onRefused={setRefused} />
          ))}
        </List>
      )}
    </Section>
  )
}

type RequestProps = {
  request: CallRequestView
  finish: FinishRequest
  onRefused: (reason: string | null) => void
}

function Request({ request, finish, onRefused }: RequestProps) {
  const t = useTranslations('presence.desk')
  const format = useFormatter()
  const now = useMinute()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const { customer, own, about, createdAt } = request
  const done = async () => {
    setBusy(true)
    onRefused(null)
    const answer = await settled(finish({ id: request.id }))
    setBusy(false)
    if (answer.ok) tell(t('doneTold', { name: customer.name }))
    else onRefused(answer.reason)
  }
  return (
    <ListRow
      href={own ? `/advisor/customers/${customer.id}` : undefined}
      title={customer.name}
      note={format.relativeTime(createdAt, Math.max(now, createdAt))}
      end={
        <Button
          busy={busy}
          onClick={done}
          aria-label={t('doneFor', { name: customer.name })}
          className="relative"
        >
          {t('done')}
        </Button>
      }
    >
      <p className="line-clamp-3">{about || <span className="text-ink-2">{t('noAbout')}</span>}</p>
      {customer.phone ? (
        <PhoneLink phone={customer.phone} className="relative" />
      ) : (
        <p className="text-small text-ink-2">{t('noPhone')}</p>
      )}
    </ListRow>
  )
}
