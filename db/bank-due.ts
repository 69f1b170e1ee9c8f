import { eq, lt, sql } from 'drizzle-orm'
import { system } from '@/lib/access/actor'
import { available } from '@/lib/bank/account'
import { bankDay, dueDays, plusDays, type StandingOrder } from '@/lib/bank/upcoming'
import { writeAudit } from './audit'
import { holdDailyLimit, outside } from './bank-ledger'
import { announce, db, inTransaction, type Tx } from './client'
import { entry, journal, ledgerAccount, standingOrder } from './schema/bank'

type DueOrder = StandingOrder & { counterId: string | null; postedUntil: string; ownerId: string }

/**
 * The demo core bank's night run: posts what has come due since it last ran, one order a transaction. Run twice, or
 * by two instances at once, it posts once. What an account cannot bear is left out. Answers how much was posted; an
 * order that fails is told (`AggregateError`) when all the others are done.
 */
export async function postDueOrders(now: Date): Promise<number> {
  const today = bankDay(now)
  const waiting = await db()
    .select({ id: standingOrder.id })
    .from(standingOrder)
    .where(lt(standingOrder.postedUntil, today))
    .orderBy(standingOrder.firstOn, standingOrder.id)
  let posted = 0
  const failed: { id: string; error: unknown }[] = []
  for (const { id } of waiting) {
    try {
      posted += await inTransaction((tx) => postOrder(tx, id, today))
    } catch (error) {
      failed.push({ id, error })
    }
  }
  if (failed.length > 0) {
    const ids = failed.map(({ id }) => id).join(', ')
    const errors = failed.map(({ error }) => error)
    throw new AggregateError(errors, `standing orders not posted: ${ids}`)
  }
  return posted
}

async function postOrder(tx: Tx, id: string, today: string): Promise<number> {
  const order = await lockOrder(tx, id)
  if (!order || order.postedUntil >= today) return 0
  await holdDailyLimit(tx, order.ownerId, today) // waits for the customer's own payments, and they for this
  let posted = 0
  for (const day of dueDays(order, plusDays(order.postedUntil, 1), today)) {
    if (await postOnce(tx, order, day)) posted += 1
  }
  await tx.update(standingOrder).set({ postedUntil: today }).where(eq(standingOrder.id, id))
  if (posted > 0) announce(tx, { channel: `person:${order.ownerId}`, what: 'bank' })
  return posted
}

const { id, accountId, text, kind, amount, dayOfMonth, firstOn, everyMonths } = standingOrder
const { counterId, postedUntil } = standingOrder
const due = { id, accountId, text, kind, amount, dayOfMonth, firstOn, everyMonths }
const orderColumns = { ...due, counterId, postedUntil }

async function lockOrder(tx: Tx, id: string): Promise<DueOrder | null> {
  const [row] = await tx
    .select(orderColumns)
    .from(standingOrder)
    .where(eq(standingOrder.id, id))
    .for('update')
  const [account] = row
    ? await tx
        .select({ ownerId: ledgerAccount.ownerId, currency: ledgerAccount.currency })
        .from(ledgerAccount)
        .where(eq(ledgerAccount.id, row.accountId))
    : []
  if (!row || !account?.ownerId) return null
  return { ...row, amount: { amount: row.amount, currency: account.currency }, ownerId: account.ownerId }
}

async function postOnce(tx: Tx, order: DueOrder, bookedOn: string): Promise<boolean> {
  const { amount, currency } = order.amount
  const counter = order.counterId ?? (await outside(tx, currency))
  if (!(await bears(tx, amount < 0n ? order.accountId : counter, amount))) return false
  const [posted] = await tx
    .insert(journal)
    .values({ kind: order.kind, bookedOn, postedAt: sql`now()` })
    .returning({ id: journal.id })
  if (!posted) throw new Error('journal was not saved')
  const side = { journalId: posted.id, currency, bookedOn, text: order.text }
  await tx.insert(entry).values([
    { ...side, accountId: order.accountId, amount },
    { ...side, accountId: counter, amount: -amount },
  ])
  writeAudit(tx, system, {
    type: 'standing_order_posted',
    customerId: order.ownerId,
    orderId: order.id,
    journalId: posted.id,
  })
  return true
}

/** Whether the paying account has the money, or is the outside, which always has. */
async function bears(tx: Tx, payer: string, amount: bigint): Promise<boolean> {
  const [account] = await tx
    .select({
      kind: ledgerAccount.kind,
      amount: ledgerAccount.balance,
      currency: ledgerAccount.currency,
      creditLimit: ledgerAccount.creditLimit,
    })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.id, payer))
  if (!account) return false
  if (account.kind === 'outside') return true
  const size = amount < 0n ? -amount : amount
  return available({ balance: account, creditLimit: account.creditLimit }).amount >= size
}
