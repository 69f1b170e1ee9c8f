import { describe, expect, test } from 'vitest'
import { dayTitle, isoWeek, shortDay, weekdayTitle, weekTitle } from '@/lib/calendar/day-title'

describe('how days and weeks are called', () => {
  test.each([
    [dayTitle('2026-11-24', 'en'), 'Tuesday 24 November'],
    [dayTitle('2026-11-24', 'sv'), 'tisdag 24 november'],
    [shortDay('2026-11-24', 'en'), 'Tue 24'],
    [shortDay('2026-11-24', 'sv'), 'tis 24'],
    [weekTitle('2026-11-23', 'en'), '23–29 November 2026'],
    [weekTitle('2026-12-28', 'en'), '28 December 2026 – 3 January 2027'],
    [weekTitle('2026-11-30', 'sv'), '30 november – 6 december 2026'],
    [weekdayTitle(1, 'en'), 'Monday'],
    [weekdayTitle(7, 'sv'), 'söndag'],
  ])('%s', (title, expected) => expect(title).toBe(expected))

  test.each([
    ['2026-01-01', 1],
    ['2025-12-29', 1],
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2026-11-24', 48],
  ])('%s is in week %i', (day, week) => expect(isoWeek(day)).toBe(week))
})
