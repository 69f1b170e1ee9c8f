import { eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import { type EndReason, endOf, type GrantId, type GrantReason, grantSpan, isHeldIn } from '@/lib/skill/grant'
import type { EndOrder, GrantOrder } from '@/lib/skill/skill-order'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { findAdvisor } from './person'
import { personSkill, skill } from './schema/skill'
import { listHeld } from './skill'
import { announceHours, lockAdvisor } from './working-hours'

export type GrantRefusal = GrantReason | 'not_found' | 'no_skill' | 'skill_held'
export type EndRefusal = EndReason | 'not_found' | 'skill_held'

/** Gives an advisor of the scheduler's branch a skill. Nobody has the same one twice at a time: `skill_held`. */
export function grantSkill(
  actor: Actor,
  { advisorId, skill: key, ...form }: GrantOrder,
  now: Date,
): Promise<Result<{ grantId: GrantId }, GrantRefusal>> {
  return inTransaction(async (tx) => {
    const advisor = await lockSkills(tx, actor, advisorId)
    if (!advisor) return no('not_found')
    if (!(await exists(tx, key))) return no('no_skill')
    const span = grantSpan(advisor.zone, form, now.getTime())
    if (!span.ok) return span
    const { from, to } = span.value
    const held = (await listHeld([advisorId], tx)).get(advisorId) ?? []
    if (isHeldIn(held, { skill: key, from, to })) return no('skill_held')
    const validTo = to === null ? null : new Date(to)
    const [row] = await tx
      .insert(personSkill)
      .values({
        ...{ personId: advisorId, skill: key, validFrom: new Date(from), validTo },
        ...{ grantedBy: actor.id, grantedAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: personSkill.id })
    if (!row) return no('skill_held')
    const dates = { from: new Date(from).toISOString(), to: validTo?.toISOString() ?? null }
    writeAudit(tx, actor, { type: 'skill_granted', advisorId, grantId: row.id, skill: key, ...dates })
    announceHours(tx, advisorId, advisor.branchId)
    return ok({ grantId: row.id })
  })
}

/**
 * Moves the end of what an advisor has: to the end of a day, or to now. What is over stays as it was; bookings stay, too,
 * until somebody moves, reassigns or cancels them.
 */
export function endSkill(
  actor: Actor,
  { grantId, lastDay }: EndOrder,
  now: Date,
): Promise<Result<{ to: number }, EndRefusal>> {
  return inTransaction(async (tx) => {
    const grant = await findGrant(tx, grantId)
    const advisor = grant && (await lockSkills(tx, actor, grant.personId))
    // read again: another window may have ended it while this one waited
    const latest = advisor && (await findGrant(tx, grantId))
    if (!latest) return no('not_found')
    const to = endOf(advisor.zone, latest, lastDay, now.getTime())
    if (!to.ok) return to
    const { personId: advisorId, skill: key } = latest
    const others = (await listHeld([advisorId], tx)).get(advisorId) ?? []
    const longer = { skill: key, from: latest.to ?? to.value, to: to.value }
    if (isHeldIn(others, longer)) return no('skill_held')
    const validTo = new Date(to.value)
    await tx
      .update(personSkill)
      .set({ validTo, endedBy: actor.id, endedAt: now })
      .where(eq(personSkill.id, grantId))
    writeAudit(tx, actor, {
      ...{ type: 'skill_ended', advisorId, grantId, skill: key },
      to: validTo.toISOString(),
    })
    announceHours(tx, advisorId, advisor.branchId)
    return ok({ to: to.value })
  })
}

/** The advisor, locked as for hours: a booking either sees the change or has come first. */
async function lockSkills(tx: Tx, actor: Actor, advisorId: PersonId) {
  return (await lockAdvisor(tx, actor, advisorId)) && findAdvisor(advisorId, tx)
}

async function exists(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.select({ key: skill.key }).from(skill).where(eq(skill.key, key))
  return rows.length > 0
}

/** One grant as rules see it, and whose it is. */
export async function findGrant(tx: Tx, id: GrantId) {
  const { personId, validFrom, validTo } = personSkill
  const [row] = await tx
    .select({ id: personSkill.id, personId, skill: personSkill.skill, validFrom, validTo })
    .from(personSkill)
    .where(eq(personSkill.id, id))
  if (!row) return undefined
  const { validFrom: from, validTo: to, ...grant } = row
  return { ...grant, from: from.getTime(), to: to?.getTime() ?? null }
}
