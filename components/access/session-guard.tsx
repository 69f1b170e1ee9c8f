'use client'

import { LockScreen, type Unlock } from '@/components/access/lock-screen'
import { StillThere } from '@/components/access/still-there'
import { useIdleStage } from '@/components/access/use-idle-stage'
import { useInputReport } from '@/components/access/use-input-report'
import { useStream } from '@/components/presence/stream-provider'
import type { Role } from '@/lib/access/actor'
import { locksAfterInput } from '@/lib/access/idle-stage'

/**
 * Watches over the session in this window: tells the bank of the person's own input, asks before it locks, and locks in
 * place. Stands once in the layout of a role.
 */
export function SessionGuard({ role, unlock }: { role: Role; unlock: Unlock }) {
  const { state, serverNow, tellInput } = useStream()
  const stage = useIdleStage(role)
  const report = useInputReport(role, stage === 'active')
  const meeting = state && state.role !== 'scheduler' ? state.meeting : null
  const shared = { staff: role !== 'customer', inCall: meeting?.state === 'live' }
  return (
    <>
      <StillThere {...shared} open={stage === 'warned'} stay={report} />
      {stage === 'locked' && (
        <LockScreen
          {...shared}
          unlock={unlock}
          onUnlocked={() => tellInput(locksAfterInput(role, serverNow()))}
        />
      )}
    </>
  )
}
