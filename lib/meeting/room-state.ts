import type { MeetingId } from './meeting'
import type { RejoinRefusal } from './rejoin-refusal'

/** This browser's own connection to the room of one meeting. Times are this browser's, epoch ms. */
export type RoomState =
  | { kind: 'idle' }
  /** The device check comes first: this browser has never been asked how to go in. */
  | { kind: 'asking'; meetingId: MeetingId }
  | { kind: 'joining'; meetingId: MeetingId; since: number; attempt: 1 | 2 }
  | { kind: 'joined'; meetingId: MeetingId; epoch: number }
  /** Was in, and is trying to get back; the seat is kept. */
  | { kind: 'lost'; meetingId: MeetingId; since: number }
  /** Another window or device of the same person has the seat. */
  | { kind: 'elsewhere'; meetingId: MeetingId }
  /** Media does not get through here: tried twice. */
  | { kind: 'failed'; meetingId: MeetingId; reason: JoinFailure }

export type JoinFailure = 'no_media' | 'refused'

export type RoomEvent =
  | { type: 'join'; meetingId: MeetingId; at: number }
  | { type: 'ask'; meetingId: MeetingId }
  | { type: 'connected'; epoch: number }
  /** The connection is away; it may come back by itself. */
  | { type: 'dropped'; at: number }
  | { type: 'resumed'; epoch: number }
  /** Nothing flowed in time (`rejoin-plan.ts`). */
  | { type: 'no_media'; at: number }
  | { type: 'refused'; reason: RejoinRefusal }
  | { type: 'moved' }
  | { type: 'leave' }

/**
 * Where an event leads. Total: an event that means nothing in a state leaves the state as it is, because
 * browsers, LiveKit and our own requests answer in any order.
 *
 *     idle --ask--> asking --join--> joining
 *     idle --join--> joining --connected--> joined --dropped--> lost --resumed--> joined
 *     joining --no_media--> joining (second try) --no_media--> failed       any --moved--> elsewhere
 */
export function roomAfter(state: RoomState, event: RoomEvent): RoomState {
  if (event.type === 'join')
    return { kind: 'joining', meetingId: event.meetingId, since: event.at, attempt: 1 }
  if (event.type === 'ask') return { kind: 'asking', meetingId: event.meetingId }
  if (event.type === 'leave' || state.kind === 'idle') return { kind: 'idle' }
  const { meetingId } = state
  switch (event.type) {
    case 'connected':
    case 'resumed':
      return isTrying(state) ? { kind: 'joined', meetingId, epoch: event.epoch } : state
    case 'dropped':
      return state.kind === 'joined' ? { kind: 'lost', meetingId, since: event.at } : state
    case 'no_media':
      return state.kind === 'joining' ? afterNoMedia(state, event.at) : state
    case 'moved':
      return { kind: 'elsewhere', meetingId }
    case 'refused':
      return afterRefusal(state, event.reason)
  }
}

function isTrying(state: RoomState): boolean {
  return state.kind === 'joining' || state.kind === 'lost'
}

function afterNoMedia(state: RoomState & { kind: 'joining' }, at: number): RoomState {
  const { meetingId, attempt } = state
  return attempt === 1
    ? { kind: 'joining', meetingId, since: at, attempt: 2 }
    : { kind: 'failed', meetingId, reason: 'no_media' }
}

function afterRefusal(state: Exclude<RoomState, { kind: 'idle' }>, reason: RejoinRefusal): RoomState {
  if (!isTrying(state)) return state
  if (reason === 'seat_taken') return { kind: 'elsewhere', meetingId: state.meetingId }
  if (reason === 'already_ended' || reason === 'not_yet') return { kind: 'idle' }
  if (reason === 'refused') return { kind: 'failed', meetingId: state.meetingId, reason: 'refused' }
  return state
}
