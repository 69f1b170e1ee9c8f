import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenStatuses, type PresenceFacts } from './facts'
import { type PresenceState, promiseFor } from './promise'

const minute = 60_000
const now = Date.parse('2026-11-23T13:00:00Z')
const at = (minutes: number) => now + minutes * minute
const free: PresenceFacts = {
  chosen: 'available',
  leaseUntil: at(0.4),
  meeting: null,
  booked: [],
  kept: null,
  nextFree: at(60),
}
const call = (state: 'ringing' | 'live', until: number) => ({
  state,
  customerId: 'jonas',
  since: at(-10),
  until,
})

describe('promiseFor', () => {
  it.each<[string, Partial<PresenceFacts>, PresenceState, number | null]>([
    ['at the desk and available', {}, 'available', null],
    ['no desk open', { leaseUntil: null }, 'offline', null],
    ['the lease has just run out', { leaseUntil: now }, 'offline', null],
    ['chosen offline', { chosen: 'offline' }, 'offline', null],
    ['chosen away', { chosen: 'away' }, 'away', null],
    ['chosen busy', { chosen: 'busy' }, 'busy', null],
    ['in a call', { meeting: call('live', at(20)) }, 'in_meeting', at(20)],
    [
      'in a call, though the desk is gone',
      { meeting: call('live', at(20)), leaseUntil: null },
      'in_meeting',
      at(20),
    ],
    ['in a call that runs over', { meeting: call('live', at(-5)) }, 'in_meeting', at(1)],
    [
      'in a call that runs into a meeting',
      { meeting: call('live', at(20)), booked: [{ from: at(22), to: at(50) }] },
      'in_meeting',
      at(50),
    ],
    ['in a call while chosen away', { meeting: call('live', at(20)), chosen: 'away' }, 'in_meeting', at(20)],
    ['ringing for somebody else', { meeting: call('ringing', at(20)) }, 'busy', null],
    ['in a booked meeting', { booked: [{ from: at(-5), to: at(25) }] }, 'in_meeting', at(25)],
    [
      'two meetings in a row',
      {
        booked: [
          { from: at(-5), to: at(25) },
          { from: at(25), to: at(55) },
        ],
      },
      'in_meeting',
      at(55),
    ],
    [
      'two meetings six minutes apart',
      {
        booked: [
          { from: at(-5), to: at(25) },
          { from: at(31), to: at(55) },
        ],
      },
      'in_meeting',
      at(25),
    ],
    ['a meeting in five minutes', { booked: [{ from: at(5), to: at(35) }] }, 'busy', at(35)],
    ['a meeting in six minutes', { booked: [{ from: at(6), to: at(35) }] }, 'available', null],
    ['a meeting that has just ended', { booked: [{ from: at(-30), to: now }] }, 'available', null],
    ['kept for somebody else', { kept: { customerId: 'jonas', until: at(1) } }, 'busy', null],
    ['kept for the viewer', { kept: { customerId: 'sara', until: at(1) } }, 'available', null],
    ['kept until now', { kept: { customerId: 'jonas', until: now } }, 'available', null],
  ])('%s', (_, facts, state, until) => {
    const promise = promiseFor({ ...free, ...facts }, 'sara', now)
    expect(promise).toMatchObject({ state, until, callable: state === 'available', nextFree: at(60) })
  })

  it.each<[string, Partial<PresenceFacts>, number]>([
    ['the end of the lease', {}, at(0.4)],
    ['the end of being kept', { leaseUntil: null, kept: { customerId: 'jonas', until: at(1) } }, at(1)],
    ['five minutes before a meeting', { leaseUntil: at(99), booked: [{ from: at(30), to: at(40) }] }, at(25)],
    ['the start of a meeting', { leaseUntil: at(99), booked: [{ from: at(4), to: at(40) }] }, at(4)],
    ['the end of a meeting', { leaseUntil: at(99), booked: [{ from: at(-4), to: at(40) }] }, at(40)],
  ])('changes by itself at %s', (_, facts, changesAt) => {
    expect(promiseFor({ ...free, ...facts }, 'sara', now).changesAt).toBe(changesAt)
  })

  it('never changes between now and changesAt', () => {
    const span = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60 }))
    const facts = fc.record({
      chosen: fc.constantFrom(...chosenStatuses),
      leaseUntil: fc.option(fc.integer({ min: -30, max: 30 }).map((s) => now + s * 1_000)),
      booked: fc.array(
        span.map(([from, length]) => ({ from: at(from), to: at(from + length) })),
        { maxLength: 4 },
      ),
      kept: fc.option(
        fc.integer({ min: -60, max: 60 }).map((s) => ({ customerId: 'jonas', until: now + s * 1_000 })),
      ),
    })
    fc.assert(
      fc.property(facts, fc.double({ min: 0, max: 0.999, noNaN: true }), (made, part) => {
        const all: PresenceFacts = {
          ...free,
          ...made,
          meeting: null,
          booked: made.booked.sort((a, b) => a.from - b.from),
        }
        const first = promiseFor(all, 'sara', now)
        const later = Math.floor(now + ((first.changesAt ?? now + minute) - now) * part)
        expect(promiseFor(all, 'sara', later).state).toBe(first.state)
      }),
    )
  })
})
