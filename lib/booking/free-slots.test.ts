import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, freeSlots, type SlotRule, withOwn } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'

const ALL: Interval = { from: -Infinity, to: Infinity }
const spans = (...pairs: [number, number][]): Interval[] => pairs.map(([from, to]) => ({ from, to }))
const rule = (change: Partial<SlotRule> = {}): SlotRule => ({
  duration: 30,
  before: 0,
  after: 0,
  step: 30,
  ...change,
})
const day = (change: Partial<Calendar> = {}): Calendar => ({
  open: spans([0, 120]),
  away: [],
  blocks: [],
  ...change,
})

describe('freeSlots', () => {
  test.each<[string, Calendar, SlotRule, number[]]>([
    ['an empty morning', day(), rule(), [0, 30, 60, 90]],
    ['a finer grid', day({ open: spans([0, 60]) }), rule({ step: 10 }), [0, 10, 20, 30]],
    ['too short an opening', day({ open: spans([0, 29]) }), rule(), []],
    ['exactly long enough', day({ open: spans([0, 30]) }), rule(), [0]],
    ['closed', day({ open: [] }), rule(), []],
    [
      'A58 adjacent meetings leave the time between',
      day({ blocks: spans([0, 30], [60, 90]) }),
      rule(),
      [30, 90],
    ],
    ['A58 a partial overlap takes both', day({ blocks: spans([29, 31]) }), rule(), [60, 90]],
    ['A58 an enclosing block takes all', day({ blocks: spans([-10, 500]) }), rule(), []],
    ['buffer after', day({ blocks: spans([60, 90]) }), rule({ after: 1 }), [0, 90]],
    ['buffer before', day({ blocks: spans([0, 30]) }), rule({ before: 1 }), [60, 90]],
    [
      'buffers reach out of the working hours',
      day({ open: spans([0, 30]) }),
      rule({ before: 9, after: 9 }),
      [0],
    ],
    ['time off needs no buffer', day({ away: spans([60, 120]) }), rule({ after: 20 }), [0, 30]],
    ['a grid that starts with the opening', day({ open: spans([5, 70]) }), rule(), [5, 35]],
    ['the grid stays after a block', day({ blocks: spans([0, 35]) }), rule(), [60, 90]],
    ['two openings', day({ open: spans([0, 30], [45, 80]) }), rule(), [0, 45]],
    [
      'one block over two openings',
      day({ open: spans([0, 60], [70, 130]), blocks: spans([40, 80]) }),
      rule(),
      [0, 100],
    ],
    ['time off that overlaps itself', day({ away: spans([0, 90], [10, 20], [30, 60]) }), rule(), [90]],
  ])('%s', (_, calendar, slotRule, expected) => expect(freeSlots(calendar, slotRule, ALL)).toEqual(expected))

  test('withOwn: neither into the customer’s own meeting, nor while the advisor may not; the grid stays', () => {
    const mine = { ...day(), own: spans([0, 10]), unfit: spans([50, 70]) }
    expect(freeSlots(withOwn(mine), rule(), ALL)).toEqual([90])
    expect(freeSlots(withOwn({ ...mine, own: [], unfit: [] }), rule(), ALL)).toEqual([0, 30, 60, 90])
  })

  test('only those that begin in the window', () => {
    expect(freeSlots(day(), rule(), { from: 30, to: 90 })).toEqual([30, 60])
    expect(freeSlots(day(), rule(), { from: 31, to: 91 })).toEqual([60, 90])
    expect(freeSlots(day(), rule(), { from: 500, to: 600 })).toEqual([])
  })

  test.each([
    ['zero duration', { duration: 0 }],
    ['negative duration', { duration: -30 }],
    ['huge duration', { duration: Infinity }],
    ['no number', { duration: Number.NaN }],
    ['no step', { step: 0 }],
    ['negative buffer', { before: -1 }],
    ['endless buffer', { after: Infinity }],
  ])('A57 %s throws', (_, change) => {
    expect(() => freeSlots(day(), rule(change), ALL)).toThrow(RangeError)
  })
})

const anySpans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 })), { maxLength: 10 })
  .map((pairs) => pairs.map(([from, length]) => ({ from, to: from + length })))

test('freeSlots says what trying every time says', () => {
  const cases = fc.record({
    open: anySpans.map(mergeIntervals),
    away: anySpans.map((list) => list.sort((a, b) => a.from - b.from)),
    blocks: anySpans.map(mergeIntervals),
    duration: fc.integer({ min: 1, max: 40 }),
    before: fc.integer({ min: 0, max: 15 }),
    after: fc.integer({ min: 0, max: 15 }),
    step: fc.integer({ min: 1, max: 20 }),
    from: fc.integer({ min: 0, max: 120 }),
    to: fc.integer({ min: 60, max: 260 }),
  })
  fc.assert(
    fc.property(cases, ({ open, away, blocks, duration, before, after, step, from, to }) => {
      const clear = (list: readonly Interval[], a: number, b: number) =>
        !list.some((s) => a < s.to && s.from < b)
      const tried: number[] = []
      for (let at = Math.max(0, from); at < to; at++) {
        const span = open.find((s) => s.from <= at && at + duration <= s.to)
        if (!span || (at - span.from) % step !== 0) continue
        if (clear(away, at, at + duration) && clear(blocks, at - before, at + duration + after))
          tried.push(at)
      }
      const slots = freeSlots({ open, away, blocks }, { duration, before, after, step }, { from, to })
      expect(slots).toEqual(tried)
    }),
    { numRuns: 500 },
  )
})
