'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext } from 'react'
import { DeviceCheck } from '@/components/device/device-check'
import { PeerAudio } from '@/components/room/peer-audio'
import { RoomProvider } from '@/components/room/room-provider'
import { firstName } from '@/lib/presence/first-name'
import type { CustomerActions } from './meeting-actions'
import { type CallFlow, useCallFlow } from './use-call-flow'

type Shared = { flow: CallFlow; actions: CustomerActions }
const Context = createContext<Shared | null>(null)

/** The customer's call: room, device check, starting and cancelling. Stands in the layout, under the stream. */
export function CustomerCall({ actions, children }: { actions: CustomerActions; children: ReactNode }) {
  return (
    <RoomProvider side="customer" rejoinMeeting={actions.rejoinMeeting}>
      <Flow actions={actions}>{children}</Flow>
      <PeerAudio />
    </RoomProvider>
  )
}

function Flow({ actions, children }: { actions: CustomerActions; children: ReactNode }) {
  const t = useTranslations('meeting.check')
  const flow = useCallFlow(actions)
  const { checking } = flow
  return (
    <Context value={{ flow, actions }}>
      {children}
      {checking && (
        <DeviceCheck
          note={t('kept', { first: firstName(checking.name) })}
          onJoin={flow.start}
          onClose={flow.leaveCheck}
        />
      )}
    </Context>
  )
}

/** The customer's call in progress, for the button, the dock and what comes after. */
export function useCustomerCall(): Shared {
  const shared = useContext(Context)
  if (!shared) throw new Error('a call needs a CustomerCall above it')
  return shared
}
