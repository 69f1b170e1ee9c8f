import { expect, it } from 'vitest'
import type { ContactEvent } from './event'
import type { NetbankDeed } from './netbank-deed'
import { triedSince } from './tried'

const deed = (change: Partial<NetbankDeed>): ContactEvent => ({
  type: 'netbank',
  form: 'payment_new',
  step: 'check',
  outcome: 'stopped',
  codes: ['over_daily_limit'],
  fields: ['amount'],
  ...change,
})
const limit = deed({})
const left = deed({ outcome: 'left', codes: [], fields: ['number'] })
const help = deed({ outcome: 'help', codes: [], fields: [] })
const done = deed({ outcome: 'done', step: 'done', codes: [], fields: [] })
const card = deed({ form: 'card_block', step: 'confirm', codes: ['wrong_password'], fields: ['password'] })

/** Events newest first, a minute apart, the newest at 1000. */
const tried = (events: ContactEvent[], since = 0) =>
  triedSince(
    events.map((event, at) => ({ event, at: 1000 - at })),
    since,
  ).map(({ form, outcome, codes, times, settled, at }) => [form, outcome, codes.join(), times, settled, at])

it('a payment to a new payee, stopped at the limit, twice', () => {
  expect(tried([limit, { type: 'signed_in' }, limit])).toEqual([
    ['payment_new', 'stopped', 'over_daily_limit', 2, false, 1000],
  ])
})

it('keeps one line for each reason, latest first', () => {
  expect(tried([left, card, limit]).map(([form, outcome]) => `${form} ${outcome}`)).toEqual([
    'payment_new left',
    'card_block stopped',
    'payment_new stopped',
  ])
})

it('says so when it went through after all, and not when it failed again after that', () => {
  expect(tried([done, limit])).toEqual([['payment_new', 'stopped', 'over_daily_limit', 1, true, 999]])
  expect(tried([limit, done])).toEqual([['payment_new', 'stopped', 'over_daily_limit', 1, false, 1000]])
})

it('tells of help only where nothing else is known', () => {
  expect(tried([help])).toEqual([['payment_new', 'help', '', 1, false, 1000]])
  expect(tried([limit, help])).toHaveLength(1)
  expect(tried([help, card])).toHaveLength(2)
})

it('counts from the given moment', () => {
  expect(tried([limit, limit, limit], 999)).toEqual([
    ['payment_new', 'stopped', 'over_daily_limit', 2, false, 1000],
  ])
  expect(tried([])).toEqual([])
})
