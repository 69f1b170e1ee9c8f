import { asc, eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayEditCalendar, mayReadCalendar } from '@/lib/access/policy'
import { linesClash } from '@/lib/booking/hours-line'
import type { WeeklyHours } from '@/lib/booking/working-intervals'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { announce, db, inTransaction, type Tx } from './client'
import { findAdvisor } from './person'
import { person } from './schema/access'
import { workingHours } from './schema/booking'

export type HoursLine = WeeklyHours & { id: string }
export type HoursRefusal = 'not_found' | 'hours_clash'

const columns = {
  id: workingHours.id,
  weekday: workingHours.weekday,
  fromMinute: workingHours.fromMinute,
  toMinute: workingHours.toMinute,
  zone: workingHours.zone,
  validFrom: workingHours.validFrom,
  validTo: workingHours.validTo,
}

/** An advisor's weekly hours, for themselves and the scheduler of their branch; undefined for everybody else. */
export async function listWorkingHours(actor: Actor, advisorId: PersonId): Promise<HoursLine[] | undefined> {
  const advisor = await findAdvisor(advisorId)
  if (!advisor || !mayReadCalendar(actor, advisor)) return undefined
  return listLines(advisorId, db())
}

/** Adds a line to an advisor's week. Bookings that were made stay. `hours_clash` when it overlaps another line. */
export function addWorkingHours(
  actor: Actor,
  advisorId: PersonId,
  line: WeeklyHours,
): Promise<Result<HoursLine[], HoursRefusal>> {
  return changeHours(actor, advisorId, async (tx, lines) => {
    if (lines.some((other) => linesClash(line, other))) return no('hours_clash')
    await tx.insert(workingHours).values({ ...line, advisorId })
    return ok(true)
  })
}

/** Changes a line of an advisor's week. */
export function updateWorkingHours(
  actor: Actor,
  advisorId: PersonId,
  lineId: string,
  line: WeeklyHours,
): Promise<Result<HoursLine[], HoursRefusal>> {
  return changeHours(actor, advisorId, async (tx, lines) => {
    const others = lines.filter((other) => other.id !== lineId)
    if (others.length === lines.length) return no('not_found')
    if (others.some((other) => linesClash(line, other))) return no('hours_clash')
    await tx.update(workingHours).set(line).where(eq(workingHours.id, lineId))
    return ok(true)
  })
}

/** Takes a line out of an advisor's week. Bookings that were made in it stay. */
export function removeWorkingHours(
  actor: Actor,
  advisorId: PersonId,
  lineId: string,
): Promise<Result<HoursLine[], HoursRefusal>> {
  return changeHours(actor, advisorId, async (tx, lines) => {
    if (!lines.some((line) => line.id === lineId)) return no('not_found')
    await tx.delete(workingHours).where(eq(workingHours.id, lineId))
    return ok(true)
  })
}

/**
 * Locks an advisor while their hours or time off change, for the scheduler of their branch; false for everybody else.
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

async function changeHours(
  actor: Actor,
  advisorId: PersonId,
  change: (tx: Tx, lines: HoursLine[]) => Promise<Result<true, HoursRefusal>>,
): Promise<Result<HoursLine[], HoursRefusal>> {
  return inTransaction(async (tx) => {
    const advisor = await lockAdvisor(tx, actor, advisorId)
    if (!advisor) return no('not_found')
    const changed = await change(tx, await listLines(advisorId, tx))
    if (!changed.ok) return changed
    writeAudit(tx, actor, { type: 'hours_changed', advisorId })
    announceHours(tx, advisorId, advisor.branchId)
    return ok(await listLines(advisorId, tx))
  })
}

/** Whoever sees this advisor's times looks again. */
export function announceHours(tx: Tx, advisorId: PersonId, branchId: string): void {
  announce(
    tx,
    { channel: `advisor:${advisorId}`, what: 'hours' },
    { channel: `branch:${branchId}`, what: 'hours' },
  )
}

async function listLines(advisorId: PersonId, on: Tx): Promise<HoursLine[]> {
  return on
    .select(columns)
    .from(workingHours)
    .where(eq(workingHours.advisorId, advisorId))
    .orderBy(asc(workingHours.weekday), asc(workingHours.fromMinute), asc(workingHours.validFrom))
}
