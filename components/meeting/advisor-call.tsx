'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { PeerAudio } from '@/components/room/peer-audio'
import { RoomProvider } from '@/components/room/room-provider'
import type { AdvisorActions } from './meeting-actions'
import { type Answering, useAnswering } from './use-answering'

type Shared = { answering: Answering; actions: AdvisorActions }
const Context = createContext<Shared | null>(null)

/** The advisor's call: room and answering. Stands in the layout, under the stream. */
export function AdvisorCall({ actions, children }: { actions: AdvisorActions; children: ReactNode }) {
  return (
    <RoomProvider side="advisor" rejoinMeeting={actions.rejoinMeeting}>
      <Shared actions={actions}>{children}</Shared>
      <PeerAudio />
    </RoomProvider>
  )
}

function Shared({ actions, children }: { actions: AdvisorActions; children: ReactNode }) {
  const answering = useAnswering(actions)
  return <Context value={{ answering, actions }}>{children}</Context>
}

/** The advisor's call, for what rings, who waits, the dock and the meeting's page. */
export function useAdvisorCall(): Shared {
  const shared = useContext(Context)
  if (!shared) throw new Error('a call needs an AdvisorCall above it')
  return shared
}
