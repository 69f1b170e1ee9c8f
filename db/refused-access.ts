import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { isNewRefusal, mostRefusals, refusals } from '@/lib/audit/refused-access'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { auditEvent } from './schema/audit'

/**
 * Keeps that somebody known was refused: an action of another role, a thing that is not theirs. Not more than
 * `isNewRefusal` allows, and only where the request has left no record of its own (`watchRefusals`).
 * @param what the action's or page's name, never what somebody typed
 */
export function saveRefusedAccess(actor: Actor, what: string, reason: string): Promise<void> {
  return inTransaction((tx) => keepRefusedAccess(tx, actor, what, reason))
}

/** The same within a transaction that has refused. */
export async function keepRefusedAccess(tx: Tx, actor: Actor, what: string, reason: string): Promise<void> {
  // the same asked a thousand times at once is still one record
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.id} ${what}`}, 7262003))`)
  const kept = await tx
    .select({
      what: sql<string | null>`${auditEvent.data}->>'what'`,
      // by the database's clock alone
      agoMs: sql<number>`(extract(epoch FROM clock_timestamp() - ${auditEvent.at}) * 1000)::float8`,
    })
    .from(auditEvent)
    .where(
      and(
        inArray(auditEvent.type, refusals),
        gt(auditEvent.at, sql`now() - interval '1 minute'`),
        eq(auditEvent.actorId, actor.id),
      ),
    )
    .limit(mostRefusals)
  if (isNewRefusal(kept, what)) writeAudit(tx, actor, { type: 'access_refused', what, reason })
}
