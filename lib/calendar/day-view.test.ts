import { describe, expect, test } from 'vitest'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'
import { dayView, hoursOf, laneOf, shareOf } from '@/lib/calendar/day-view'

const zone = 'Europe/Stockholm'
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+01:00`)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const hold = (id: string, from: string, to: string): CalendarEntry => ({
  id,
  kind: 'hold',
  ...span(from, to),
})
const away = (id: string, from: string, to: string): CalendarEntry => ({
  id,
  kind: 'away',
  timeOffId: id,
  advisorId: 'eva',
  reason: '',
  ...span(from, to),
})
const view = (entries: CalendarEntry[], open = [span('09:00', '17:00')]) =>
  dayView(zone, '2026-11-24', { open, entries })

describe('dayView', () => {
  test('stands on the wall, beside what overlaps it', () => {
    const { placed, open } = view([hold('a', '09:00', '10:00'), hold('b', '09:30', '10:30')])
    expect(
      placed.map(({ entry, from, to, column, columns }) => [entry.id, from, to, column, columns]),
    ).toEqual([
      ['a', 540, 600, 0, 2],
      ['b', 570, 630, 1, 2],
    ])
    expect(open).toEqual([{ from: 540, to: 1020 }])
  })
  test('something short is drawn long enough to be hit, also at the end of the day', () => {
    const { placed } = view([hold('a', '09:00', '09:10'), hold('b', '23:50', '23:59')])
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [540, 570],
      [1410, 1440],
    ])
  })
  test('time off lies behind and takes no column', () => {
    const day = view([away('off', '12:00', '17:00'), hold('a', '12:00', '13:00')])
    expect(day.away.map(({ from, to }) => [from, to])).toEqual([[720, 1020]])
    expect(day.placed[0]?.columns).toBe(1)
  })
  test('another day is not in it', () => {
    const other = {
      id: 'x',
      kind: 'hold' as const,
      from: Date.parse('2026-11-25T08:00Z'),
      to: Date.parse('2026-11-25T09:00Z'),
    }
    expect(view([other]).placed).toEqual([])
  })
})

test('hoursOf grows with working hours, not with time off', () => {
  expect(hoursOf([view([away('off', '00:00', '23:00')])])).toEqual({ from: 480, to: 1020 })
  expect(hoursOf([view([], [span('06:30', '18:15')])])).toEqual({ from: 360, to: 1140 })
})

test('laneOf keeps the order of time and only what can be reached', () => {
  const day = view([hold('a', '13:00', '14:00'), away('off', '09:00', '10:00'), hold('b', '11:00', '12:00')])
  expect(laneOf(day, () => true).map(({ id }) => id)).toEqual(['off', 'b', 'a'])
  expect(laneOf(day, ({ kind }) => kind === 'away').map(({ id }) => id)).toEqual(['off'])
})

test.each([
  ['inside', { from: 540, to: 600 }, { start: 0.1, size: 0.1 }],
  ['cut at both ends', { from: 0, to: 1440 }, { start: 0, size: 1 }],
  ['before', { from: 0, to: 480 }, null],
  ['after', { from: 1080, to: 1100 }, null],
])('shareOf %s', (_, part, expected) => expect(shareOf({ from: 480, to: 1080 }, part)).toEqual(expected))
