'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { closeLocalMedia, type LocalMedia } from '@/components/device/local-media'
import { rememberedChoice } from '@/components/device/remembered-choice'
import { seatDevice } from '@/components/room/browser-seat'
import { useMeetingView, useRoomKeeper } from '@/components/room/room-provider'
import { settled } from '@/lib/result'
import type { CustomerActions } from './meeting-actions'
import { useClosedMeeting } from './use-closed-meeting'

/** Who is called; `threadId`: about what the two have written. */
export type Callee = { id: string; name: string; threadId?: string }

/** A call that was asked for and is not yet told of by the stream. */
export type Starting = { callee: Callee; meetingId?: string }

export type CallFlow = {
  /** Whose call the device check is for. */
  checking: Callee | null
  starting: Starting | null
  refused: { callee: Callee; reason: string } | null
  /** The meeting that was cancelled or closed here. */
  closed: string | null
  /** **Call now**: through the device check the first time in this browser. */
  call(callee: Callee): void
  start(media: Promise<LocalMedia>): void
  leaveCheck(): void
  /** **Cancel call**, also before the server has answered. */
  cancel(callee: Callee, meetingId: string | undefined): void
  close(meetingId: string): void
  closeRefusal(): void
}

/** A call that cannot be cancelled any more is over, or was answered: the stream tells which. */
const tooLate = ['already_ended', 'not_ringing', 'not_found']

/** From **Call now** to ringing, and back. The server decides; this only walks. */
export function useCallFlow(actions: CustomerActions): CallFlow {
  const keeper = useRoomKeeper()
  const [checking, setChecking] = useState<Callee | null>(null)
  const [starting, setStarting] = useState<Starting | null>(null)
  const [refused, setRefused] = useState<CallFlow['refused']>(null)
  const [closed, close] = useClosedMeeting()
  const given = useRef(0)
  useToldBy(starting, setStarting)

  const cancelAt = useCallback(
    async (callee: Callee, id: string) => {
      close(id)
      keeper.leave(id)
      const answer = await settled(actions.cancelCall({ id }))
      if (answer.ok || tooLate.includes(answer.reason)) return
      close(null) // it still rings
      void keeper.comeBack(id)
      setRefused({ callee, reason: answer.reason })
    },
    [actions, keeper, close],
  )

  const begin = useCallback(
    (callee: Callee, media?: Promise<LocalMedia>) =>
      keeper.expect(async () => {
        given.current += 1
        const turn = given.current
        setChecking(null)
        setRefused(null)
        setStarting({ callee })
        keeper.own.reread()
        const opening = media ?? keeper.own.open()
        const answer = await settled(actions.startCall(wishFor(callee, await seatDevice())))
        const wanted = turn === given.current
        if (answer.ok && wanted) {
          const ticket = answer.value
          setStarting({ callee, meetingId: ticket.meetingId })
          void keeper.join({ meetingId: ticket.meetingId, ticket, media: opening })
          return
        }
        void opening.then(closeLocalMedia)
        if (wanted) setStarting(null)
        if (answer.ok) await cancelAt(callee, answer.value.meetingId)
        else if (wanted) setRefused({ callee, reason: answer.reason })
      }),
    [actions, keeper, cancelAt],
  )

  const check = useCallback(
    async (callee: Callee) => {
      setRefused(null)
      setChecking(callee)
      const kept = await settled(actions.prepareCall({ advisorId: callee.id }))
      if (kept.ok) return
      setChecking(null)
      setRefused({ callee, reason: kept.reason })
    },
    [actions],
  )

  return {
    checking,
    starting,
    refused,
    closed,
    close,
    call: (callee) => void (rememberedChoice() ? begin(callee) : check(callee)),
    start: (media) => void (checking && begin(checking, media)),
    leaveCheck: () => {
      if (checking) void settled(actions.releaseCall({ advisorId: checking.id }))
      setChecking(null)
    },
    cancel: (callee, meetingId) => {
      given.current += 1
      setStarting(null)
      if (meetingId) void cancelAt(callee, meetingId)
    },
    closeRefusal: () => setRefused(null),
  }
}

function wishFor({ id: advisorId, threadId }: Callee, device: string) {
  return { advisorId, threadId, device }
}

/** The stream has told of the call, so its word counts from here on. */
function useToldBy(starting: Starting | null, set: (starting: null) => void): void {
  const view = useMeetingView()
  const told = starting?.meetingId !== undefined && view?.id === starting.meetingId
  useEffect(() => {
    if (told) set(null)
  }, [told, set])
}
