import { describe, expect, test } from 'vitest'
import { type AccountKind, accountKinds, available, mayMoveTo, mayPayFrom } from './account'

describe('what each kind of account is for', () => {
  const table: [AccountKind, boolean, boolean][] = [
    ['salary', true, true],
    ['savings', true, true],
    ['credit', true, true],
    ['mortgage', false, false],
  ]

  test.each(table)('%s: pay from %s, move to %s', (kind, from, to) => {
    expect(mayPayFrom({ kind })).toBe(from)
    expect(mayMoveTo({ kind })).toBe(to)
  })

  test('the table covers every kind', () => {
    expect(table.map(([kind]) => kind)).toEqual([...accountKinds])
  })
})

test.each([
  ['money and no credit', 1_000n, 0n, 1_000n],
  ['unused credit', 0n, 5_000n, 5_000n],
  ['partly used credit', -2_000n, 5_000n, 3_000n],
  ['overdrawn', -6_000n, 5_000n, 0n],
  ['both', 1_000n, 5_000n, 6_000n],
])('%s leaves the right amount available', (_what, balance, creditLimit, left) => {
  expect(available({ balance: { amount: balance, currency: 'SEK' }, creditLimit })).toEqual({
    amount: left,
    currency: 'SEK',
  })
})
