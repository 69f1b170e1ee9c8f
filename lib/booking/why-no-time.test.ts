import { expect, test } from 'vitest'
import type { Calendar } from '@/lib/booking/free-slots'
import { whyNoTime } from '@/lib/booking/why-no-time'

const rule = { duration: 30, before: 5, after: 5, step: 30 }
const all = [{ from: 0, to: 120 }]
const calendar = (change: Partial<Calendar>): Calendar => ({ open: all, away: [], blocks: [], ...change })

test.each([
  ['there is time', calendar({}), null],
  ['one slot left', calendar({ blocks: [{ from: 30, to: 120 }], away: [] }), 'fully_booked'],
  ['one slot left, buffers clear', calendar({ blocks: [{ from: 35, to: 120 }] }), null],
  ['nobody works', calendar({ open: [] }), 'no_hours'],
  ['works later', calendar({ open: [{ from: 1000, to: 2000 }] }), 'no_hours'],
  ['never long enough', calendar({ open: [{ from: 0, to: 20 }] }), 'too_short'],
  ['away all day', calendar({ away: all }), 'away'],
  ['away, and booked on top', calendar({ away: all, blocks: all }), 'away'],
  ['all booked', calendar({ blocks: all }), 'fully_booked'],
  [
    'half away, the rest booked',
    calendar({ away: [{ from: 0, to: 60 }], blocks: [{ from: 50, to: 120 }] }),
    'fully_booked',
  ],
])('%s', (_, given, expected) => expect(whyNoTime(given, rule, { from: 0, to: 500 })).toBe(expected))

test.each([
  ['the advisor may not: that is said, whatever is booked on top', { blocks: all }, all, 'not_qualified'],
  [
    'the advisor may for a while, and that is booked',
    { blocks: all },
    [{ from: 60, to: 200 }],
    'fully_booked',
  ],
  ['away all day, and may not either', { away: all }, all, 'away'],
  ['may when it matters', {}, [{ from: 120, to: 200 }], null],
  ['away while they may', { away: [{ from: 0, to: 60 }] }, [{ from: 50, to: 200 }], 'not_qualified'],
])('%s', (_, change, unfit, expected) =>
  expect(whyNoTime(calendar(change), rule, { from: 0, to: 500 }, unfit)).toBe(expected),
)
