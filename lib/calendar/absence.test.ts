import { describe, expect, test } from 'vitest'
import { type AbsenceForm, type AbsenceReason, absenceName, absenceSpan } from '@/lib/calendar/absence'

const now = Date.parse('2026-11-22T12:00Z')
const span = (form: Partial<AbsenceForm>) =>
  absenceSpan(
    'Europe/Stockholm',
    { firstDay: '2026-11-24', lastDay: '2026-11-24', from: '', to: '', ...form },
    now,
  )
const from = (start: string, end: string) => ({
  ok: true,
  value: { from: Date.parse(start), to: Date.parse(end) },
})

describe('absenceSpan', () => {
  test.each<[string, Partial<AbsenceForm>, unknown]>([
    ['a whole day', {}, from('2026-11-23T23:00Z', '2026-11-24T23:00Z')],
    ['three days', { lastDay: '2026-11-26' }, from('2026-11-23T23:00Z', '2026-11-26T23:00Z')],
    ['an afternoon', { from: '13:00', to: '17:00' }, from('2026-11-24T12:00Z', '2026-11-24T16:00Z')],
    ['until midnight', { from: '13:00', to: '24:00' }, from('2026-11-24T12:00Z', '2026-11-24T23:00Z')],
    [
      'F12 a day of 23 hours',
      { firstDay: '2027-03-28', lastDay: '2027-03-28' },
      from('2027-03-27T23:00Z', '2027-03-28T22:00Z'),
    ],
    [
      'begun already: somebody has fallen ill',
      { firstDay: '2026-11-22', lastDay: '2026-11-22' },
      from('2026-11-21T23:00Z', '2026-11-22T23:00Z'),
    ],
  ])('%s', (_, form, expected) => expect(span(form)).toEqual(expected))

  test.each<[string, Partial<AbsenceForm>, AbsenceReason]>([
    ['A57 no such day', { firstDay: '2026-02-30' }, 'no_day'],
    ['A57 nothing typed', { lastDay: '' }, 'no_day'],
    ['A57 the last day first', { lastDay: '2026-11-23' }, 'ends_before_start'],
    ['A57 no length', { from: '13:00', to: '13:00' }, 'ends_before_start'],
    ['half a time', { from: '13:00' }, 'no_time'],
    ['A57 no such time', { from: '13:00', to: '25:00' }, 'no_time'],
    ['over', { firstDay: '2026-11-21', lastDay: '2026-11-21' }, 'absence_over'],
    ['A57 more than a year', { lastDay: '2027-11-25' }, 'absence_too_long'],
  ])('%s', (_, form, reason) => expect(span(form)).toEqual({ ok: false, reason }))

  test('a year is allowed', () => expect(span({ lastDay: '2027-11-24' }).ok).toBe(true))
})

test.each<[string, string, string]>([
  ['2026-11-23T23:00Z', '2026-11-24T23:00Z', 'Tuesday 24 November'],
  ['2026-11-23T23:00Z', '2026-11-26T23:00Z', 'Tuesday 24 November – Thursday 26 November'],
  ['2027-03-27T23:00Z', '2027-03-28T22:00Z', 'Sunday 28 March'],
  ['2026-11-24T12:00Z', '2026-11-24T16:00Z', 'Tuesday 24 November 13:00 – Tuesday 24 November 17:00'],
])('an absence from %s to %s is called %s', (start, end, name) => {
  expect(absenceName({ from: Date.parse(start), to: Date.parse(end) }, 'Europe/Stockholm', 'en')).toBe(name)
})
