import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { AccountId, Transaction } from '@/lib/bank/account'
import type { TransactionPage } from '@/lib/bank/core-bank'
import type { Cursor, Filter } from '@/lib/bank/transaction-filter'
import { likePattern } from '@/lib/list-query'
import type { Tx } from './client'
import { pageOf } from './keyset'
import { entry, journal, ledgerAccount } from './schema/bank'

const columns = {
  id: entry.id,
  accountId: entry.accountId,
  bookedOn: entry.bookedOn,
  text: entry.text,
  kind: journal.kind,
  amount: entry.amount,
  currency: entry.currency,
}
type Row = Omit<Transaction, 'id' | 'amount'> & { id: bigint; amount: bigint; currency: string }

const newestFirst = [desc(entry.bookedOn), desc(entry.id)]

/** One page of an account, newest first, by keyset: page 40 costs what page 1 costs. */
export async function listTransactions(
  on: Tx,
  customer: PersonId,
  account: AccountId,
  filter: Filter,
  page: { before: Cursor | null; size: number },
): Promise<TransactionPage> {
  const rows = await on
    .select(columns)
    .from(entry)
    .innerJoin(journal, eq(journal.id, entry.journalId))
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, entry.accountId))
    .where(
      and(
        eq(entry.accountId, account),
        eq(ledgerAccount.ownerId, customer),
        page.before ? olderThan(page.before) : undefined,
        ...conditions(filter),
      ),
    )
    .orderBy(...newestFirst)
    .limit(page.size + 1)
  const { shown, next } = pageOf(rows.map(toTransaction), page.size, ({ bookedOn, id }) => ({ bookedOn, id }))
  return { lines: shown, next }
}

function olderThan({ bookedOn, id }: Cursor): SQL {
  return sql`(${entry.bookedOn}, ${entry.id}) < (${bookedOn}::date, ${id}::bigint)`
}

function conditions({ text, from, to, min, max, direction }: Filter): (SQL | undefined)[] {
  return [
    text === null ? undefined : sql`${entry.text} ILIKE ${likePattern(text)}`,
    from === null ? undefined : gte(entry.bookedOn, from),
    to === null ? undefined : lte(entry.bookedOn, to),
    min === null ? undefined : sql`abs(${entry.amount}) >= ${min.toString()}::bigint`,
    max === null ? undefined : sql`abs(${entry.amount}) <= ${max.toString()}::bigint`,
    direction === 'in' ? gt(entry.amount, 0n) : undefined,
    direction === 'out' ? lt(entry.amount, 0n) : undefined,
  ]
}

/** The newest lines over the customer's everyday accounts. */
export async function latestTransactions(
  on: Tx,
  customer: PersonId,
  size: number,
): Promise<(Transaction & { accountId: AccountId })[]> {
  const everyday = on
    .select({ id: ledgerAccount.id })
    .from(ledgerAccount)
    .where(and(eq(ledgerAccount.ownerId, customer), inArray(ledgerAccount.kind, ['salary', 'credit'])))
    .orderBy(asc(ledgerAccount.id))
  const rows = await on
    .select(columns)
    .from(entry)
    .innerJoin(journal, eq(journal.id, entry.journalId))
    .where(inArray(entry.accountId, everyday))
    .orderBy(...newestFirst)
    .limit(size)
  return rows.map((row) => ({ ...toTransaction(row), accountId: row.accountId }))
}

function toTransaction({ id, bookedOn, text, kind, amount, currency }: Row): Transaction {
  return { id: id.toString(), bookedOn, text, kind, amount: { amount, currency } }
}
