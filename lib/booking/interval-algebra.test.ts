import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval } from '@/lib/booking/interval'
import { intersectIntervals, mergeIntervals, subtractIntervals } from '@/lib/booking/interval-algebra'

const TOP = 60
const spans = (...pairs: [number, number][]): Interval[] => pairs.map(([from, to]) => ({ from, to }))
const anySpans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: TOP }), fc.integer({ min: 0, max: TOP })), { maxLength: 12 })
  .map((pairs) => spans(...pairs))

/** The oracle: which of the whole numbers below TOP lie in one of the stretches? */
function points(list: readonly Interval[]): boolean[] {
  return Array.from({ length: TOP }, (_, at) => list.some((span) => span.from <= at && at < span.to))
}
function sortedAndApart(list: readonly Interval[]): boolean {
  return list.every((span, at) => span.from < span.to && (list[at - 1]?.to ?? -1) < span.from)
}

describe('mergeIntervals', () => {
  test('joins what overlaps or touches and drops what is empty', () => {
    expect(mergeIntervals(spans([13, 14], [9, 10], [10, 11], [5, 5], [8, 7]))).toEqual(
      spans([9, 11], [13, 14]),
    )
    expect(mergeIntervals(spans([1, 9], [2, 3], [4, 12]))).toEqual(spans([1, 12]))
    expect(mergeIntervals([])).toEqual([])
  })
  test('leaves what it was given alone', () => {
    const given = spans([3, 5], [1, 4])
    mergeIntervals(given)
    expect(given).toEqual(spans([3, 5], [1, 4]))
  })
  test('has the same points, sorted and apart, and does nothing twice', () => {
    fc.assert(
      fc.property(anySpans, (list) => {
        const merged = mergeIntervals(list)
        expect(points(merged)).toEqual(points(list))
        expect(sortedAndApart(merged)).toBe(true)
        expect(mergeIntervals(merged)).toEqual(merged)
      }),
    )
  })
})

describe('subtractIntervals', () => {
  test.each([
    ['nothing', spans([0, 10]), [], spans([0, 10])],
    ['the middle', spans([0, 10]), spans([3, 5]), spans([0, 3], [5, 10])],
    ['both ends', spans([2, 8]), spans([0, 3], [7, 9]), spans([3, 7])],
    ['everything', spans([2, 8]), spans([2, 8]), []],
    ['one hole over two', spans([0, 4], [6, 10]), spans([3, 7]), spans([0, 3], [7, 10])],
    ['neighbours', spans([2, 4]), spans([0, 2], [4, 6]), spans([2, 4])],
  ])('%s', (_, from, holes, left) => expect(subtractIntervals(from, holes)).toEqual(left))
  test('keeps exactly the points that are in no hole', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const left = subtractIntervals(mergeIntervals(a), mergeIntervals(b))
        const hole = points(b)
        expect(points(left)).toEqual(points(a).map((inside, at) => inside && !hole[at]))
        expect(left.every((span) => span.from < span.to)).toBe(true)
      }),
    )
  })
})

describe('intersectIntervals', () => {
  test.each([
    [spans([0, 10]), spans([5, 15]), spans([5, 10])],
    [spans([0, 5]), spans([5, 10]), []],
    [spans([0, 3], [5, 9]), spans([2, 6], [8, 12]), spans([2, 3], [5, 6], [8, 9])],
    [[], spans([1, 2]), []],
  ])('%o and %o', (a, b, both) => {
    expect(intersectIntervals(a, b)).toEqual(both)
    expect(intersectIntervals(b, a)).toEqual(both)
  })
  test('keeps exactly the points that are in both', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const other = points(b)
        const both = intersectIntervals(mergeIntervals(a), mergeIntervals(b))
        expect(points(both)).toEqual(points(a).map((inside, at) => inside && other[at]))
      }),
    )
  })
})
