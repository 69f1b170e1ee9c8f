'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useAdvisorCall } from '@/components/meeting/advisor-call'
import { AdvisorNotices } from '@/components/meeting/advisor-notices'
import { MovedCall } from '@/components/meeting/moved-call'
import { useRingEnd } from '@/components/meeting/use-ring-end'
import { useMeetingView, useRoom } from '@/components/room/room-provider'
import { LinkButton } from '@/components/ui/link-button'
import { DockFrame } from './dock-frame'
import { InCall } from './in-call'

/** What rings, who waits, and the call in a corner while the advisor is on another page than the meeting's own. */
export function AdvisorDock() {
  useRingEnd()
  return (
    <>
      <AdvisorNotices />
      <CallInCorner />
    </>
  )
}

function CallInCorner() {
  const t = useTranslations('meeting.desk')
  const { actions } = useAdvisorCall()
  const view = useMeetingView()
  const { state } = useRoom()
  const path = usePathname()
  if (view?.state !== 'live' || path === `/advisor/meeting/${view.id}`) return null
  if (state.kind === 'elsewhere')
    return (
      <DockFrame content="elsewhere">
        <MovedCall view={view} />
      </DockFrame>
    )
  return (
    <DockFrame content="in_call">
      <InCall
        view={view}
        side="advisor"
        hangUp={actions.hangUp}
        more={<LinkButton href={`/advisor/meeting/${view.id}`}>{t('open')}</LinkButton>}
      />
    </DockFrame>
  )
}
