import { describe, expect, test } from 'vitest'
import { endOf, type GrantState, grantSpan, grantState, isHeldIn, isHistory } from './grant'

const zone = 'Europe/Stockholm'
/** Monday, 10:00 in Stockholm. */
const now = Date.parse('2026-11-23T09:00:00Z')
const at = (text: string) => Date.parse(`${text}+01:00`)
const grant = (from: string, to: string | null) => ({
  id: 'g',
  skill: 'investments',
  from: at(from),
  to: to === null ? null : at(to),
})
const valid = grant('2025-01-01T00:00', null)

describe('grantState', () => {
  test.each<[string, string | null, GrantState]>([
    ['2025-01-01T00:00', null, 'valid'],
    ['2026-11-23T10:00', null, 'valid'],
    ['2026-11-23T10:01', null, 'coming'],
    ['2025-01-01T00:00', '2026-11-23T10:01', 'valid'],
    ['2025-01-01T00:00', '2026-11-23T10:00', 'over'],
    ['2026-12-14T00:00', '2026-12-14T00:00', 'taken_back'],
    ['2026-11-01T00:00', '2026-11-01T00:00', 'taken_back'],
  ])('%s to %s: %s', (from, to, state) => {
    expect(grantState(grant(from, to), now)).toBe(state)
    expect(isHistory(grant(from, to), now)).toBe(state === 'over' || state === 'taken_back')
  })
})

describe('grantSpan', () => {
  const span = (firstDay: string, lastDay = '') => grantSpan(zone, { firstDay, lastDay }, now)
  test('from a midnight there to the end of the last day', () => {
    expect(span('2026-12-14', '2027-06-30')).toEqual({
      ok: true,
      value: { from: at('2026-12-14T00:00'), to: Date.parse('2027-06-30T22:00:00Z') },
    })
  })
  test('without a last day until further notice, also from long ago', () => {
    expect(span('2019-05-01')).toEqual({
      ok: true,
      value: { from: Date.parse('2019-04-30T22:00:00Z'), to: null },
    })
  })
  test('today alone is a day', () => expect(span('2026-11-23', '2026-11-23').ok).toBe(true))
  test.each([
    ['no first day', '', '', 'no_first_day'],
    ['a day that does not exist', '2026-02-30', '', 'no_first_day'],
    ['no last day that is one', '2026-12-14', 'soon', 'no_last_day'],
    ['the end before the start', '2026-12-14', '2026-12-13', 'ends_before_start'],
    ['over already', '2024-01-01', '2026-11-22', 'skill_over'],
  ])('%s', (_, first, last, reason) => expect(span(first, last)).toEqual({ ok: false, reason }))
})

describe('endOf', () => {
  const end = (lastDay: string, one = valid) => endOf(zone, one, lastDay, now)
  test.each<[string, string, typeof valid, number]>([
    ['at the end of a day', '2026-12-31', valid, at('2027-01-01T00:00')],
    ['today: at midnight', '2026-11-23', valid, at('2026-11-24T00:00')],
    ['at once', '', valid, now],
    [
      'later than was planned',
      '2027-01-31',
      grant('2025-01-01T00:00', '2026-12-01T00:00'),
      at('2027-02-01T00:00'),
    ],
    ['what has not begun never is', '', grant('2026-12-14T00:00', null), at('2026-12-14T00:00')],
    ['nor if it ends before', '2026-12-01', grant('2026-12-14T00:00', null), at('2026-12-14T00:00')],
  ])('%s', (_, lastDay, one, to) => expect(end(lastDay, one)).toEqual({ ok: true, value: to }))
  test.each<[string, string, typeof valid, string]>([
    ['the past stays', '2026-11-22', valid, 'end_in_past'],
    ['no day', 'never', valid, 'no_last_day'],
    ['what is over stays over', '2027-01-01', grant('2025-01-01T00:00', '2026-11-01T00:00'), 'skill_ended'],
    ['taken back once', '', grant('2026-12-14T00:00', '2026-12-14T00:00'), 'skill_ended'],
  ])('%s', (_, lastDay, one, reason) => expect(end(lastDay, one)).toEqual({ ok: false, reason }))
})

test.each<[string, number, number | null, string, boolean]>([
  ['over its beginning', 5, 11, 'investments', true],
  ['inside it', 12, 13, 'investments', true],
  ['for ever from before', 0, null, 'investments', true],
  ['right before it', 0, 10, 'investments', false],
  ['right after it', 20, null, 'investments', false],
  ['another skill', 12, 13, 'sv', false],
  ['a stretch of nothing', 12, 12, 'investments', false],
])('somebody who has it from 10 to 20 is given it %s', (_, from, to, skill, overlaps) => {
  expect(isHeldIn([{ skill: 'investments', from: 10, to: 20 }], { skill, from, to })).toBe(overlaps)
})
