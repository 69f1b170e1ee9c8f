import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeSlots } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { type WeeklyHours, workingIntervals } from '@/lib/booking/working-intervals'
import { offsetAt } from '@/lib/booking/zone'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const utc = (text: string) => Date.parse(`${text}Z`)
const range = (from: string, to: string): Interval => ({ from: utc(from), to: utc(to) })
const line = (weekday: number, from: string, to: string, change: Partial<WeeklyHours> = {}): WeeklyHours => {
  const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  const hours = { weekday, fromMinute: minute(from), toMinute: minute(to), zone: 'Europe/Stockholm' }
  return { ...hours, validFrom: '2020-01-01', validTo: null, ...change }
}
const shown = (spans: Interval[]) =>
  spans.map(
    ({ from, to }) =>
      `${new Date(from).toISOString().slice(5, 16)}/${new Date(to).toISOString().slice(5, 16)}`,
  )

describe('workingIntervals', () => {
  test('a Monday in winter', () => {
    const found = workingIntervals([line(1, '09:00', '12:00')], range('2026-11-22T00:00', '2026-11-25T00:00'))
    expect(shown(found)).toEqual(['11-23T08:00/11-23T11:00'])
  })
  test('lunch stays free, touching lines join', () => {
    const week = [line(1, '13:00', '17:00'), line(1, '09:00', '10:00'), line(1, '10:00', '12:00')]
    const found = workingIntervals(week, range('2026-11-23T00:00', '2026-11-24T00:00'))
    expect(shown(found)).toEqual(['11-23T08:00/11-23T11:00', '11-23T12:00/11-23T16:00'])
  })
  test('local hours stay local when summer time begins: 9:00 is an hour earlier in UTC', () => {
    const week = [5, 6, 7, 1].map((day) => line(day, '09:00', '10:00'))
    const found = workingIntervals(week, range('2026-03-27T00:00', '2026-03-31T00:00'))
    expect(shown(found).map((text) => text.slice(6, 11))).toEqual(['08:00', '08:00', '07:00', '07:00'])
  })
  test('A56 a time that does not exist is never worked', () => {
    const night = [line(7, '02:00', '03:00')]
    expect(workingIntervals(night, range('2026-03-28T12:00', '2026-03-30T00:00'))).toEqual([])
    const longer = [line(7, '01:30', '03:30')]
    const found = workingIntervals(longer, range('2026-03-28T12:00', '2026-03-30T00:00'))
    expect(shown(found)).toEqual(['03-29T00:30/03-29T01:30'])
  })
  test('A56 a time that comes twice is worked twice', () => {
    const night = [line(7, '02:30', '03:00')]
    const found = workingIntervals(night, range('2026-10-24T12:00', '2026-10-26T00:00'))
    expect(shown(found)).toEqual(['10-25T00:30/10-25T01:00', '10-25T01:30/10-25T02:00'])
  })
  test('A58 over midnight: two lines make one stretch', () => {
    const night = [line(1, '22:00', '24:00'), line(2, '00:00', '02:00')]
    const found = workingIntervals(night, range('2026-11-23T12:00', '2026-11-24T12:00'))
    expect(shown(found)).toEqual(['11-23T21:00/11-24T01:00'])
  })
  test('only while it is valid, both days included', () => {
    const days = [1, 2, 3, 4].map((day) =>
      line(day, '09:00', '10:00', { validFrom: '2026-11-24', validTo: '2026-11-25' }),
    )
    const found = workingIntervals(days, range('2026-11-22T00:00', '2026-11-29T00:00'))
    expect(shown(found).map((text) => text.slice(0, 5))).toEqual(['11-24', '11-25'])
  })
  test('cut to the range', () => {
    const found = workingIntervals([line(1, '09:00', '17:00')], range('2026-11-23T10:00', '2026-11-23T11:00'))
    expect(shown(found)).toEqual(['11-23T10:00/11-23T11:00'])
  })
  test('each line in its own zone', () => {
    const week = [line(1, '09:00', '10:00'), line(1, '09:00', '10:00', { zone: 'Europe/Helsinki' })]
    const found = workingIntervals(week, range('2026-11-23T00:00', '2026-11-24T00:00'))
    expect(shown(found)).toEqual(['11-23T07:00/11-23T09:00'])
  })
  test('nothing for nobody', () => {
    expect(workingIntervals([], range('2026-11-23T00:00', '2026-11-24T00:00'))).toEqual([])
  })
})

