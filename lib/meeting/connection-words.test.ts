import { expect, it } from 'vitest'
import { type ConnectionWords, connectionWords, isTrouble, type Quality } from './connection-words'
import type { RoomState } from './room-state'

const joined: RoomState = { kind: 'joined', meetingId: 'm', epoch: 1 }
const lost: RoomState = { kind: 'lost', meetingId: 'm', since: 1_000 }
const fine = {
  room: joined,
  peerPresent: true,
  peerSeen: true,
  here: 'good',
  there: 'good',
  now: 2_000,
} as const

type Change = Partial<{
  room: RoomState
  peerPresent: boolean
  peerSeen: boolean
  here: Quality
  there: Quality
  now: number
}>

it.each<[string, Change, ConnectionWords]>([
  ['all is well', {}, 'good'],
  ['not measured yet', { here: 'unknown', there: 'unknown' }, 'good'],
  ['weak here', { here: 'poor' }, 'weakHere'],
  ['weak on both sides is first of all weak here', { here: 'lost', there: 'poor' }, 'weakHere'],
  ['weak there', { there: 'poor' }, 'weakThere'],
  ['the other one has not come yet', { peerPresent: false, peerSeen: false }, 'joining'],
  ['the other one is gone', { peerPresent: false }, 'awayThere'],
  ['gone, and weak here: it may be us', { peerPresent: false, here: 'poor' }, 'weakHere'],
  ['just lost', { room: lost }, 'lost'],
  ['lost for a moment less than 20 s', { room: lost, now: 20_999 }, 'lost'],
  ['lost for 20 s: the phone', { room: lost, now: 21_000 }, 'lostLong'],
  ['lost says nothing of the other side', { room: lost, peerPresent: false }, 'lost'],
  ['in the device check', { room: { kind: 'asking', meetingId: 'm' } }, 'idle'],
  ['joining', { room: { kind: 'joining', meetingId: 'm', since: 0, attempt: 2 } }, 'joining'],
  [
    'joining takes long',
    { room: { kind: 'joining', meetingId: 'm', since: 0, attempt: 2 }, now: 20_000 },
    'joiningLong',
  ],
  ['taken over', { room: { kind: 'elsewhere', meetingId: 'm' } }, 'elsewhere'],
  ['no way through', { room: { kind: 'failed', meetingId: 'm', reason: 'no_media' } }, 'noMedia'],
  ['not allowed', { room: { kind: 'failed', meetingId: 'm', reason: 'refused' } }, 'refused'],
  ['no call', { room: { kind: 'idle' } }, 'idle'],
])('%s', (_, change, words) => {
  expect(connectionWords({ ...fine, ...change })).toBe(words)
})

it.each<[ConnectionWords, boolean]>([
  ['good', false],
  ['idle', false],
  ['joining', false],
  ['weakHere', true],
  ['awayThere', true],
  ['lost', true],
  ['noMedia', true],
])('%s is trouble: %s', (words, trouble) => {
  expect(isTrouble(words)).toBe(trouble)
})
