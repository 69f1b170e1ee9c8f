import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayInterval,
  instantOf,
  isLocalDay,
  localDayAt,
  mondayOf,
  weekdayOf,
} from '@/lib/booking/local-day'

const HOUR = 3_600_000
const SE = 'Europe/Stockholm'
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

test.each([
  ['2026-11-24', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['9999-01-01', false],
  ['1999-12-31', false],
  ['2026-11-24T00:00', false],
  ['', false],
])('A57 isLocalDay %j is %s', (text, expected) => expect(isLocalDay(text)).toBe(expected))

test('the day it is there', () => {
  const at = Date.parse('2026-11-24T23:30Z')
  expect(localDayAt('UTC', at)).toBe('2026-11-24')
  expect(localDayAt(SE, at)).toBe('2026-11-25')
  expect(localDayAt('America/New_York', at)).toBe('2026-11-24')
})

test('counting days and weekdays', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
})

describe('instantOf', () => {
  test.each([
    ['winter', '2026-11-24', 9 * 60, '2026-11-24T08:00'],
    ['summer', '2026-07-01', 9 * 60, '2026-07-01T07:00'],
    ['midnight', '2026-07-01', 0, '2026-06-30T22:00'],
    ['the end of the day', '2026-07-01', 1440, '2026-07-01T22:00'],
    ['just before the clocks jump', '2026-03-29', 119, '2026-03-29T00:59'],
    ['jumped over: the moment of the jump', '2026-03-29', 150, '2026-03-29T01:00'],
    ['just after the jump', '2026-03-29', 180, '2026-03-29T01:00'],
    ['comes twice: the first', '2026-10-25', 150, '2026-10-25T00:30'],
    ['after it came twice', '2026-10-25', 180, '2026-10-25T02:00'],
  ])('%s', (_, day, minute, expected) => expect(iso(instantOf(SE, day, minute))).toBe(expected))

  test('a midnight that is jumped over', () => {
    // Cairo: summer time begins at midnight of the last Friday in April
    expect(iso(instantOf('Africa/Cairo', '2026-04-24', 0))).toBe('2026-04-23T22:00')
  })
  test('no such day throws', () => expect(() => instantOf(SE, 'tomorrow', 0)).toThrow(RangeError))
})

test.each([
  ['2026-11-24', 24],
  ['2026-03-29', 23],
  ['2026-10-25', 25],
])('%s has %i hours', (day, hours) => {
  const { from, to } = dayInterval(SE, day)
  expect((to - from) / HOUR).toBe(hours)
})
