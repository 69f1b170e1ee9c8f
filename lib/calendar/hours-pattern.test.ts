import { describe, expect, test } from 'vitest'
import { type PatternReason, readPattern, weekMinutes } from '@/lib/calendar/hours-pattern'

/** `1 09:00-12:00` is Monday morning. */
const rows = (...texts: string[]) =>
  texts.map((text) => {
    const [weekday = '', times = ''] = text.split(' ')
    const [from = '', to = ''] = times.split('-')
    return { weekday: Number(weekday), from, to }
  })
const problems = (...texts: string[]) => readPattern(rows(...texts)).problems

describe('readPattern', () => {
  test('a week, in order, whatever the order it was typed in', () => {
    expect(readPattern(rows('2 08:00-12:00', '1 13:00-17:00', '1 09:00-12:00'))).toEqual({
      problems: [],
      spans: [
        { weekday: 1, fromMinute: 540, toMinute: 720 },
        { weekday: 1, fromMinute: 780, toMinute: 1020 },
        { weekday: 2, fromMinute: 480, toMinute: 720 },
      ],
    })
  })
  test('no hours at all is a week, too', () => expect(readPattern([])).toEqual({ spans: [], problems: [] }))

  test.each<[string, string[], [number, PatternReason][]]>([
    ['nothing typed', ['1 -'], [[0, 'no_time']]],
    ['no such time', ['1 09:00-25:00'], [[0, 'no_time']]],
    ['the end before the start', ['1 17:00-09:00'], [[0, 'ends_before_start']]],
    ['no length', ['1 09:00-09:00'], [[0, 'ends_before_start']]],
    ['overlap: the later one is marked', ['1 11:00-14:00', '1 09:00-12:00'], [[0, 'hours_overlap']]],
    [
      'one inside another',
      ['1 09:00-17:00', '1 10:00-11:00', '1 12:00-13:00'],
      [
        [1, 'hours_overlap'],
        [2, 'hours_overlap'],
      ],
    ],
    ['the same twice', ['3 09:00-10:00', '3 09:00-10:00'], [[1, 'hours_overlap']]],
  ])('%s', (_, texts, expected) => {
    expect(problems(...texts)).toEqual(expected.map(([row, reason]) => ({ row, reason })))
  })

  test('neighbours may touch; different days never meet', () => {
    expect(problems('1 09:00-12:00', '1 12:00-17:00', '2 09:00-17:00')).toEqual([])
  })
  test('seven stretches in a day are too many', () => {
    const day = [1, 2, 3, 4, 5, 6, 7].map((hour) => `1 0${hour}:00-0${hour}:30`)
    expect(problems(...day)).toEqual([{ row: 6, reason: 'too_many_hours' }])
  })
})

test('weekMinutes', () => {
  expect(weekMinutes(readPattern(rows('1 09:00-12:00', '5 13:00-17:30')).spans)).toBe(450)
})
