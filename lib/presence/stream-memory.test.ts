import { describe, expect, it } from 'vitest'
import { firstState, take } from './stream-memory'
import type { StreamState } from './stream-state'

const state = (now: number, locksAt: number) =>
  ({ now, role: 'scheduler', session: { state: 'active', locksAt }, videoAvailable: true }) as StreamState
const before = firstState(state(1_000, 9_000))

describe('what a page remembers of the stream', () => {
  it('begins with what the server rendered, or with nothing', () => {
    expect(before).toEqual({
      state: state(1_000, 9_000),
      offset: null,
      locksAt: 9_000,
      connection: 'connecting',
    })
    expect(firstState(null)).toEqual({ state: null, offset: null, locksAt: null, connection: 'connecting' })
  })

  it('takes a new state whole; it means that the connection is open', () => {
    const lost = take(before, { type: 'connection', connection: 'lost' })
    expect(take(lost, { type: 'state', state: state(2_000, 8_000), offset: -50 })).toEqual({
      state: state(2_000, 8_000),
      offset: -50,
      locksAt: 8_000,
      connection: 'open',
    })
  })

  it('moves the lock with input, and back with the next word of the server', () => {
    const touched = take(before, { type: 'input', locksAt: 20_000 })
    expect(touched).toEqual({ ...before, locksAt: 20_000 })
    expect(take(touched, { type: 'state', state: state(3_000, 15_000), offset: 0 }).locksAt).toBe(15_000)
  })

  it('unlocks with the input that the server has taken', () => {
    const locked = firstState({
      ...state(1_000, 500),
      session: { state: 'locked', locksAt: 500 },
    } as StreamState)
    const after = take(locked, { type: 'input', locksAt: 20_000 })
    expect(after.state?.session).toEqual({ state: 'active', locksAt: 20_000 })
    expect(after.locksAt).toBe(20_000)
  })

  it('stays the very same object when nothing changed', () => {
    const lost = take(before, { type: 'connection', connection: 'lost' })
    expect(take(lost, { type: 'connection', connection: 'lost' })).toBe(lost)
    expect(take(before, { type: 'ping', id: 'p' })).toBe(before)
    expect(take(before, { type: 'changed', change: { what: 'bank' } })).toBe(before)
    expect(take(before, { type: 'ended', reason: 'expired' })).toBe(before)
  })
})
