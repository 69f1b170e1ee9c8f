import { describe, expect, it } from 'vitest'
import type { Role } from './actor'
import { locksAt, type SessionState, sessionState } from './session-state'

const start = new Date('2026-11-23T09:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const times = { lastInputAt: start, expiresAt: after(12 * 60), endedAt: null, disabledAt: null }

describe('sessionState', () => {
  it.each<[string, Role, boolean, number, SessionState]>([
    ['a customer who is at work', 'customer', false, 4.99, 'active'],
    ['a customer idle for five minutes', 'customer', false, 5, 'locked'],
    ['a customer idle in a call: locked, the call goes on', 'customer', true, 5, 'locked'],
    ['staff idle for less than fifteen minutes', 'advisor', false, 14.9, 'active'],
    ['staff idle for fifteen minutes', 'advisor', false, 15, 'locked'],
    ['staff in a live meeting are never locked', 'advisor', true, 90, 'active'],
    ['a scheduler idle for fifteen minutes', 'scheduler', false, 15, 'locked'],
    ['twelve hours end it', 'advisor', true, 12 * 60, 'ended'],
  ])('%s', (_, role, live, minutes, expected) => {
    expect(sessionState(times, role, live, after(minutes))).toBe(expected)
  })

  it('ends with sign-out and with a disabled person, however fresh', () => {
    expect(sessionState({ ...times, endedAt: start }, 'customer', false, start)).toBe('ended')
    expect(sessionState({ ...times, disabledAt: start }, 'customer', false, start)).toBe('ended')
  })

  it('says when it will lock', () => {
    expect(locksAt(times, 'customer')).toEqual(after(5))
    expect(locksAt(times, 'scheduler')).toEqual(after(15))
  })
})
