import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import type { Interval } from '@/lib/booking/interval'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { type FoundBooking, listBookingsDuring } from './booking'
import { inTransaction } from './client'
import { addJob } from './job'
import { timeOff } from './schema/booking'
import { announceHours, lockAdvisor } from './working-hours'

/** Holidays, illness, courses. */
export type TimeOffOrder = Interval & { advisorId: PersonId; reason: string }

/** What was entered, and the meetings that now lie in it: they stay until somebody moves, reassigns or cancels them. */
export type AddedTimeOff = { id: string; bookings: FoundBooking[] }

/** Enters time off for an advisor. Nothing new can be booked in it from the moment it is saved. */
export async function addTimeOff(
  actor: Actor,
  { advisorId, from, to, reason }: TimeOffOrder,
): Promise<Result<AddedTimeOff, 'not_found'>> {
  const added = await inTransaction(async (tx) => {
    const advisor = await lockAdvisor(tx, actor, advisorId)
    if (!advisor) return undefined
    const [row] = await tx
      .insert(timeOff)
      .values({ advisorId, during: { from, to }, reason, createdBy: actor.id })
      .returning({ id: timeOff.id })
    if (!row) throw new Error('time off was not saved')
    const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    writeAudit(tx, actor, { type: 'time_off_added', advisorId, ...span })
    announceHours(tx, advisorId, advisor.branchId)
    // not here: whoever writes holds a thread, and waits for the advisor's row that this holds
    await addJob(tx, 'reassign-threads', {}, { key: 'reassign-threads' })
    return row.id
  })
  if (!added) return no('not_found')
  return ok({ id: added, bookings: await listBookingsDuring(actor, { from, to }, advisorId) })
}

/** Takes time off back. */
export function removeTimeOff(actor: Actor, id: string, now: Date): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ advisorId: timeOff.advisorId })
      .from(timeOff)
      .where(and(eq(timeOff.id, id), isNull(timeOff.removedAt)))
    const advisor = row && (await lockAdvisor(tx, actor, row.advisorId))
    if (!row || !advisor) return no('not_found')
    await tx.update(timeOff).set({ removedAt: now }).where(eq(timeOff.id, id))
    writeAudit(tx, actor, { type: 'time_off_removed', advisorId: row.advisorId, timeOffId: id })
    announceHours(tx, row.advisorId, advisor.branchId)
    return ok(true)
  })
}
