import { describe, expect, test } from 'vitest'
import { addDays, instantOf } from '@/lib/booking/local-day'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'
import { openingWeek } from '@/lib/calendar/opening-week'
import { cardOf } from '@/tests/support/calendar'

const zone = 'Europe/Stockholm'
const monday = '2026-11-16'
const next = '2026-11-23'
const at = (day: number, clock: number) => instantOf(zone, addDays(monday, day), clock * 60)
const began = (day: number) => at(day, 0)
const span = (day: number, from = 9, to = 17) => ({ from: at(day, from), to: at(day, to) })
const usual = [0, 1, 2, 3, 4].map((day) => span(day))
const booking = (day: number): CalendarEntry => {
  const during = span(day, 10, 11)
  return { kind: 'booking', id: 'b', ...during, booking: cardOf('10:00', '11:00') }
}

describe('Mondays to Fridays', () => {
  test.each([
    ['Monday', 0, monday],
    ['Friday, also when it is over', 4, monday],
    ['Saturday', 5, next],
    ['Sunday', 6, next],
  ])('on %s', (_, day, opens) => {
    expect(openingWeek({ open: usual, entries: [] }, monday, began(day))).toBe(opens)
  })
})

test('a Sunday with a meeting has not passed', () => {
  expect(openingWeek({ open: usual, entries: [booking(6)] }, monday, began(6))).toBe(monday)
})

test('a week of meetings alone, all over, has', () => {
  expect(openingWeek({ open: [], entries: [booking(1)] }, monday, began(6))).toBe(next)
})

test('work until midnight is over at midnight', () => {
  expect(openingWeek({ open: [span(5, 18, 24)], entries: [] }, monday, began(6))).toBe(next)
})

test('who is away on Sunday still looks at the week to come', () => {
  const away = {
    kind: 'away',
    id: 'a',
    timeOffId: 'a',
    advisorId: 'eva',
    reason: '',
    ...span(6, 0, 24),
  } as const
  expect(openingWeek({ open: usual, entries: [away] }, monday, began(6))).toBe(next)
})

test('a week without any work stays: there is nothing to pass over', () => {
  expect(openingWeek({ open: [], entries: [] }, monday, began(6))).toBe(monday)
})
