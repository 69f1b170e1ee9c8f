'use client'

import { X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { CallBrief } from '@/components/contact/call-brief'
import { useStream } from '@/components/presence/stream-provider'
import { IncomingCall } from '@/components/ring/incoming-call'
import { Alert } from '@/components/ui/alert'
import { IconButton } from '@/components/ui/icon-button'
import { useRefusal } from '@/components/ui/use-refusal'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useAdvisorCall } from './advisor-call'
import { LetInButton } from './let-in-button'

/** What comes in by itself, beside the work: a call, a waiting customer, why something did not work. */
export function AdvisorNotices() {
  const t = useTranslations('meeting.incoming')
  const { state } = useStream()
  const { answering, actions } = useAdvisorCall()
  const path = usePathname()
  const mounted = useMounted()
  if (!mounted || state?.role !== 'advisor') return null
  const { meeting } = state
  const ringing = meeting?.state === 'ringing' ? meeting : null
  // the desk has its own list of who is waiting
  const waiting = path === '/advisor' ? [] : state.waiting
  if (!ringing && waiting.length === 0 && !answering.refused) return null
  // in the body and marked as live, so that an open dialog neither hides nor blocks it
  return createPortal(
    <section
      aria-label={t('region')}
      aria-live="off"
      className="pointer-events-auto fixed inset-x-4 top-4 z-[60] flex flex-col gap-3 sm:left-auto sm:w-88"
    >
      {answering.refused && <Refused reason={answering.refused} onClose={answering.closeRefusal} />}
      {ringing && (
        <IncomingCall
          key={ringing.id}
          view={ringing}
          busy={answering.busy === ringing.id}
          onAccept={() => answering.accept(ringing)}
          onDecline={() => answering.decline(ringing)}
          brief={<CallBrief meetingId={ringing.id} readBrief={actions.readBrief} />}
        />
      )}
      {waiting.map((view) => (
        <Waiting key={view.id} view={view} />
      ))}
    </section>,
    document.body,
  )
}

function Refused({ reason, onClose }: { reason: string; onClose: () => void }) {
  const t = useTranslations('meeting')
  const refusal = useRefusal('meeting')
  return (
    <div className="flex items-start gap-2 rounded-surface border border-line bg-surface p-3 shadow-float">
      <Alert className="min-w-0 grow">{refusal(reason)}</Alert>
      <IconButton label={t('close')} icon={X} onClick={onClose} className="shrink-0" />
    </div>
  )
}

function Waiting({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  return (
    <div className="flex items-center gap-3 rounded-surface border border-line border-l-4 border-l-spruce bg-surface p-4 text-ink shadow-float animate-menu">
      <div className="min-w-0 grow">
        <p role="status" className="font-semibold">
          {t('waitingRoom.title', { name: view.customer.name })}
        </p>
        <p className="text-small text-ink-2">{t('incoming.booked')}</p>
      </div>
      <LetInButton view={view} />
    </div>
  )
}

function useMounted(): boolean {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return mounted
}
