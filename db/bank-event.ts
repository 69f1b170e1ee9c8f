import { desc, eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import {
  type NetbankEvent,
  type NetbankEventKind,
  type NetbankStep,
  netbankEvent,
} from '@/lib/bank/netbank-event'
import { writeAudit } from './audit'
import { db, inTransaction, type Tx } from './client'
import { netbankEvent as table } from './schema/bank'

/** Writes down what the customer did and, when `reason` is given, why it stopped; in the action's own transaction. */
export async function saveNetbankEvent(
  tx: Tx,
  customer: PersonId,
  now: Date,
  kind: NetbankEventKind,
  step: NetbankStep,
  stopped?: { reason: string; fields: (string | null)[] },
): Promise<void> {
  const event = netbankEvent(kind, step, stopped?.reason ?? null, stopped?.fields)
  await tx.insert(table).values({ customerId: customer, at: now, ...event })
}

/**
 * The newest of what a customer did, for the customer card. Whoever asks has been let in by `mayOpenCustomer`
 * before; the card's opening is recorded there.
 */
export async function listNetbankEvents(
  customer: PersonId,
  size = 10,
  on: Tx = db(),
): Promise<NetbankEvent[]> {
  const { id, customerId, at, kind, step, code, fields } = table
  const rows = await on
    .select({ id, customerId, at, kind, step, code, fields })
    .from(table)
    .where(eq(table.customerId, customer))
    .orderBy(desc(table.at), desc(table.id))
    .limit(size)
  return rows.map((row) => ({
    ...row,
    kind: row.kind as NetbankEventKind,
    step: row.step as NetbankStep,
  }))
}

/** A password that was not right (or one too many): written down, so that the advisor sees why nothing happened. */
export function saveConfirmRefusal(
  actor: Actor,
  kind: NetbankEventKind,
  action: string,
  reason: string,
  now: Date,
): Promise<void> {
  return inTransaction(async (tx) => {
    await saveNetbankEvent(tx, actor.id, now, kind, 'confirm', { reason, fields: ['password'] })
    writeAudit(tx, actor, { type: 'confirm_refused', customerId: actor.id, action, reason })
  })
}
