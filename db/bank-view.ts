import type { Actor } from '@/lib/access/actor'
import type { Account, AccountId, Transaction } from '@/lib/bank/account'
import { mayPayFrom } from '@/lib/bank/account'
import type { Card } from '@/lib/bank/card'
import type { TransactionPage } from '@/lib/bank/core-bank'
import { leftToday } from '@/lib/bank/may-pay'
import type { Payee } from '@/lib/bank/payment'
import type { Cursor, Filter } from '@/lib/bank/transaction-filter'
import { bankDay, type Upcoming, upcoming } from '@/lib/bank/upcoming'
import { coreBank } from './bank'

/** Only a customer has a netbank, and only their own. */
type Customer = Actor & { role: 'customer' }

export type Overview = {
  accounts: Account[]
  latest: (Transaction & { accountId: AccountId })[]
  upcoming: Upcoming[]
}

/** Balances, what happened last and what happens next. */
export async function findOverview(actor: Customer, now: Date): Promise<Overview> {
  const bank = coreBank()
  const [accounts, latest, orders] = await Promise.all([
    bank.accounts(actor.id),
    bank.latest(actor.id, 8),
    bank.standingOrders(actor.id),
  ])
  return { accounts, latest, upcoming: upcoming(orders, bankDay(now)) }
}

/** One of the customer's own accounts; null when there is none such. */
export function findAccount(actor: Customer, id: AccountId): Promise<Account | null> {
  return coreBank().account(actor.id, id)
}

/** A page of an account's transactions, newest first. */
export function listAccountTransactions(
  actor: Customer,
  account: AccountId,
  filter: Filter,
  page: { before: Cursor | null; size: number },
): Promise<TransactionPage> {
  return coreBank().transactions(actor.id, account, filter, page)
}

export type PaymentChoices = { accounts: Account[]; payees: Payee[]; left: bigint; daily: bigint }

/** What a payment can be made of: accounts with money to pay from, known payees, what is left today. */
export async function findPaymentChoices(actor: Customer, now: Date): Promise<PaymentChoices> {
  const bank = coreBank()
  const [accounts, payees, limit] = await Promise.all([
    bank.accounts(actor.id),
    bank.payees(actor.id),
    bank.dailyLimit(actor.id, bankDay(now)),
  ])
  return { accounts: accounts.filter(mayPayFrom), payees, left: leftToday(limit), daily: limit.daily }
}

export type CardView = { card: Card; account: Account | undefined }

/** The customer's cards, each with the account it draws on. */
export async function listCardViews(actor: Customer): Promise<CardView[]> {
  const bank = coreBank()
  const [cards, accounts] = await Promise.all([bank.cards(actor.id), bank.accounts(actor.id)])
  return cards.map((card) => ({ card, account: accounts.find(({ id }) => id === card.accountId) }))
}
