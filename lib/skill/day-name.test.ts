import { expect, test } from 'vitest'
import { skillDay } from './day-name'

const reader = { now: Date.parse('2026-11-23T09:00:00Z'), zone: 'Europe/Stockholm' }

test.each([
  ['2026-12-13T23:00:00Z', 'en', '14 December'],
  ['2026-12-13T23:00:00Z', 'sv', '14 december'],
  ['2027-01-14T08:00:00Z', 'en', '14 January 2027'],
  ['2027-01-14T08:00:00Z', 'sv', '14 januari 2027'],
  ['2026-12-31T23:00:00Z', 'en', '1 January 2027'],
  ['2025-03-01T08:00:00Z', 'sv', '1 mars 2025'],
])('%s, %s: %s', (at, locale, day) => {
  expect(skillDay(Date.parse(at), { ...reader, locale })).toBe(day)
})
