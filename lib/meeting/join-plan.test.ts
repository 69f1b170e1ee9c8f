import { expect, it } from 'vitest'
import type { MeetingView } from '@/lib/presence/stream-state'
import { type JoinPlan, joinPlan } from './join-plan'
import type { RoomState } from './room-state'

const live: MeetingView = {
  id: 'm',
  state: 'live',
  epoch: 1,
  customer: { id: 'sara', name: 'Sara Nyström' },
  advisor: { id: 'eva', name: 'Eva Lind' },
  bookingId: null,
  createdAt: 0,
  answerBy: 30_000,
  liveAt: 5,
  endedAt: null,
  endedBy: null,
  seat: null,
  sharing: null,
  askAgainAt: null,
}
const ringing: MeetingView = { ...live, state: 'ringing', liveAt: null }
const idle: RoomState = { kind: 'idle' }
const joined: RoomState = { kind: 'joined', meetingId: 'm', epoch: 1 }
const other: RoomState = { kind: 'joined', meetingId: 'older', epoch: 1 }

it.each<[string, 'customer' | 'advisor', MeetingView | null, RoomState, JoinPlan]>([
  ['nothing known', 'customer', null, idle, 'stay'],
  ['in a call the server has not told of yet', 'customer', null, joined, 'stay'],
  ['reloaded, seat lapsed', 'customer', live, idle, 'join'],
  ['reloaded, own seat', 'customer', { ...live, seat: 'here' }, idle, 'join'],
  ['reloaded while it rings', 'customer', { ...ringing, seat: 'here' }, idle, 'join'],
  ['it rings at the desk', 'advisor', ringing, idle, 'stay'],
  ['the desk reloaded in mid-call', 'advisor', { ...live, seat: 'here' }, idle, 'join'],
  ['another window has the seat', 'customer', { ...live, seat: 'there' }, idle, 'elsewhere'],
  ['just moved here, the old seat still told', 'customer', { ...live, seat: 'there' }, joined, 'stay'],
  ['in the call', 'customer', live, joined, 'stay'],
  ['trying to get back', 'customer', live, { kind: 'lost', meetingId: 'm', since: 0 }, 'stay'],
  [
    'left to another window, whose seat lapsed',
    'customer',
    live,
    { kind: 'elsewhere', meetingId: 'm' },
    'stay',
  ],
  ['in the device check', 'customer', live, { kind: 'asking', meetingId: 'm' }, 'stay'],
  [
    'ended during the device check',
    'customer',
    { ...live, state: 'ended' },
    { kind: 'asking', meetingId: 'm' },
    'leave',
  ],
  ['given up here', 'customer', live, { kind: 'failed', meetingId: 'm', reason: 'no_media' }, 'stay'],
  ['the room moved on', 'advisor', { ...live, epoch: 2 }, joined, 'join'],
  ['in the waiting room', 'customer', { ...live, state: 'waiting' }, idle, 'stay'],
  ['ended', 'customer', { ...live, state: 'ended' }, joined, 'leave'],
  [
    'missed',
    'customer',
    { ...live, state: 'missed' },
    { kind: 'joining', meetingId: 'm', since: 0, attempt: 1 },
    'leave',
  ],
  ['ended before this window came', 'customer', { ...live, state: 'ended' }, idle, 'stay'],
  ['an older one ended while a new one starts', 'customer', { ...live, state: 'ended' }, other, 'stay'],
  ['told of another while in one', 'customer', live, other, 'stay'],
  [
    'given up on an older one',
    'customer',
    live,
    { kind: 'failed', meetingId: 'older', reason: 'refused' },
    'join',
  ],
])('%s (%s)', (_, side, view, room, plan) => {
  expect(joinPlan({ side, device: 'here', view, room, expecting: false, was: 'm', over: null })).toBe(plan)
})

it.each<[string, { expecting: boolean; over: string | null }, JoinPlan]>([
  ['answered here, the ticket is on its way', { expecting: true, over: null }, 'stay'],
  ['hung up here, the server has not told yet', { expecting: false, over: 'm' }, 'stay'],
  ['an older one was hung up here', { expecting: false, over: 'older' }, 'join'],
])('%s', (_, known, plan) => {
  expect(joinPlan({ side: 'advisor', device: 'here', view: live, room: idle, was: 'm', ...known })).toBe(plan)
})

it.each<[string, string | null, string | null, JoinPlan]>([
  ['a free seat in a call this window was in', null, 'm', 'join'],
  ['a free seat in a call that may just be answered in another window', null, null, 'soon'],
  ['a free seat, and this window was in another call', null, 'older', 'soon'],
  ['its own seat, though it has forgotten', 'here', null, 'join'],
])('%s', (_, seat, was, plan) => {
  const view = { ...live, seat }
  expect(
    joinPlan({ side: 'customer', device: 'here', view, room: idle, expecting: false, was, over: null }),
  ).toBe(plan)
})

it('leaves what has ended even while something is expected', () => {
  const ended: MeetingView = { ...live, state: 'ended' }
  expect(
    joinPlan({
      side: 'customer',
      device: 'here',
      view: ended,
      room: joined,
      expecting: true,
      was: null,
      over: 'm',
    }),
  ).toBe('leave')
})
