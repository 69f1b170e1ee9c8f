import { and, asc, eq, ne } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { type Account, type AccountKind, accountKinds } from '@/lib/bank/account'
import type { CoreBank } from '@/lib/bank/core-bank'
import type { StandingOrder } from '@/lib/bank/upcoming'
import { changeCard, listCards } from './bank-cards'
import { dailyLimit, holdDailyLimit, post } from './bank-ledger'
import { keepPayee, listPayees } from './bank-payees'
import { latestTransactions, listTransactions } from './bank-transactions'
import { db, type Tx } from './client'
import { ledgerAccount, standingOrder } from './schema/bank'

/**
 * The core bank behind the netbank. Here the demo's own: a double-entry ledger in this database, so that money,
 * confirmation and audit event are one transaction. Another core bank is another function of this type.
 */
export function coreBank(on: Tx = db()): CoreBank {
  return {
    accounts: (customer) => listAccounts(on, customer),
    account: async (customer, id) => (await listAccounts(on, customer)).find((a) => a.id === id) ?? null,
    transactions: (customer, account, filter, page) => listTransactions(on, customer, account, filter, page),
    latest: (customer, size) => latestTransactions(on, customer, size),
    standingOrders: (customer) => listStandingOrders(on, customer),
    payees: (customer) => listPayees(on, customer),
    keepPayee: (customer, payee, now) => keepPayee(on, customer, payee, now),
    cards: (customer) => listCards(on, customer),
    changeCard: (customer, id, change) => changeCard(on, customer, id, change),
    dailyLimit: (customer, day) => dailyLimit(on, customer, day),
    holdDailyLimit: (customer, day) => holdDailyLimit(on, customer, day),
    post: (customer, posting, now) => post(on, customer, posting, now),
  }
}

async function listAccounts(on: Tx, customer: PersonId): Promise<Account[]> {
  const rows = await on
    .select({
      id: ledgerAccount.id,
      kind: ledgerAccount.kind,
      name: ledgerAccount.name,
      number: ledgerAccount.number,
      balance: ledgerAccount.balance,
      currency: ledgerAccount.currency,
      creditLimit: ledgerAccount.creditLimit,
    })
    .from(ledgerAccount)
    .where(and(eq(ledgerAccount.ownerId, customer), ne(ledgerAccount.kind, 'outside')))
    .orderBy(asc(ledgerAccount.openedOn), asc(ledgerAccount.number))
  return rows
    .map(({ kind, number, balance, currency, ...row }) => ({
      ...row,
      kind: kind as AccountKind,
      number: number ?? '',
      balance: { amount: balance, currency },
    }))
    .sort((a, b) => accountKinds.indexOf(a.kind) - accountKinds.indexOf(b.kind))
}

async function listStandingOrders(on: Tx, customer: PersonId): Promise<StandingOrder[]> {
  const rows = await on
    .select({
      id: standingOrder.id,
      accountId: standingOrder.accountId,
      text: standingOrder.text,
      kind: standingOrder.kind,
      amount: standingOrder.amount,
      currency: ledgerAccount.currency,
      dayOfMonth: standingOrder.dayOfMonth,
      firstOn: standingOrder.firstOn,
      everyMonths: standingOrder.everyMonths,
    })
    .from(standingOrder)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, standingOrder.accountId))
    .where(eq(ledgerAccount.ownerId, customer))
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: { amount, currency } }))
}
