import type { MeetingView } from '@/lib/presence/stream-state'
import type { RoomState } from './room-state'

/** What the customer's region "Meeting" is about. */
export type CallStep =
  | { kind: 'none' }
  /** Asked for, not yet answered by the server. */
  | { kind: 'starting' }
  | { kind: 'calling'; view: MeetingView }
  | { kind: 'waiting'; view: MeetingView }
  | { kind: 'in_call'; view: MeetingView }
  | { kind: 'elsewhere'; view: MeetingView }
  /** Goes on, and this browser has never been asked how to go in. */
  | { kind: 'asking'; view: MeetingView }
  /** Nobody answered, or declined: the same words for both. */
  | { kind: 'unanswered'; view: MeetingView }
  /** Waited for a booked meeting and was not let in. */
  | { kind: 'not_let_in'; view: MeetingView }
  | { kind: 'ended'; view: MeetingView; lasted: number; byItself: boolean }

type Known = {
  view: MeetingView | null
  room: RoomState
  starting: boolean
  /** The meeting whose ringing the person has cancelled, or whose ending they have closed. */
  closed: string | null
}

/** The server's word decides; only the seconds before it has spoken are filled from here. */
export function callStep({ view, room, starting, closed }: Known): CallStep {
  if (starting) return { kind: 'starting' }
  if (!view) return { kind: 'none' }
  const outside = room.kind === 'elsewhere' || room.kind === 'asking'
  if (outside && room.meetingId === view.id && view.endedAt === null) return { kind: room.kind, view }
  switch (view.state) {
    case 'ringing':
      return view.id === closed ? { kind: 'none' } : { kind: 'calling', view }
    case 'waiting':
      return { kind: 'waiting', view }
    case 'live':
      return { kind: 'in_call', view }
    default:
      return view.id === closed ? { kind: 'none' } : afterwards(view)
  }
}

function afterwards(view: MeetingView): CallStep {
  if (view.state === 'missed' && view.bookingId) return { kind: 'not_let_in', view }
  if (view.state === 'missed' || view.state === 'declined') return { kind: 'unanswered', view }
  if (view.state !== 'ended') return { kind: 'none' }
  const lasted = Math.max(0, (view.endedAt ?? 0) - (view.liveAt ?? view.endedAt ?? 0))
  return { kind: 'ended', view, lasted, byItself: view.endedBy === null }
}
