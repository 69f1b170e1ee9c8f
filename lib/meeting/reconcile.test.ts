import { expect, it } from 'vitest'
import { leaseMs } from '@/lib/access/lease'
import type { Meeting } from './meeting'
import { type Evidence, lingerMs, lingers, reconcile, type Verdict } from './reconcile'

const now = 1_000_000
const meeting: Meeting & { state: 'live' } = {
  id: 'm',
  customerId: 'sara',
  advisorId: 'eva',
  bookingId: null,
  epoch: 1,
  createdAt: 0,
  answerBy: 30_000,
  state: 'live',
  liveAt: now - 600_000,
  answeredBy: null,
}
/** A seat whose person was last heard of so many seconds ago. */
const seat = (personId: string, secondsAgo: number) => ({
  personId,
  until: now - secondsAgo * 1_000 + leaseMs,
})

it.each<[string, Evidence, Verdict]>([
  ['both are in the room', { inRoom: ['sara', 'eva'], seats: [] }, 'fine'],
  [
    'LiveKit lost the room, both are here',
    { inRoom: null, seats: [seat('sara', 3), seat('eva', 3)] },
    'repair',
  ],
  [
    'LiveKit lost the room, one is here',
    { inRoom: null, seats: [seat('sara', 3), seat('eva', 500)] },
    'repair',
  ],
  [
    'LiveKit lost the room, nobody is here',
    { inRoom: null, seats: [seat('sara', 25), seat('eva', 26)] },
    'end',
  ],
  ['no room and no seat was ever taken', { inRoom: null, seats: [] }, 'end'],
  ['an empty room, both just reload', { inRoom: [], seats: [seat('sara', 5), seat('eva', 29)] }, 'fine'],
  ['an empty room for half a minute', { inRoom: [], seats: [seat('sara', 5), seat('eva', 30)] }, 'end'],
  ['the customer reloads', { inRoom: ['eva'], seats: [seat('sara', 59), seat('eva', 1)] }, 'fine'],
  [
    'the customer has been gone for a minute',
    { inRoom: ['eva'], seats: [seat('sara', 60), seat('eva', 1)] },
    'end',
  ],
  ['the advisor has been gone for a minute', { inRoom: ['sara'], seats: [seat('eva', 61)] }, 'end'],
])('%s: %#', (_, evidence, verdict) => {
  expect(reconcile(meeting, evidence, now)).toBe(verdict)
})

it('keeps the room of a call that nobody answered for a moment, and no other', () => {
  const { answeredBy: _, ...common } = meeting
  const over = { ...common, state: 'declined', liveAt: null, endedBy: 'eva', endReason: 'declined' } as const
  expect(lingers({ ...over, endedAt: now }, now)).toBe(true)
  expect(lingers({ ...over, endedAt: now - lingerMs + 1 }, now)).toBe(true)
  expect(lingers({ ...over, endedAt: now - lingerMs }, now)).toBe(false)
  expect(lingers({ ...over, state: 'ended', liveAt: now - 1_000, endedAt: now }, now)).toBe(false)
  expect(lingers(meeting, now)).toBe(false)
})

it('gives a call that has just been answered time to connect', () => {
  const young = { ...meeting, liveAt: now - 5_000 }
  expect(reconcile(young, { inRoom: [], seats: [] }, now)).toBe('fine')
  expect(reconcile(young, { inRoom: null, seats: [] }, now)).toBe('fine')
})
