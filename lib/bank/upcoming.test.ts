import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankDay, dueDays, plusDays, type StandingOrder, upcoming } from './upcoming'

const order = (change: Partial<StandingOrder> = {}): StandingOrder => ({
  id: 'o',
  accountId: 'a',
  text: 'Hyra',
  kind: 'housing',
  amount: { amount: -900_000n, currency: 'SEK' },
  dayOfMonth: 27,
  firstOn: '2025-01-27',
  everyMonths: 1,
  ...change,
})

describe('dueDays', () => {
  test.each<[string, Partial<StandingOrder>, string, string, string[]]>([
    ['monthly', {}, '2026-11-01', '2026-12-31', ['2026-11-27', '2026-12-27']],
    ['both ends count', {}, '2026-11-27', '2026-11-27', ['2026-11-27']],
    ['a day between', {}, '2026-11-28', '2026-12-26', []],
    [
      'the last day of short months',
      { dayOfMonth: 31 },
      '2026-02-01',
      '2026-04-30',
      ['2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    ['leap day', { dayOfMonth: 30 }, '2028-02-01', '2028-02-29', ['2028-02-29']],
    [
      'every quarter',
      { everyMonths: 3 },
      '2026-01-01',
      '2026-12-31',
      ['2026-01-27', '2026-04-27', '2026-07-27', '2026-10-27'],
    ],
    [
      'once a year',
      { everyMonths: 12, firstOn: '2025-04-01', dayOfMonth: 9 },
      '2026-01-01',
      '2026-12-31',
      ['2026-04-09'],
    ],
    ['not before it begins', { firstOn: '2026-12-01' }, '2026-11-01', '2026-12-31', ['2026-12-27']],
    [
      'not before it begins within the month',
      { firstOn: '2026-11-28' },
      '2026-11-01',
      '2026-12-31',
      ['2026-12-27'],
    ],
    ['a reversed span', {}, '2026-12-31', '2026-11-01', []],
  ])('%s', (_what, change, from, to, days) => {
    expect(dueDays(order(change), from, to)).toEqual(days)
  })

  test('a monthly order is due once in every month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 11 }), (dayOfMonth, month) => {
        const name = String(month + 1).padStart(2, '0')
        const last = new Date(Date.UTC(2027, month + 1, 0)).toISOString().slice(0, 10)
        expect(dueDays(order({ dayOfMonth }), `2027-${name}-01`, last)).toHaveLength(1)
      }),
    )
  })
})

test('upcoming begins tomorrow, soonest first', () => {
  const orders = [order({ text: 'B' }), order({ text: 'A' }), order({ text: 'Lön', dayOfMonth: 25 })]
  expect(upcoming(orders, '2026-11-22').map(({ order: { text }, dueOn }) => [text, dueOn])).toEqual([
    ['Lön', '2026-11-25'],
    ['A', '2026-11-27'],
    ['B', '2026-11-27'],
  ])
  expect(upcoming([order()], '2026-11-27', 29)).toEqual([])
})

test.each([
  ['2026-11-22T22:59:59Z', '2026-11-22'],
  ['2026-11-22T23:00:00Z', '2026-11-23'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  ['2026-10-25T00:30:00Z', '2026-10-25'],
])('at %s it is %s at the bank, whatever the zone of the machine', (at, day) => {
  expect(bankDay(new Date(at))).toBe(day)
})

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-03-01', -1, '2026-02-28'],
])('%s and %s days is %s', (date, days, then) => {
  expect(plusDays(date, days)).toBe(then)
})
