import { describe, expect, test } from 'vitest'
import { clockMinute, minuteClock } from '@/lib/calendar/clock'

describe('clockMinute', () => {
  test.each<[string, number | null]>([
    ['09:30', 570],
    ['9:30', 570],
    ['9.30', 570],
    [' 00:00 ', 0],
    ['24:00', 1440],
    ['24:01', null],
    ['12:60', null],
    ['', null],
    ['noon', null],
    ['09:30:00', null],
    ['-1:30', null],
    ['1e1:00', null],
  ])('%j', (text, minute) => expect(clockMinute(text)).toBe(minute))

  test('every minute of a day comes back', () => {
    for (let minute = 0; minute <= 1440; minute++) expect(clockMinute(minuteClock(minute))).toBe(minute)
  })
})
