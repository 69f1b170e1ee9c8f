import type { PersonId, SessionId } from '@/lib/access/actor'

export type MeetingId = string

/** Open states come first; the rest are over and stay as they are. */
export const openStates = ['ringing', 'waiting', 'live'] as const
export type OpenState = (typeof openStates)[number]
export type OverState = 'ended' | 'declined' | 'missed' | 'cancelled' | 'transferred'
export type MeetingState = OpenState | OverState

type Common = {
  id: MeetingId
  customerId: PersonId
  advisorId: PersonId
  bookingId: string | null
  /** The room's number within this meeting; raised when the room moves on. */
  epoch: number
  createdAt: number
  /** Ringing or waiting gives up then. Epoch ms. */
  answerBy: number
}

/** Epoch ms throughout. */
export type Meeting = Common &
  (
    | { state: 'ringing' }
    | { state: 'waiting' }
    | { state: 'live'; liveAt: number; answeredBy: SessionId | null }
    | {
        state: OverState
        liveAt: number | null
        endedAt: number
        endedBy: PersonId | null
        endReason: string
      }
  )

/** Is it still going on, in whatever state? */
export function isOpen(meeting: Meeting): meeting is Meeting & { state: OpenState } {
  return isOpenState(meeting.state)
}

/** Is this one of the states of a meeting that still goes on? */
export function isOpenState(state: MeetingState): state is OpenState {
  return openStates.some((open) => open === state)
}

/** The name of the meeting's LiveKit room. */
export function roomOf(meeting: Pick<Meeting, 'id' | 'epoch'>): string {
  return `m-${meeting.id}-${meeting.epoch}`
}

/** The meeting a room name belongs to; null for a room that is not ours. */
export function meetingOfRoom(room: string): { id: MeetingId; epoch: number } | null {
  const match = /^m-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([1-9]\d{0,5})$/.exec(room)
  return match?.[1] ? { id: match[1], epoch: Number(match[2]) } : null
}
