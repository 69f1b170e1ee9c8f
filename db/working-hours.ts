import { eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayEditCalendar } from '@/lib/access/policy'
import { announce, type Tx } from './client'
import { findAdvisor } from './person'
import { person } from './schema/access'

/**
 * Locks an advisor while their hours or time off change, for the scheduler of their branch; undefined for everybody else.
 * A booking holds the same row FOR SHARE, so it either sees the change or has come first.
 */
export async function lockAdvisor(
  tx: Tx,
  actor: Actor,
  advisorId: PersonId,
): Promise<{ branchId: string } | undefined> {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, advisorId)).for('update')
  const advisor = await findAdvisor(advisorId, tx)
  return advisor && mayEditCalendar(actor, advisor) ? advisor : undefined
}

/** Whoever sees this advisor's times looks again. */
export function announceHours(tx: Tx, advisorId: PersonId, branchId: string): void {
  announce(
    tx,
    { channel: `advisor:${advisorId}`, what: 'hours' },
    { channel: `branch:${branchId}`, what: 'hours' },
  )
}
