import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kind } from './frame'
import { arrive, lost, type Order, start } from './gap'

const following = (next: number, epoch = 5): Order => ({ state: 'following', epoch, next })
const waiting = (after: number, epoch = 5): Order => ({ state: 'waiting', epoch, after })
const frame = (kind: Kind, sequence: number, epoch = 5, part = 0) => ({ kind, sequence, epoch, part })

describe('the order of frames', () => {
  test.each([
    ['the first snapshot', start, frame('snapshot', 0), following(1), true, false],
    ['a late join in the middle', start, frame('events', 7), waiting(7), false, true],
    ['the next one', following(3), frame('events', 3), following(4), true, false],
    ['the second part of a snapshot', following(1), frame('snapshot', 1, 5, 1), following(2), true, false],
    ['a hole', following(3), frame('events', 5), waiting(5), false, true],
    ['after the hole: asked already', waiting(5), frame('events', 6), waiting(6), false, false],
    [
      'the middle of a snapshot after the hole',
      waiting(5),
      frame('snapshot', 6, 5, 1),
      waiting(6),
      false,
      false,
    ],
    ['the snapshot after the hole', waiting(5), frame('snapshot', 8), following(9), true, false],
    ['a snapshot over a hole', following(3), frame('snapshot', 8), following(9), true, false],
    ['the same again', following(3), frame('events', 2), following(3), false, false],
    ['an old snapshot again', following(9), frame('snapshot', 4), following(9), false, false],
    ['an older recording', following(9), frame('snapshot', 10, 4), following(9), false, false],
    ['a newer recording', following(9), frame('snapshot', 0, 6), following(1, 6), true, false],
    ['the middle of a newer recording', following(9), frame('events', 2, 6), waiting(2, 6), false, true],
  ] as const)('%s', (_, before, one, order, take, ask) => {
    expect(arrive(before, one)).toEqual({ order, take, ask })
  })

  test('what is taken is always in order, and never twice (any loss, any repetition)', () => {
    const arrivals = fc.array(fc.record({ sequence: fc.nat(30), epoch: fc.nat(2), part: fc.constant(0) }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(arrivals, (frames) => {
        let order: Order = start
        let last = { epoch: -1, sequence: -1 }
        for (const one of frames) {
          const kind: Kind = one.sequence % 7 === 0 ? 'snapshot' : 'events'
          const arrival = arrive(order, { ...one, kind })
          order = arrival.order
          if (!arrival.take) continue
          const later = one.epoch > last.epoch || (one.epoch === last.epoch && one.sequence > last.sequence)
          const next = kind === 'snapshot' || one.sequence === last.sequence + 1
          if (!later || !next) return false
          last = one
        }
        return true
      }),
    )
  })
})

test('after something unreadable only a snapshot helps', () => {
  expect(lost(following(4))).toEqual(waiting(3))
  expect(lost(waiting(2))).toEqual(waiting(2))
  expect(arrive(lost(following(4)), frame('events', 4)).take).toBe(false)
  expect(arrive(lost(following(4)), frame('snapshot', 4)).take).toBe(true)
})
