import { expect, it } from 'vitest'
import type { Meeting, OverState } from '@/lib/meeting/meeting'
import { overAs } from './meeting-over'

const over = (state: OverState, liveAt: number | null, bookingId: string | null) =>
  ({ id: 'm', state, liveAt, endedAt: 90_400, bookingId }) as Extract<Meeting, { endedAt: number }>

it.each([
  [over('ended', 30_000, null), { type: 'met', meetingId: 'm', booked: false, seconds: 60 }],
  [over('ended', 30_000, 'b'), { type: 'met', meetingId: 'm', booked: true, seconds: 60 }],
  [over('transferred', 99_000, null), { type: 'met', meetingId: 'm', booked: false, seconds: 0 }],
  [over('missed', null, null), { type: 'call_missed', meetingId: 'm', booked: false, why: 'no_answer' }],
  [over('missed', null, 'b'), { type: 'call_missed', meetingId: 'm', booked: true, why: 'no_answer' }],
  [over('declined', null, null), { type: 'call_missed', meetingId: 'm', booked: false, why: 'declined' }],
  [over('cancelled', null, null), { type: 'call_missed', meetingId: 'm', booked: false, why: 'cancelled' }],
])('%j is told as %j', (meeting, event) => {
  expect(overAs(meeting)).toEqual(event)
})
