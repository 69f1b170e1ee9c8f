'use client'

import { DoorOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useAdvisorCall } from './advisor-call'

/** **Let in**: a booked customer comes from the waiting room into the call. */
export function LetInButton({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting.waitingRoom')
  const { answering } = useAdvisorCall()
  return (
    <Button
      variant="primary"
      busy={answering.busy === view.id}
      icon={<DoorOpen aria-hidden width={18} height={18} />}
      onClick={() => answering.letIn(view)}
    >
      {t('letIn')}
    </Button>
  )
}
