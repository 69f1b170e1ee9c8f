import type { MeetingView } from '@/lib/presence/stream-state'
import { isOpenState } from './meeting'
import type { RoomState } from './room-state'

export type JoinPlan = 'join' | 'soon' | 'elsewhere' | 'leave' | 'stay'

/** How long a free seat is left to the window that is just about to sit down: the one where the call was answered. */
export const soonMs = 3_000

type Known = {
  side: 'customer' | 'advisor'
  /** This window's own device id. */
  device: string
  /** The person's meeting as the server last told it. */
  view: MeetingView | null
  room: RoomState
  /** A ticket is on its way already: the call was started or answered here. */
  expecting: boolean
  /** The meeting this window was in, or waited for, before. */
  was: string | null
  /** The meeting that is over as far as this window knows; the server's word may still be on its way. */
  over: string | null
}

/**
 * What this window does about the meeting the server tells of. It joins by itself what it may be in when the seat is
 * its own or free (after a reload, after being let in, when the room has moved on), a little later when it was not in it
 * before (`soonMs`), never what another window has, and never what it was told to leave to another. `null` from the server may be older than the join, so it ends nothing.
 */
export function joinPlan({ side, device, view, room, expecting, was, over }: Known): JoinPlan {
  if (!view) return 'stay'
  const here = room.kind !== 'idle' && room.meetingId === view.id
  if (!isOpenState(view.state)) return here ? 'leave' : 'stay'
  if (expecting || view.id === over || !mayBeInside(side, view)) return 'stay'
  if (here) return room.kind === 'joined' && room.epoch < view.epoch ? 'join' : 'stay'
  if (room.kind === 'joining' || room.kind === 'joined') return 'stay'
  if (view.seat === device) return 'join'
  if (view.seat !== null) return 'elsewhere'
  return view.id === was ? 'join' : 'soon'
}

/** The customer is in the room while it rings; the advisor from Accept or Let in. */
function mayBeInside(side: 'customer' | 'advisor', view: MeetingView): boolean {
  return view.state === 'live' || (view.state === 'ringing' && side === 'customer')
}
