import { no, ok, type Result } from '@/lib/result'
import { type Account, available, mayMoveTo, mayPayFrom } from './account'
import { largestAmount, type Money } from './money'

export type Receiver = { kind: 'own'; account: Account } | { kind: 'number'; number: string }

export type PayRefusal =
  | 'not_payable'
  | 'not_receivable'
  | 'same_account'
  | 'currency_differs'
  | 'amount_not_positive'
  | 'amount_too_large'
  | 'over_daily_limit'
  | 'not_enough_money'

/** What the customer may pay to others in a day, and what of it is used, in minor units. */
export type DailyLimit = { daily: bigint; used: bigint }

/**
 * Whether the money may move: between accounts that are meant for it, in one currency, within what is available
 * and, to others, within the day's limit. Moving between one's own accounts does not use the limit.
 */
export function mayPay(
  from: Account,
  to: Receiver,
  amount: Money,
  limit: DailyLimit,
): Result<null, PayRefusal> {
  if (!mayPayFrom(from)) return no('not_payable')
  if (isSame(from, to)) return no('same_account')
  if (to.kind === 'own' && !mayMoveTo(to.account)) return no('not_receivable')
  if (amount.currency !== from.balance.currency) return no('currency_differs')
  if (to.kind === 'own' && amount.currency !== to.account.balance.currency) return no('currency_differs')
  if (amount.amount <= 0n) return no('amount_not_positive')
  if (amount.amount > largestAmount) return no('amount_too_large')
  if (to.kind === 'number' && amount.amount > leftToday(limit)) return no('over_daily_limit')
  if (amount.amount > available(from).amount) return no('not_enough_money')
  return ok(null)
}

function isSame(from: Account, to: Receiver): boolean {
  return to.kind === 'own' ? to.account.id === from.id : to.number === from.number
}

/** What of the day's limit is left, never below zero. */
export function leftToday(limit: DailyLimit): bigint {
  return limit.used < limit.daily ? limit.daily - limit.used : 0n
}
