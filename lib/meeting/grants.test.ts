import { expect, it } from 'vitest'
import type { Role } from '@/lib/access/actor'
import { grantsFor, tokenSeconds } from './grants'
import type { MeetingState } from './meeting'

it.each<[Role, MeetingState, boolean]>([
  ['customer', 'ringing', true],
  ['advisor', 'ringing', false],
  ['scheduler', 'ringing', false],
  ['customer', 'waiting', false],
  ['advisor', 'waiting', false],
  ['customer', 'live', true],
  ['advisor', 'live', true],
  ['scheduler', 'live', false],
  ['customer', 'ended', false],
  ['advisor', 'ended', false],
  ['customer', 'missed', false],
  ['customer', 'cancelled', false],
  ['customer', 'declined', false],
  ['advisor', 'transferred', false],
])('%s in a meeting that is %s: %s', (role, state, may) => {
  expect(grantsFor(role, state) !== null).toBe(may)
})

it('never grants a screen, own metadata or hiding, and lives at most a minute', () => {
  const grants = grantsFor('customer', 'live')
  expect(grants).toEqual({
    roomJoin: true,
    canPublish: true,
    canPublishSources: ['camera', 'microphone'],
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
    hidden: false,
  })
  expect(tokenSeconds).toBeLessThanOrEqual(60)
})
