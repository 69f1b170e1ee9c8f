import { describe, expect, it } from 'vitest'
import type { PresencePromise } from '@/lib/presence/promise'
import type { NamedPromise } from '@/lib/presence/stream-state'
import { nextSteps } from './next-steps'

const promise = (callable: boolean, nextFree: number | null = null): PresencePromise => ({
  state: callable ? 'available' : 'busy',
  until: null,
  nextFree,
  callable,
  changesAt: null,
})
const eva: NamedPromise = { id: 'eva', name: 'Eva Lind', promise: promise(false, 5_000) }
const mikael: NamedPromise = { id: 'mikael', name: 'Mikael Berg', promise: promise(true) }
const anna: NamedPromise = { id: 'anna', name: 'Anna Åkesson', promise: promise(true) }
const known = { advisor: eva, deputies: [], request: null, videoAvailable: true }
const kinds = (steps: ReturnType<typeof nextSteps>) => steps.map((step) => step.kind)

describe('nextSteps', () => {
  it('asks and books when nobody else is free', () => {
    expect(nextSteps(known, 'eva')).toEqual([
      { kind: 'ask', id: 'eva', name: 'Eva Lind' },
      { kind: 'book', id: 'eva', name: 'Eva Lind', firstTime: 5_000 },
    ])
  })

  it('offers the first deputy who is free, in the order the bank has given', () => {
    expect(nextSteps({ ...known, deputies: [mikael, anna] }, 'eva')[0]).toEqual({
      kind: 'call',
      id: 'mikael',
      name: 'Mikael Berg',
    })
    const busy = { ...mikael, promise: promise(false) }
    expect(nextSteps({ ...known, deputies: [busy, anna] }, 'eva')[0]).toMatchObject({ name: 'Anna Åkesson' })
  })

  it('never offers the one who just did not answer', () => {
    const free = { ...eva, promise: promise(true, 5_000) }
    expect(kinds(nextSteps({ ...known, advisor: free }, 'eva'))).toEqual(['ask', 'book'])
    expect(kinds(nextSteps({ ...known, deputies: [mikael] }, 'mikael'))).toEqual(['ask', 'book'])
  })

  it('offers the own advisor again when it was the deputy who did not answer', () => {
    const free = { ...eva, promise: promise(true, 5_000) }
    expect(nextSteps({ ...known, advisor: free, deputies: [mikael] }, 'mikael')[0]).toMatchObject({
      kind: 'call',
      id: 'eva',
    })
  })

  it('does not ask twice', () => {
    const request = { id: 'r', advisorName: 'Eva Lind', createdAt: 1 }
    expect(nextSteps({ ...known, request }, 'eva')[0]).toEqual({ kind: 'asked', name: 'Eva Lind' })
  })

  it('offers no call where there is no video', () => {
    const steps = nextSteps({ ...known, deputies: [mikael], videoAvailable: false }, 'eva')
    expect(kinds(steps)).toEqual(['ask', 'book'])
  })
})
