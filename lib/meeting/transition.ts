import type { PersonId, SessionId } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import { isOpen, type Meeting, type OverState } from './meeting'

/** How long a call rings. */
export const ringMs = 30_000
/** How long somebody is kept waiting after a booked start. */
export const waitMs = 15 * 60_000

export type MeetingEvent =
  | { type: 'accept'; by: PersonId; session: SessionId; at: number }
  | { type: 'let_in'; by: PersonId; session: SessionId; at: number }
  | { type: 'decline'; by: PersonId; at: number }
  | { type: 'cancel'; by: PersonId; at: number }
  | { type: 'give_up'; at: number }
  | { type: 'hang_up'; by: PersonId; at: number }
  | { type: 'left_empty'; at: number }
  | { type: 'move_on'; by: PersonId }

export type MeetingRefusal =
  | 'not_ringing'
  | 'not_waiting'
  | 'not_live'
  | 'already_ended'
  | 'answered_elsewhere'
  | 'too_early'
  | 'not_found'

/**
 * The only file that knows which move is legal.
 *
 *     ringing --accept--> live      waiting --let_in--> live      live --hang_up, left_empty--> ended
 *     ringing --decline--> declined   ringing, waiting --cancel--> cancelled   ringing, waiting --give_up--> missed
 *
 * `move_on` changes the room and nothing else: whoever lost a seat may still hold a key to the room before.
 */
export function transition(meeting: Meeting, event: MeetingEvent): Result<Meeting, MeetingRefusal> {
  // to whom it is not between, it does not exist, over or not
  if ('by' in event && !mayMove(meeting, event)) return no('not_found')
  if (!isOpen(meeting)) return no('already_ended')
  switch (event.type) {
    case 'accept':
      if (meeting.state === 'live') return no('answered_elsewhere')
      return meeting.state === 'ringing' ? ok(live(meeting, event)) : no('not_ringing')
    case 'let_in':
      if (meeting.state === 'live') return no('answered_elsewhere')
      return meeting.state === 'waiting' ? ok(live(meeting, event)) : no('not_waiting')
    case 'decline':
      return meeting.state === 'ringing'
        ? ok(over(meeting, 'declined', event.by, event.at, 'declined'))
        : no('not_ringing')
    case 'cancel':
      return meeting.state === 'live'
        ? no('not_ringing')
        : ok(over(meeting, 'cancelled', event.by, event.at, 'cancelled'))
    case 'give_up':
      if (meeting.state === 'live') return no('not_ringing')
      return event.at >= meeting.answerBy
        ? ok(over(meeting, 'missed', null, event.at, 'no_answer'))
        : no('too_early')
    case 'hang_up':
      return meeting.state === 'live'
        ? ok(over(meeting, 'ended', event.by, event.at, 'hung_up'))
        : no('not_live')
    case 'left_empty':
      return meeting.state === 'live'
        ? ok(over(meeting, 'ended', null, event.at, 'left_empty'))
        : no('not_live')
    case 'move_on':
      return meeting.state === 'waiting' ? no('not_live') : ok({ ...meeting, epoch: meeting.epoch + 1 })
  }
}

/** The advisor answers, lets in and declines; the customer cancels; either hangs up or changes the device. */
function mayMove(meeting: Meeting, event: MeetingEvent & { by: PersonId }): boolean {
  if (event.type === 'cancel') return event.by === meeting.customerId
  if (event.by === meeting.customerId) return event.type === 'hang_up' || event.type === 'move_on'
  return event.by === meeting.advisorId
}

function live(meeting: Meeting, { at, session }: { at: number; session: SessionId }): Meeting {
  return { ...common(meeting), state: 'live', liveAt: at, answeredBy: session }
}

function over(
  meeting: Meeting,
  state: OverState,
  endedBy: PersonId | null,
  endedAt: number,
  endReason: string,
): Meeting {
  const liveAt = meeting.state === 'live' ? meeting.liveAt : null
  return { ...common(meeting), state, liveAt, endedAt, endedBy, endReason }
}

function common({ id, customerId, advisorId, bookingId, epoch, createdAt, answerBy }: Meeting) {
  return { id, customerId, advisorId, bookingId, epoch, createdAt, answerBy }
}
