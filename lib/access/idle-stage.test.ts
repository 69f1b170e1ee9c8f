import { describe, expect, it } from 'vitest'
import type { Role } from './actor'
import { type IdleStage, idleStage, locksAfterInput, untilNextStage } from './idle-stage'

const minute = 60_000
const locksAt = 10 * minute

describe('idleStage', () => {
  it.each<[Role, boolean, number, IdleStage]>([
    ['customer', false, 9 * minute - 1, 'active'],
    ['customer', false, 9 * minute, 'warned'],
    ['customer', false, 10 * minute - 1, 'warned'],
    ['customer', false, 10 * minute, 'locked'],
    ['customer', true, 10 * minute, 'locked'],
    ['advisor', false, 9 * minute, 'warned'],
    ['advisor', true, 9 * minute, 'active'],
    ['advisor', true, 99 * minute, 'active'],
    ['scheduler', false, 10 * minute, 'locked'],
  ])('%s, in a live meeting %s, at %i', (role, live, now, stage) => {
    expect(idleStage({ state: 'active', locksAt }, role, live, now)).toBe(stage)
  })

  it('takes the word of the server over the clock', () => {
    expect(idleStage({ state: 'locked', locksAt }, 'customer', false, 0)).toBe('locked')
    expect(idleStage({ state: 'locked', locksAt }, 'advisor', true, 0)).toBe('locked')
  })
})

describe('untilNextStage', () => {
  it.each([
    [0, 9 * minute],
    [9 * minute, minute],
    [10 * minute, null],
  ])('at %i', (now, wait) => {
    expect(untilNextStage({ state: 'active', locksAt }, now)).toBe(wait)
  })

  it('has nothing to wait for once locked', () => {
    expect(untilNextStage({ state: 'locked', locksAt }, 0)).toBe(null)
  })
})

it.each([
  ['customer', 5],
  ['advisor', 15],
  ['scheduler', 15],
] as const)('%s has %i minutes after the last input', (role, minutes) => {
  expect(locksAfterInput(role, 1_000)).toBe(1_000 + minutes * minute)
})
