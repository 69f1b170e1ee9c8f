'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { closeLocalMedia } from '@/components/device/local-media'
import { seatDevice } from '@/components/room/browser-seat'
import { useRoomKeeper } from '@/components/room/room-provider'
import type { Ticket } from '@/lib/meeting/ticket'
import type { MeetingView } from '@/lib/presence/stream-state'
import { settled } from '@/lib/result'
import type { AdvisorActions } from './meeting-actions'

export type Answering = {
  /** The meeting that is being answered or declined just now. */
  busy: string | null
  refused: string | null
  accept(view: MeetingView): void
  decline(view: MeetingView): void
  letIn(view: MeetingView): void
  closeRefusal(): void
}

/** Accept, Decline, Let in: the devices open while the server answers, and the meeting's page follows. */
export function useAnswering(actions: AdvisorActions): Answering {
  const keeper = useRoomKeeper()
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)

  const enter = useCallback(
    (view: MeetingView, ask: AdvisorActions['acceptCall']) =>
      keeper.expect(async () => {
        setBusy(view.id)
        setRefused(null)
        keeper.own.reread()
        const media = keeper.own.open()
        const answer = await settled<Ticket>(ask({ id: view.id, device: await seatDevice() }))
        setBusy(null)
        if (answer.ok) {
          void keeper.join({ meetingId: view.id, ticket: answer.value, media })
          router.push(`/advisor/meeting/${view.id}`)
          return
        }
        void media.then(closeLocalMedia)
        setRefused(answer.reason)
      }),
    [keeper, router],
  )

  const decline = useCallback(
    async (view: MeetingView) => {
      setBusy(view.id)
      const answer = await settled(actions.declineCall({ id: view.id }))
      setBusy(null)
      if (!answer.ok && answer.reason !== 'already_ended') setRefused(answer.reason)
    },
    [actions],
  )

  return {
    busy,
    refused,
    accept: (view) => void enter(view, actions.acceptCall),
    decline: (view) => void decline(view),
    letIn: (view) => void enter(view, actions.letIn),
    closeRefusal: () => setRefused(null),
  }
}
