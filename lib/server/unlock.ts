import { writeAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { unlockSession } from '@/db/session'
import type { Actor } from '@/lib/access/actor'
import { ok } from '@/lib/result'
import { passwordAgain } from './sign-in'

/** Unlocks the actor's own session with their own password; refusals are counted and audited. */
export async function unlock(actor: Actor, password: string, address: string, now: Date) {
  const right = await passwordAgain(actor.id, password, address, now)
  if (!right.ok) {
    const { sessionId } = actor
    await inTransaction(async (tx) =>
      writeAudit(tx, actor, { type: 'unlock_refused', sessionId, reason: right.reason }),
    )
    return right
  }
  await unlockSession(actor, now)
  return ok(true as const)
}
