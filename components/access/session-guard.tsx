'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { LockScreen, type Unlock } from '@/components/access/lock-screen'
import { StillThere } from '@/components/access/still-there'
import { useIdleStage } from '@/components/access/use-idle-stage'
import { useInputReport } from '@/components/access/use-input-report'
import { useStream } from '@/components/presence/stream-provider'
import { locksAfterInput } from '@/lib/access/idle-stage'

/**
 * Watches over the session in this window: tells the bank of the person's own input, asks before it locks, and locks in
 * place. Stands once in the layout of a role.
 */
export function SessionGuard({ unlock }: { unlock: Unlock }) {
  const { role, state, serverNow, tellInput } = useStream()
  const stage = useIdleStage()
  const report = useInputReport(stage === 'active')
  const place = useLastPlace(stage === 'active')
  const meeting = state && state.role !== 'scheduler' ? state.meeting : null
  const shared = { staff: role !== 'customer', inCall: meeting?.state === 'live' }
  return (
    <>
      <StillThere {...shared} open={stage === 'warned'} stay={report} />
      {stage === 'locked' && (
        <LockScreen
          {...shared}
          place={place}
          unlock={unlock}
          onUnlocked={() => tellInput(locksAfterInput(role, serverNow()))}
        />
      )}
    </>
  )
}

/** The element that last had focus while the person was at work. */
function useLastPlace(atWork: boolean): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!atWork) return
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) place.current = target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [atWork])
  return place
}
