import type { Money } from './money'

/** What a household has at the bank. The order is the order on the overview. */
export const accountKinds = ['salary', 'savings', 'credit', 'mortgage'] as const
export type AccountKind = (typeof accountKinds)[number]

export type AccountId = string

/** A customer's account as the netbank shows it. */
export type Account = {
  id: AccountId
  kind: AccountKind
  name: string
  /** IBAN, compact. */
  number: string
  balance: Money
  /** How far below nothing the balance may go, minor units, never negative. */
  creditLimit: bigint
}

/** One posted line on an account, newest first in every list. */
export type Transaction = {
  id: string
  /** Date it was booked, `2026-11-22`. */
  bookedOn: string
  text: string
  kind: TransactionKind
  /** Negative is money out. */
  amount: Money
}

export type TransactionKind =
  | 'opening'
  | 'salary'
  | 'purchase'
  | 'subscription'
  | 'housing'
  | 'transfer'
  | 'payment'
  | 'interest'
  | 'tax'
  | 'benefit'
  | 'loan'

const payable: Record<AccountKind, boolean> = { salary: true, savings: true, credit: true, mortgage: false }
const receivable: Record<AccountKind, boolean> = {
  salary: true,
  savings: true,
  credit: true,
  mortgage: false,
}

/** Money can be paid out of this account; a mortgage is shown but only its own plan moves it. */
export function mayPayFrom(account: Pick<Account, 'kind'>): boolean {
  return payable[account.kind]
}

/** The customer can move money into this account themselves. */
export function mayMoveTo(account: Pick<Account, 'kind'>): boolean {
  return receivable[account.kind]
}

/** What can be used now: the balance and whatever credit is left. Never below zero. */
export function available(account: Pick<Account, 'balance' | 'creditLimit'>): Money {
  const left = account.balance.amount + account.creditLimit
  return { amount: left > 0n ? left : 0n, currency: account.balance.currency }
}
