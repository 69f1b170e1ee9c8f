import type { PersonId } from '@/lib/access/actor'
import type { Result } from '@/lib/result'
import type { Account, AccountId, Transaction } from './account'
import type { Card, CardId, CardRefusal } from './card'
import type { DailyLimit, Receiver } from './may-pay'
import type { Money } from './money'
import type { Payee } from './payment'
import type { Cursor, Filter } from './transaction-filter'
import type { StandingOrder } from './upcoming'

export type TransactionPage = { lines: Transaction[]; next: Cursor | null }

/** Money to be moved. `key` is the customer's form; the same key moves money once, however often it is sent. */
export type Posting = {
  from: Account
  to: Receiver
  /** What each side reads on its account. */
  texts: { payer: string; receiver: string }
  amount: Money
  key: string
  digest: string
  bookedOn: string
}

export type Posted = { id: string; bookedOn: string }

/**
 * The port to a core bank. The netbank reads and moves money through it and nothing else, so a bank puts its own
 * core behind these questions. Every one of them names the customer; what belongs to somebody else does not
 * exist. The demo adapter in `db/bank.ts` answers from a double-entry ledger in our own Postgres, inside the
 * transaction that also writes the audit event; an adapter to a remote core relies on `Posting.key` to be called
 * again after a crash without moving money twice.
 */
export type CoreBank = {
  accounts(customer: PersonId): Promise<Account[]>
  account(customer: PersonId, id: AccountId): Promise<Account | null>
  /** Newest first. */
  transactions(
    customer: PersonId,
    account: AccountId,
    filter: Filter,
    page: { before: Cursor | null; size: number },
  ): Promise<TransactionPage>
  /** The newest over all of the customer's accounts for everyday use. */
  latest(customer: PersonId, size: number): Promise<(Transaction & { accountId: AccountId })[]>
  standingOrders(customer: PersonId): Promise<StandingOrder[]>
  payees(customer: PersonId): Promise<Payee[]>
  keepPayee(customer: PersonId, payee: Omit<Payee, 'id'>, now: Date): Promise<void>
  cards(customer: PersonId): Promise<Card[]>
  /** Locks the card, applies the rule, saves what it says. Null when the customer has no such card. */
  changeCard<R extends CardRefusal>(
    customer: PersonId,
    id: CardId,
    change: (card: Card) => Result<Card, R>,
  ): Promise<Result<Card, R> | null>
  /** The day's limit and what of it is used, to be shown. */
  dailyLimit(customer: PersonId, day: string): Promise<DailyLimit>
  /** The same, to be decided by: until the end of the transaction no other payment of this customer is counted. */
  holdDailyLimit(customer: PersonId, day: string): Promise<DailyLimit>
  post(customer: PersonId, posting: Posting, now: Date): Promise<Posted>
}
