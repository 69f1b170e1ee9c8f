import { describe, expect, test } from 'vitest'
import { groupByDay } from '@/lib/booking/group-by-day'
import {
  clockName,
  clocksDiffer,
  dayName,
  isAmbiguous,
  offsetName,
  timeName,
  zoneCity,
} from '@/lib/booking/time-name'

const SE = 'Europe/Stockholm'
const utc = (text: string) => Date.parse(`${text}Z`)
const tuesday = utc('2026-11-24T09:30')

describe('names of times', () => {
  test.each([
    [SE, 'en', 'Tuesday 24 November 10:30'],
    [SE, 'sv', 'tisdag 24 november 10:30'],
    ['America/New_York', 'en', 'Tuesday 24 November 04:30'],
    ['Pacific/Apia', 'en', 'Tuesday 24 November 22:30'],
  ])('in %s, %s: %s', (zone, locale, expected) => expect(timeName(tuesday, zone, locale)).toBe(expected))

  test('day and clock alone', () => {
    expect(dayName(tuesday, SE, 'en')).toBe('Tuesday 24 November')
    expect(clockName(utc('2026-11-24T23:05'), SE, 'en')).toBe('00:05')
  })
  test('F12 a time that comes twice is named with its offset', () => {
    expect(timeName(utc('2026-10-25T00:30'), SE, 'en')).toBe('Sunday 25 October 02:30 (UTC+2)')
    expect(timeName(utc('2026-10-25T01:30'), SE, 'en')).toBe('Sunday 25 October 02:30 (UTC+1)')
    expect(timeName(utc('2026-10-25T02:30'), SE, 'en')).toBe('Sunday 25 October 03:30')
    expect(timeName(utc('2026-10-24T23:30'), SE, 'en')).toBe('Sunday 25 October 01:30')
  })
  test('in spring nothing is ambiguous', () => {
    for (let at = utc('2026-03-28T18:00'); at < utc('2026-03-29T08:00'); at += 900_000) {
      expect(isAmbiguous(at, SE)).toBe(false)
    }
  })
  test.each([
    ['UTC', 'UTC'],
    ['America/St_Johns', 'UTC−3:30'],
    ['Asia/Kathmandu', 'UTC+5:45'],
    ['America/New_York', 'UTC−5'],
  ])('the offset of %s is %s', (zone, expected) => expect(offsetName(tuesday, zone)).toBe(expected))

  test('which zones differ', () => {
    expect(clocksDiffer(tuesday, SE, 'Europe/Oslo')).toBe(false)
    expect(clocksDiffer(tuesday, SE, 'Europe/Helsinki')).toBe(true)
    expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  })
})

describe('groupByDay', () => {
  const times = ['2026-11-24T07:00', '2026-11-24T22:30', '2026-11-24T23:30', '2026-11-26T08:00'].map(utc)
  test('by the day on the wall there', () => {
    expect(groupByDay(times, SE)).toEqual([
      { day: '2026-11-24', times: times.slice(0, 2) },
      { day: '2026-11-25', times: times.slice(2, 3) },
      { day: '2026-11-26', times: times.slice(3) },
    ])
    expect(groupByDay(times, 'UTC').map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-26'])
  })
  test('nothing gives no days', () => expect(groupByDay([], SE)).toEqual([]))
})
