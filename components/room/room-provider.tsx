'use client'

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { joinPlan, soonMs } from '@/lib/meeting/join-plan'
import { everything, waysIn } from '@/lib/meeting/media-choice'
import { isOpenState } from '@/lib/meeting/meeting'
import type { MeetingView } from '@/lib/presence/stream-state'
import { isAbandonedHere, seatDevice } from './browser-seat'
import { prepareRoom } from './load-room'
import type { RoomActions } from './room-actions'
import { RoomKeeper } from './room-keeper'
import type { RoomSnapshot } from './room-snapshot'
import { wasIn } from './was-in'

const Context = createContext<RoomKeeper | null>(null)

type RoomProviderProps = {
  side: 'customer' | 'advisor'
  rejoinMeeting: RoomActions['rejoinMeeting']
  children: ReactNode
}

/** Owns this window's one room. Stands in a layout, under the stream: the call outlives every page. */
export function RoomProvider({ side, rejoinMeeting, children }: RoomProviderProps) {
  const [keeper] = useState(
    () => new RoomKeeper(rejoinMeeting, side === 'advisor' ? everything : waysIn.nothing),
  )
  useComingBack(keeper, side)
  useSeatLease(keeper)
  return <Context value={keeper}>{children}</Context>
}

export function useRoomKeeper(): RoomKeeper {
  const keeper = useContext(Context)
  if (!keeper) throw new Error('the room needs a RoomProvider above it')
  return keeper
}

/** The room as it is now. */
export function useRoom(): RoomSnapshot {
  const keeper = useRoomKeeper()
  return useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
}

/** The person's meeting as the server last told it: the one that rings, is live, or has just ended. */
export function useMeetingView(): MeetingView | null {
  const { state } = useStream()
  return state && state.role !== 'scheduler' ? state.meeting : null
}

export type MeetingPort = {
  /** Both people are in the room. */
  open: boolean
  /** Reliable and in order, to the other person only; at most 15 KiB. False when it did not go out. */
  send(bytes: Uint8Array): Promise<boolean>
  /** Hears what the other person sends on this topic, until the returned function is called. */
  onData(listener: (bytes: Uint8Array, from: string) => void): () => void
}

/** Messages between the two people of the meeting, on one topic. */
export function useMeetingData(topic: string): MeetingPort {
  const keeper = useRoomKeeper()
  const { state, peer } = useRoom()
  const open = state.kind === 'joined' && peer.present
  return useMemo(
    () => ({
      open,
      send: (bytes) => keeper.send(topic, bytes),
      onData: (listener) => keeper.data.listen(topic, listener),
    }),
    [keeper, topic, open],
  )
}

/** After a reload, after being let in, when the room has moved on, and out when it is over. */
function useComingBack(keeper: RoomKeeper, side: 'customer' | 'advisor'): void {
  const view = useMeetingView()
  const device = useSeatDevice()
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
  const { state: room, expecting, over } = snapshot
  useEffect(() => {
    if (!device || !view) return
    if (view.state === 'waiting' || room.kind === 'joined') wasIn.note(view.id)
    if (isOpenState(view.state)) prepareRoom()
    const plan = joinPlan({ side, device, view, room, expecting, was: wasIn.known(), over })
    if (plan === 'leave') keeper.leave()
    if (plan === 'join') void keeper.comeBack(view.id)
    if (plan === 'elsewhere') void stayOut(keeper, view)
    if (plan !== 'soon') return
    const timer = setTimeout(() => void keeper.comeBack(view.id), soonMs)
    return () => clearTimeout(timer)
  }, [keeper, side, device, view, room, expecting, over])
  useEffect(() => {
    window.addEventListener('pagehide', keeper.goAway)
    return () => {
      window.removeEventListener('pagehide', keeper.goAway)
      keeper.leave() // a page that goes away for good takes its room with it
    }
  }, [keeper])
}

/** Another window has the seat, unless it was one of this browser that is gone: then the call goes on here. */
async function stayOut(keeper: RoomKeeper, { id, seat }: MeetingView): Promise<void> {
  keeper.stayOut(id)
  if (seat && (await isAbandonedHere(seat))) await keeper.join({ meetingId: id, move: true })
}

/** Keeps the seat alive while this window is in the room, or on its way back. */
function useSeatLease(keeper: RoomKeeper): void {
  const stream = useStream()
  const view = useMeetingView()
  const device = useSeatDevice()
  const { state } = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
  const meetingId = state.kind === 'joined' || state.kind === 'lost' ? state.meetingId : undefined
  const sharingId = view?.id === meetingId ? view?.sharing?.id : undefined
  useEffect(() => {
    stream.keepAlive(device && meetingId ? { device, meetingId, sharingId } : null)
  }, [stream.keepAlive, device, meetingId, sharingId])
}

/** This window's own id, as soon as it is sure of it. */
export function useSeatDevice(): string | undefined {
  const [device, setDevice] = useState<string>()
  useEffect(() => {
    let gone = false
    void seatDevice().then((id) => !gone && setDevice(id))
    return () => {
      gone = true
    }
  }, [])
  return device
}
