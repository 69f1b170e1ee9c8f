import { describe, expect, test } from 'vitest'
import { contains, overlaps } from '@/lib/booking/interval'

const span = (from: number, to: number) => ({ from, to })

describe('A58 how two stretches can lie', () => {
  const meeting = span(10, 20)
  test.each([
    ['before', span(0, 5), false],
    ['adjacent before', span(5, 10), false],
    ['over its start', span(5, 11), true],
    ['enclosed', span(12, 15), true],
    ['the same', span(10, 20), true],
    ['enclosing', span(5, 25), true],
    ['over its end', span(19, 25), true],
    ['adjacent after', span(20, 25), false],
  ])('%s', (_, other, expected) => {
    expect(overlaps(meeting, other)).toBe(expected)
    expect(overlaps(other, meeting)).toBe(expected)
  })
  test.each([
    [span(10, 20), true],
    [span(10, 15), true],
    [span(9, 15), false],
    [span(15, 21), false],
  ])('contains %o is %s', (inner, expected) => expect(contains(meeting, inner)).toBe(expected))
})
