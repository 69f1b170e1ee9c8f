import { expect, it } from 'vitest'
import type { MeetingView } from '@/lib/presence/stream-state'
import type { MeetingState } from './meeting'
import { type RingEnd, ringEnd } from './ring-end'

const view = (state: MeetingState, rest: Partial<MeetingView> = {}): MeetingView => ({
  id: 'm',
  state,
  epoch: 1,
  customer: { id: 'sara', name: 'Sara Nyström' },
  advisor: { id: 'eva', name: 'Eva Lind' },
  bookingId: null,
  createdAt: 0,
  answerBy: 30_000,
  liveAt: null,
  endedAt: null,
  endedBy: null,
  seat: null,
  sharing: null,
  askAgainAt: null,
  ...rest,
})
const ringing = view('ringing')

it.each<[string, MeetingView | null, MeetingView | null, boolean, RingEnd | null]>([
  ['still rings', ringing, view('ringing'), false, null],
  ['answered here, by this window', ringing, view('live', { seat: 'here' }), false, null],
  ['answered here, the answer is on its way', ringing, view('live', { seat: 'here' }), true, null],
  ['answered at another desk', ringing, view('live', { seat: 'there' }), false, 'elsewhere'],
  ['answered at another desk, whose seat is not told yet', ringing, view('live'), false, 'elsewhere'],
  ['rang out', ringing, view('missed', { endedAt: 30_000 }), false, 'missed'],
  ['the customer gave up', ringing, view('cancelled', { endedAt: 9 }), false, 'cancelled'],
  [
    'declined, here or at another desk',
    ringing,
    view('declined', { endedAt: 9, endedBy: 'eva' }),
    false,
    null,
  ],
  ['nothing rang', null, view('live'), false, null],
  ['it was live all along', view('live'), view('live', { seat: 'there' }), false, null],
  ['another call came in between', ringing, view('live', { id: 'n', seat: 'there' }), false, null],
  ['nothing is known any more', ringing, null, false, null],
])('%s', (_, before, after, answering, end) => {
  expect(ringEnd(before, after, { device: 'here', answering })).toBe(end)
})
