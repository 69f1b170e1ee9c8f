import { describe, expect, test } from 'vitest'
import { linesClash } from '@/lib/booking/hours-line'
import type { WeeklyHours } from '@/lib/booking/working-intervals'

const line: WeeklyHours = {
  weekday: 1,
  fromMinute: 540,
  toMinute: 720,
  zone: 'Europe/Stockholm',
  validFrom: '2026-01-01',
  validTo: null,
}

describe('linesClash', () => {
  test.each<[string, Partial<WeeklyHours>, boolean]>([
    ['the same', {}, true],
    ['another day', { weekday: 2 }, false],
    ['A58 adjacent', { fromMinute: 720, toMinute: 900 }, false],
    ['A58 partly', { fromMinute: 700, toMinute: 900 }, true],
    ['A58 within', { fromMinute: 600, toMinute: 610 }, true],
    ['no longer valid', { validFrom: '2025-01-01', validTo: '2025-12-31' }, false],
    ['valid on the first day', { validFrom: '2025-01-01', validTo: '2026-01-01' }, true],
  ])('%s', (_, change, expected) => {
    expect(linesClash(line, { ...line, ...change })).toBe(expected)
    expect(linesClash({ ...line, ...change }, line)).toBe(expected)
  })
})
