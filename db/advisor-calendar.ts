import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayReadCalendar } from '@/lib/access/policy'
import type { Interval } from '@/lib/booking/interval'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { type FoundBooking, listBookingsDuring } from './booking'
import { db } from './client'
import { person } from './schema/access'
import { calendarBlock, timeOff, workingHours } from './schema/booking'
import { spanSql } from './span'

/** One advisor's time as people see it on a calendar. Everything sorted; times in epoch milliseconds. */
export type AdvisorCalendar = {
  advisor: { id: PersonId; name: string; zone: string }
  working: Interval[]
  timeOff: { id: string; during: Interval; reason: string }[]
  bookings: FoundBooking[]
  /** Taken otherwise: holds, busy time from outside. */
  other: { id: string; during: Interval; kind: 'hold' | 'busy'; title: string }[]
}

/**
 * The calendars of a branch's advisors in a stretch of time (a day on the board), by name; for an advisor: their own.
 * Customers have none. `only`: that advisor's.
 */
export async function listCalendars(
  actor: Actor,
  range: Interval,
  now: Date,
  only?: PersonId,
): Promise<AdvisorCalendar[]> {
  const advisors = await listReadableAdvisors(actor, only)
  if (advisors.length === 0) return []
  const ids = advisors.map((advisor) => advisor.id)
  const [hours, off, other, bookings] = await Promise.all([
    listHours(ids),
    listOff(ids, range),
    listOther(ids, range, now),
    listBookingsDuring(actor, range, only),
  ])
  const of = <T extends { advisorId: string }>(rows: T[], id: string) =>
    rows.filter((row) => row.advisorId === id)
  return advisors.map((advisor) => ({
    advisor: { id: advisor.id, name: advisor.name, zone: advisor.zone },
    working: workingIntervals(of(hours, advisor.id), range),
    timeOff: of(off, advisor.id).map(({ advisorId: _, ...row }) => row),
    bookings: of(bookings, advisor.id),
    other: of(other, advisor.id).map(({ advisorId: _, ...row }) => row),
  }))
}

/** One advisor's calendar; undefined when it does not exist for this actor. */
export async function findAdvisorCalendar(
  actor: Actor,
  advisorId: PersonId,
  range: Interval,
  now: Date,
): Promise<AdvisorCalendar | undefined> {
  const [calendar] = await listCalendars(actor, range, now, advisorId)
  return calendar
}

async function listReadableAdvisors(actor: Actor, only?: PersonId) {
  const advisors = await db()
    .select({ id: person.id, name: person.name, zone: person.zone, branchId: person.branchId })
    .from(person)
    .where(
      and(
        eq(person.role, 'advisor'),
        eq(person.branchId, actor.branchId),
        isNull(person.disabledAt),
        only ? eq(person.id, only) : undefined,
      ),
    )
    .orderBy(asc(person.name))
  return advisors.filter((advisor) => mayReadCalendar(actor, advisor))
}

function listHours(ids: PersonId[]) {
  const { advisorId, weekday, fromMinute, toMinute, zone, validFrom, validTo } = workingHours
  return db()
    .select({ advisorId, weekday, fromMinute, toMinute, zone, validFrom, validTo })
    .from(workingHours)
    .where(inArray(advisorId, ids))
}

function listOff(ids: PersonId[], range: Interval) {
  const { id, advisorId, during, reason } = timeOff
  return db()
    .select({ id, advisorId, during, reason })
    .from(timeOff)
    .where(and(inArray(advisorId, ids), isNull(timeOff.removedAt), sql`${during} && ${spanSql(range)}`))
    .orderBy(asc(during))
}

function listOther(ids: PersonId[], range: Interval, now: Date) {
  const { id, advisorId, during, title, expiresAt } = calendarBlock
  return db()
    .select({ id, advisorId, during, title, kind: sql<'hold' | 'busy'>`${calendarBlock.kind}` })
    .from(calendarBlock)
    .where(
      and(
        inArray(advisorId, ids),
        ne(calendarBlock.kind, 'booking'),
        or(isNull(expiresAt), gt(expiresAt, now)),
        sql`${during} && ${spanSql(range)}`,
      ),
    )
    .orderBy(asc(during))
}
