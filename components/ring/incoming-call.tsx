'use client'

import { Phone, PhoneOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useCallFocus } from './use-call-focus'
import { useCallNotice } from './use-call-notice'
import { useRinging } from './use-ringing'

type IncomingCallProps = {
  view: MeetingView
  busy: boolean
  onAccept: () => void
  onDecline: () => void
  /** What to know before answering. */
  brief?: ReactNode
}

/** **Incoming call**: beside the work, wherever in the app. Takes the focus only when nothing is being typed. */
export function IncomingCall({ view, busy, onAccept, onDecline, brief }: IncomingCallProps) {
  const t = useTranslations('meeting.incoming')
  const id = useId()
  const { name } = view.customer
  const box = useCallFocus(name)
  useRinging(busy ? null : 'incoming')
  useCallNotice(t('pageTitle', { name }), view.id)
  return (
    <div
      ref={box}
      {...{ role: 'alertdialog', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` }}
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-surface border border-line border-l-4 border-l-spruce bg-surface p-4 text-ink shadow-float animate-menu"
    >
      <div className="flex items-center gap-3">
        <Avatar name={name} size={36} />
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-small font-semibold text-ink-2">
            {t('title')}
          </h2>
          <p id={`${id}-text`} className="text-lead">
            {t('text', { name })}
          </p>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-4">
        <Button
          variant="primary"
          busy={busy}
          icon={<Phone aria-hidden width={18} height={18} />}
          onClick={onAccept}
        >
          {t('accept')}
        </Button>
        <Button busy={busy} icon={<PhoneOff aria-hidden width={18} height={18} />} onClick={onDecline}>
          {t('decline')}
        </Button>
      </div>
      {brief}
    </div>
  )
}