const zones =
  `Europe/Stockholm Europe/London Europe/Dublin Europe/Lisbon Europe/Helsinki Europe/Athens Europe/Moscow
Europe/Istanbul Europe/Chisinau Atlantic/Azores Atlantic/Reykjavik America/New_York America/Chicago America/Denver
America/Phoenix America/Los_Angeles America/Anchorage America/St_Johns America/Halifax America/Havana America/Sao_Paulo
America/Santiago America/Asuncion America/Nuuk America/Caracas Africa/Casablanca Africa/Cairo Africa/Johannesburg
Asia/Beirut Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Tokyo Asia/Gaza Australia/Sydney Australia/Adelaide
Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Apia`.split(/\s+/)

/** The oracle: what does Intl say the wall clock shows? Knows nothing of offsets. */
function wallClock(zone: string): (at: number) => { weekday: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const names = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  return (at) => {
    const [weekday, clock] = format.format(at).split(/,? /)
    const [hour, minute] = (clock ?? '').split(':').map(Number)
    return { weekday: names.indexOf(weekday ?? ''), minute: (hour ?? 0) * 60 + (minute ?? 0) }
  }
}

/** The days in 2026 to 2031 on which the clocks change there, or one plain day where they never do. */
function daysToTry(zone: string): number[] {
  const days: number[] = []
  for (let at = utc('2026-01-01T00:00'); at < utc('2032-01-01T00:00'); at += DAY) {
    if (offsetAt(zone, at) !== offsetAt(zone, at + DAY)) days.push(at)
  }
  return days.length > 0 ? days : [utc('2026-07-01T00:00')]
}

test('F12 40 zones, 2026 to 2031: open exactly when the clock on the wall says so', () => {
  expect(zones).toHaveLength(40)
  const minutes = fc.tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 288 }))
  for (const zone of zones) {
    const wall = wallClock(zone)
    for (const day of daysToTry(zone)) {
      const [pair = [0, 288]] = fc.sample(minutes, { numRuns: 1, seed: day / DAY })
      const fromMinute = Math.min(pair[0], pair[1] - 1) * 5
      const toMinute = Math.max(pair[0] + 1, pair[1]) * 5
      const week = [6, 7, 1, 2, 3, 4, 5].map((weekday) =>
        line(weekday, '00:00', '24:00', { zone, fromMinute, toMinute }),
      )
      const span = { from: day - 6 * HOUR, to: day + 30 * HOUR }
      const found = workingIntervals(week, span)
      const wrong: string[] = []
      for (let at = span.from, next = 0; at < span.to; at += 5 * MINUTE) {
        while ((found[next]?.to ?? Infinity) <= at) next++
        const open = (found[next]?.from ?? Infinity) <= at
        const { weekday, minute } = wall(at)
        const expected = weekday > 0 && fromMinute <= minute && minute < toMinute
        if (open !== expected) wrong.push(`${zone} ${new Date(at).toISOString()} ${fromMinute}-${toMinute}`)
      }
      expect(wrong).toEqual([])
    }
  }
}, 60_000)

test('F12 no slot begins at a time that does not exist; those of a night that comes twice differ in UTC', () => {
  const rule = { duration: 30 * MINUTE, before: 0, after: 0, step: 30 * MINUTE }
  const ALL = { from: -Infinity, to: Infinity }
  const slots = (from: string, to: string) => {
    const open = workingIntervals([line(7, '01:00', '04:00')], range(from, to))
    return freeSlots({ open, away: [], blocks: [] }, rule, ALL)
  }
  const wall = wallClock('Europe/Stockholm')
  const clocks = (list: number[]) => list.map((at) => wall(at).minute)
  expect(clocks(slots('2026-03-28T12:00', '2026-03-29T12:00'))).toEqual([60, 90, 180, 210])
  const autumn = slots('2026-10-24T12:00', '2026-10-25T12:00')
  expect(clocks(autumn)).toEqual([60, 90, 120, 150, 120, 150, 180, 210])
  expect(new Set(autumn).size).toBe(autumn.length)
})
