import type { Meeting, OverState } from '@/lib/meeting/meeting'
import type { ContactEvent } from './event'

type Over = Extract<Meeting, { endedAt: number }>

const whyNot: Record<Exclude<OverState, 'ended' | 'transferred'>, 'no_answer' | 'declined' | 'cancelled'> = {
  missed: 'no_answer',
  declined: 'declined',
  cancelled: 'cancelled',
}

/** A call or meeting that is over, as the history tells it: how long they talked, or why they did not. */
export function overAs({ id: meetingId, bookingId, state, liveAt, endedAt }: Over): ContactEvent {
  const booked = bookingId !== null
  if (state === 'ended' || state === 'transferred') {
    const seconds = liveAt === null ? 0 : Math.max(0, Math.round((endedAt - liveAt) / 1000))
    return { type: 'met', meetingId, booked, seconds }
  }
  return { type: 'call_missed', meetingId, booked, why: whyNot[state] }
}
