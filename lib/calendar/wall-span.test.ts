import { describe, expect, test } from 'vitest'
import { visibleHours, wallMinute, wallSpan } from '@/lib/calendar/wall-span'

const zone = 'Europe/Stockholm'
const at = (text: string) => Date.parse(text)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })

describe('wallSpan', () => {
  test.each([
    [
      'a winter morning',
      '2026-11-24',
      span('2026-11-24T09:30Z', '2026-11-24T10:15Z'),
      { from: 630, to: 675 },
    ],
    [
      'a summer morning',
      '2026-07-01',
      span('2026-07-01T07:00Z', '2026-07-01T08:00Z'),
      { from: 540, to: 600 },
    ],
    ['from yesterday', '2026-11-24', span('2026-11-20T00:00Z', '2026-11-24T08:00Z'), { from: 0, to: 540 }],
    [
      'until tomorrow',
      '2026-11-24',
      span('2026-11-24T21:00Z', '2026-11-30T00:00Z'),
      { from: 1320, to: 1440 },
    ],
    ['over all of it', '2026-11-24', span('2026-11-01T00:00Z', '2026-12-01T00:00Z'), { from: 0, to: 1440 }],
    ['ends where the day begins', '2026-11-24', span('2026-11-23T20:00Z', '2026-11-23T23:00Z'), null],
    ['begins where the day ends', '2026-11-24', span('2026-11-24T23:00Z', '2026-11-25T01:00Z'), null],
  ])('%s', (_, day, interval, expected) => expect(wallSpan(zone, day, interval)).toEqual(expected))

  test('F12 the hour that is jumped over has no height', () => {
    const night = span('2027-03-28T00:30Z', '2027-03-28T01:30Z')
    expect(wallSpan(zone, '2027-03-28', night)).toEqual({ from: 90, to: 210 })
  })
  test('F12 in the hour that comes twice a stretch keeps its length', () => {
    // 02:45 summer time to 02:15 winter time: half an hour
    const night = span('2026-10-25T00:45Z', '2026-10-25T01:15Z')
    expect(wallSpan(zone, '2026-10-25', night)).toEqual({ from: 165, to: 195 })
  })
  test('a day that is cut at noon in Samoa is still drawn by its own wall', () => {
    expect(wallMinute('Pacific/Apia', '2026-11-24', at('2026-11-23T20:00Z'))).toBe(9 * 60)
  })
})

describe('visibleHours', () => {
  test.each([
    ['an ordinary office day when there is nothing', [], { from: 480, to: 1020 }],
    [
      'earlier and later when something is',
      [
        { from: 430, to: 500 },
        { from: 1000, to: 1090 },
      ],
      { from: 420, to: 1140 },
    ],
    ['never past midnight', [{ from: 0, to: 1440 }], { from: 0, to: 1440 }],
  ])('%s', (_, spans, expected) => expect(visibleHours(spans)).toEqual(expected))
})
