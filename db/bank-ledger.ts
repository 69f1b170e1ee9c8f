import { and, eq, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { Posted, Posting } from '@/lib/bank/core-bank'
import type { DailyLimit } from '@/lib/bank/may-pay'
import type { Tx } from './client'
import { entry, journal, ledgerAccount, payLimit } from './schema/bank'

/** Who has no limit of their own pays at most this in a day: 30 000,00. */
const usualLimit = 3_000_000n

/**
 * The limit of the day and what of it is used. The customer's row stays locked until the transaction ends, so that
 * two payments of one customer are counted one after the other.
 */
export async function holdDailyLimit(on: Tx, customer: PersonId, day: string): Promise<DailyLimit> {
  await on.insert(payLimit).values({ customerId: customer, daily: usualLimit }).onConflictDoNothing()
  await on
    .select({ daily: payLimit.daily })
    .from(payLimit)
    .where(eq(payLimit.customerId, customer))
    .for('update')
  return dailyLimit(on, customer, day)
}

/** The limit of the day and what of it is used, as it is now. */
export async function dailyLimit(on: Tx, customer: PersonId, day: string): Promise<DailyLimit> {
  const [limit] = await on
    .select({ daily: payLimit.daily })
    .from(payLimit)
    .where(eq(payLimit.customerId, customer))
  const [row] = await on
    .select({ used: sql<string>`coalesce(sum(${journal.limited}), 0)` })
    .from(journal)
    .where(and(eq(journal.orderedBy, customer), eq(journal.bookedOn, day)))
  return { daily: limit?.daily ?? usualLimit, used: BigInt(row?.used ?? 0) }
}

/** An order that has been carried out, found by the form's key. */
export async function findOrder(on: Tx, customer: PersonId, key: string) {
  const [row] = await on
    .select({ id: journal.id, bookedOn: journal.bookedOn, digest: journal.orderDigest })
    .from(journal)
    .where(and(eq(journal.orderedBy, customer), eq(journal.orderKey, key)))
  return row
}

/**
 * Moves the money: one journal, two entries that sum to zero. A number that is an account of this bank is credited
 * there; any other leaves for the outside. Whether it may move has been decided before (`mayPay`).
 */
export async function post(on: Tx, customer: PersonId, posting: Posting, now: Date): Promise<Posted> {
  const { from, to, texts, amount, key, digest, bookedOn } = posting
  const receiver = to.kind === 'own' ? to.account.id : await accountOf(on, to.number, amount.currency)
  const [posted] = await on
    .insert(journal)
    .values({
      kind: to.kind === 'own' ? 'transfer' : 'payment',
      bookedOn,
      postedAt: now,
      orderedBy: customer,
      orderKey: key,
      orderDigest: digest,
      limited: to.kind === 'own' ? 0n : amount.amount,
    })
    .returning({ id: journal.id })
  if (!posted) throw new Error('journal was not saved')
  const side = { journalId: posted.id, currency: amount.currency, bookedOn }
  await on.insert(entry).values([
    { ...side, accountId: from.id, amount: -amount.amount, text: texts.payer },
    { ...side, accountId: receiver, amount: amount.amount, text: texts.receiver },
  ])
  return { id: posted.id, bookedOn }
}

async function accountOf(on: Tx, number: string, currency: string): Promise<string> {
  const [row] = await on
    .select({ id: ledgerAccount.id })
    .from(ledgerAccount)
    .where(
      and(
        eq(ledgerAccount.currency, currency),
        sql`${ledgerAccount.number} = ${number} AND ${ledgerAccount.kind} <> 'mortgage'`,
      ),
    )
  return row?.id ?? outside(on, currency)
}

/** The account that stands for every other bank, one a currency; made when first needed. */
export async function outside(on: Tx, currency: string): Promise<string> {
  const name = `Outside ${currency}`
  await on
    .insert(ledgerAccount)
    .values({ kind: 'outside', name, number: name, currency, openedOn: '2000-01-01' })
    .onConflictDoNothing()
  const [row] = await on
    .select({ id: ledgerAccount.id })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.number, name))
  if (!row) throw new Error('the outside has no account')
  return row.id
}
