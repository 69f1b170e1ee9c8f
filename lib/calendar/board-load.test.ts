import { describe, expect, test } from 'vitest'
import { loadOf } from '@/lib/calendar/board-load'

const hour = 3_600_000
const span = (from: number, to: number) => ({ from: from * hour, to: to * hour })

describe('loadOf', () => {
  test.each([
    ['an empty day', [span(9, 17)], [], [], { worked: 480, booked: 0, share: 0 }],
    ['half full', [span(9, 17)], [], [span(9, 11), span(13, 15)], { worked: 480, booked: 240, share: 0.5 }],
    [
      'time off makes it fuller',
      [span(9, 17)],
      [span(13, 17)],
      [span(9, 11)],
      { worked: 240, booked: 120, share: 0.5 },
    ],
    [
      'what overlaps counts once',
      [span(9, 13)],
      [],
      [span(9, 11), span(10, 11)],
      { worked: 240, booked: 120, share: 0.5 },
    ],
    [
      'outside hours it is work, but no fuller day',
      [span(9, 11)],
      [],
      [span(10, 13)],
      { worked: 120, booked: 180, share: 0.5 },
    ],
    ['never more than full', [span(9, 10)], [], [span(8, 12)], { worked: 60, booked: 240, share: 1 }],
    ['nobody works', [], [], [span(9, 10)], { worked: 0, booked: 60, share: null }],
    ['away all day', [span(9, 17)], [span(0, 24)], [], { worked: 0, booked: 0, share: null }],
  ])('%s', (_, open, away, taken, expected) => expect(loadOf(open, away, taken)).toEqual(expected))
})
