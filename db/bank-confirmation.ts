import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import {
  type BankAction,
  type ConfirmationRefusal,
  canonical,
  type LookedAlong,
  lookedAlongBy,
  mayUse,
} from '@/lib/bank/confirmation'
import { no, ok, type Result } from '@/lib/result'
import type { Tx } from './client'
import { confirmation } from './schema/bank'
import { sharing } from './schema/cobrowse'

export type ConfirmationId = string

/** SHA-256 of the action's canonical text. */
export function digestOf(action: BankAction): string {
  return createHash('sha256').update(canonical(action)).digest('hex')
}

/** Whether somebody looks along at this customer's netbank, read in the transaction that moves the money. */
export async function lookedAlong(tx: Tx, customer: PersonId, now: Date): Promise<LookedAlong> {
  const [open] = await tx
    .select({ seenAt: sharing.seenAt })
    .from(sharing)
    .where(and(eq(sharing.customerId, customer), isNull(sharing.endedAt)))
  return lookedAlongBy(open ?? null, now)
}

/** The customer's password was right: one confirmation, for this action, this session and the next minute. */
export async function saveConfirmation(
  tx: Tx,
  actor: Actor,
  action: BankAction,
  now: Date,
): Promise<{ id: ConfirmationId; lookedAlong: LookedAlong }> {
  const seen = await lookedAlong(tx, actor.id, now)
  const [row] = await tx
    .insert(confirmation)
    .values({
      customerId: actor.id,
      sessionId: actor.sessionId,
      digest: digestOf(action),
      lookedAlong: seen,
      madeAt: now,
    })
    .returning({ id: confirmation.id })
  if (!row) throw new Error('confirmation was not saved')
  return { id: row.id, lookedAlong: seen }
}

/**
 * Uses up a confirmation, or says why it does not count. The row is locked: of two uses at once one finds it used.
 * One made in another session, or by somebody else, does not exist.
 */
export async function spendConfirmation(
  tx: Tx,
  actor: Actor,
  id: ConfirmationId,
  action: BankAction,
  now: Date,
): Promise<Result<LookedAlong, ConfirmationRefusal>> {
  const [row] = await tx
    .select({
      digest: confirmation.digest,
      madeAt: confirmation.madeAt,
      usedAt: confirmation.usedAt,
      lookedAlong: confirmation.lookedAlong,
    })
    .from(confirmation)
    .where(
      and(
        eq(confirmation.id, id),
        eq(confirmation.customerId, actor.id),
        eq(confirmation.sessionId, actor.sessionId),
      ),
    )
    .for('update')
  const seen = await lookedAlong(tx, actor.id, now)
  const allowed = mayUse(row ?? null, { digest: digestOf(action), now, lookedAlong: seen })
  if (!allowed.ok) return no(allowed.reason)
  await tx.update(confirmation).set({ usedAt: now }).where(eq(confirmation.id, id))
  return ok(seen)
}
