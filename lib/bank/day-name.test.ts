import { expect, test } from 'vitest'
import { dayName } from './day-name'

test.each([
  ['2026-11-22', '2026-11-23', 'en', 'short', '22 Nov'],
  ['2026-11-22', '2026-11-23', 'en', 'long', '22 November'],
  ['2025-12-31', '2026-01-01', 'en', 'short', '31 Dec 2025'],
  ['2026-11-22', '2026-11-23', 'sv', 'long', '22 november'],
  ['2025-05-01', '2026-11-23', 'sv', 'long', '1 maj 2025'],
  ['2026-11-22', '', 'en', 'long', '22 November 2026'],
] as const)('%s on %s in %s, %s, is %s', (date, today, locale, month, words) => {
  expect(dayName(date, today, locale, month)).toBe(words)
})
