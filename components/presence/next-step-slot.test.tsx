import { describe, expect, test } from 'vitest'
import type { CustomerState } from '@/lib/presence/stream-state'
import { markup, textOf } from '@/tests/support/markup'
import { NextStepSlot } from './next-step-slot'

const state: CustomerState = {
  role: 'customer',
  now: 0,
  session: { state: 'active', locksAt: 300_000 },
  videoAvailable: false,
  advisor: {
    id: 'a1',
    name: 'Eva Lind',
    promise: { state: 'available', callable: true, until: null, nextFree: null, changesAt: null },
  },
  deputies: [],
  meeting: null,
  request: null,
}
const request = { id: 'r1', advisorName: 'Eva Lind', createdAt: 0 }
const actions = {
  askToCallMe: async () => ({ ok: true as const, value: null }),
  withdrawRequest: async () => ({ ok: true as const, value: null }),
}
const slot = (more: Partial<CustomerState> = {}) =>
  textOf(markup(<NextStepSlot state={{ ...state, ...more }} actions={actions} call={<b>Call now</b>} />))

describe('where there is no video', () => {
  test('it is said in the place of calling', () => {
    expect(slot()).toBe(
      'Ask Eva to call me Video calls are not available right now. Eva can phone you instead.',
    )
  })

  test('and still, once Eva has been asked', () => {
    expect(slot({ request })).toMatch(/^Eva will call you.* Video calls are not available right now\./)
  })

  test('with video it is not', () => {
    expect(slot({ videoAvailable: true })).toBe('Call now')
  })
})
