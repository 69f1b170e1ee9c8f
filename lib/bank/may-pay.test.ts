import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Account } from './account'
import { type DailyLimit, leftToday, mayPay, type Receiver } from './may-pay'

const account = (change: Partial<Account> = {}): Account => ({
  id: 'salary',
  kind: 'salary',
  name: 'Lönekonto',
  number: 'SE1',
  balance: { amount: 10_000n, currency: 'SEK' },
  creditLimit: 0n,
  ...change,
})
const savings = account({ id: 'savings', kind: 'savings', number: 'SE2' })
const shop: Receiver = { kind: 'number', number: '50501055' }
const own = (to: Account): Receiver => ({ kind: 'own', account: to })
const sek = (amount: bigint) => ({ amount, currency: 'SEK' })
const roomy: DailyLimit = { daily: 1_000_000n, used: 0n }

describe('mayPay', () => {
  test.each<[string, Account, Receiver, bigint, DailyLimit, string]>([
    ['to somebody, all of it', account(), shop, 10_000n, roomy, 'ok'],
    ['to somebody, one öre more', account(), shop, 10_001n, roomy, 'not_enough_money'],
    ['to an own account', account(), own(savings), 1n, roomy, 'ok'],
    ['to the same account', account(), own(account()), 1n, roomy, 'same_account'],
    [
      'to the same account by its number',
      account(),
      { kind: 'number', number: 'SE1' },
      1n,
      roomy,
      'same_account',
    ],
    ['from a mortgage', account({ kind: 'mortgage' }), shop, 1n, roomy, 'not_payable'],
    ['to a mortgage', account(), own(account({ id: 'm', kind: 'mortgage' })), 1n, roomy, 'not_receivable'],
    ['nothing', account(), shop, 0n, roomy, 'amount_not_positive'],
    ['less than nothing', account(), shop, -1n, roomy, 'amount_not_positive'],
    ['more than exists', account(), shop, 10n ** 12n, roomy, 'amount_too_large'],
    ['all that is left today', account(), shop, 500n, { daily: 1_000n, used: 500n }, 'ok'],
    ['one öre over the day', account(), shop, 501n, { daily: 1_000n, used: 500n }, 'over_daily_limit'],
    ['own accounts do not use the limit', account(), own(savings), 501n, { daily: 0n, used: 0n }, 'ok'],
    ['with unused credit', account({ creditLimit: 500n }), shop, 10_500n, roomy, 'ok'],
    ['past the credit', account({ creditLimit: 500n }), shop, 10_501n, roomy, 'not_enough_money'],
  ])('%s', (_what, from, to, amount, limit, answer) => {
    const result = mayPay(from, to, sek(amount), limit)
    expect(result.ok ? 'ok' : result.reason).toBe(answer)
  })

  test('one currency throughout', () => {
    const euro = account({ id: 'e', balance: { amount: 1n, currency: 'EUR' } })
    expect(mayPay(euro, shop, sek(1n), roomy)).toEqual({ ok: false, reason: 'currency_differs' })
    expect(mayPay(account(), own(euro), sek(1n), roomy)).toEqual({ ok: false, reason: 'currency_differs' })
  })

  test('a yes never leaves an account below its credit, nor the day over its limit', () => {
    const amounts = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n })
    const positive = fc.bigInt({ min: 0n, max: 10n ** 6n })
    fc.assert(
      fc.property(
        amounts,
        positive,
        amounts,
        positive,
        positive,
        (balance, creditLimit, amount, daily, used) => {
          const from = account({ balance: sek(balance), creditLimit })
          if (!mayPay(from, shop, sek(amount), { daily, used }).ok) return
          expect(balance - amount >= -creditLimit).toBe(true)
          expect(used + amount <= daily).toBe(true)
        },
      ),
    )
  })
})

test.each([
  [1_000n, 400n, 600n],
  [1_000n, 1_000n, 0n],
  [1_000n, 1_500n, 0n],
])('of %s with %s used %s is left', (daily, used, left) => {
  expect(leftToday({ daily, used })).toBe(left)
})
