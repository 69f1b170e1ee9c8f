import { expect, test } from 'vitest'
import { outsideHours } from '@/lib/calendar/outside-hours'

const hours = [
  {
    weekday: 2,
    fromMinute: 540,
    toMinute: 720,
    zone: 'Europe/Stockholm',
    validFrom: '2026-01-01',
    validTo: null,
  },
  {
    weekday: 2,
    fromMinute: 780,
    toMinute: 1020,
    zone: 'Europe/Stockholm',
    validFrom: '2026-01-01',
    validTo: null,
  },
]
const meeting = (from: string, to: string) => ({
  id: from,
  from: Date.parse(`2026-11-${from}Z`),
  to: Date.parse(`2026-11-${to}Z`),
})

test('meetings that lie in the hours, half in them, over lunch, on another day', () => {
  const inside = meeting('24T08:00', '24T08:30')
  const edge = meeting('24T10:30', '24T11:00')
  const half = meeting('24T07:45', '24T08:15')
  const lunch = meeting('24T10:45', '24T12:15')
  const wednesday = meeting('25T08:00', '25T08:30')
  expect(outsideHours([inside, edge, half, lunch, wednesday], hours)).toEqual([half, lunch, wednesday])
})
test('nothing booked, nothing outside', () => expect(outsideHours([], hours)).toEqual([]))
test('without hours everything is outside', () => {
  const one = meeting('24T08:00', '24T08:30')
  expect(outsideHours([one], [])).toEqual([one])
})
