import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { type Actor, system } from '@/lib/access/actor'
import type { AuditEvent } from '@/lib/audit/event'
import { isNewRefusal, mostRefusals, refusals } from '@/lib/audit/refused-access'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
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
  const ofActor = and(inArray(auditEvent.type, refusals), eq(auditEvent.actorId, actor.id))
  const kept = await listKept(tx, sql`${auditEvent.data}->>'what'`, ofActor)
  if (isNewRefusal(kept, what)) writeAudit(tx, actor, { type: 'access_refused', what, reason })
}

type RefusedAccount = Extract<AuditEvent, { type: 'recovery_refused' | 'sign_in_refused' }>

/**
 * Keeps that somebody whom we do not know tried too often with an account. Again not more than `isNewRefusal` allows, here of
 * everybody together; and nobody waits for it: of those that come at the same moment one writes it down.
 */
export async function keepRefusedAccount(event: RefusedAccount): Promise<void> {
  if (!(await isNewAccount(db(), event))) return
  await inTransaction(async (tx) => {
    const { rows } = await tx.execute<{ got: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(7262012, hashtext(${event.account})) AS got`,
    )
    if (rows[0]?.got && (await isNewAccount(tx, event))) writeAudit(tx, system, event)
  })
}

async function isNewAccount(on: Tx, { type, account, reason }: RefusedAccount): Promise<boolean> {
  const same = and(eq(auditEvent.type, type), sql`${auditEvent.data}->>'reason' = ${reason}`)
  return isNewRefusal(await listKept(on, sql`${auditEvent.data}->>'account'`, same), account)
}

/** Those of the last minute; `what` says which of them are the same. */
function listKept(on: Tx, what: SQL, which: SQL | undefined) {
  return on
    .select({
      what: sql<string | null>`${what}`,
      // by the database's clock alone
      agoMs: sql<number>`(extract(epoch FROM clock_timestamp() - ${auditEvent.at}) * 1000)::float8`,
    })
    .from(auditEvent)
    .where(and(gt(auditEvent.at, sql`now() - interval '1 minute'`), which))
    .limit(mostRefusals)
}
