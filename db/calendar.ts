import { and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { CustomerCalendar } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { type WeeklyHours, workingIntervals } from '@/lib/booking/working-intervals'
import { db, type Tx } from './client'
import { booking, calendarBlock, timeOff, workingHours } from './schema/booking'
import { spanSql } from './span'

export type CalendarQuestion = {
  advisorId: PersonId
  range: Interval
  now: Date
  /** Whose own meetings stand in the way as well. */
  customerId?: PersonId
  /** This booking does not stand in its own way. */
  except?: string
}

/** An advisor's time in a range, as the slot finder wants it. For rules only: it carries no names. */
export async function findCalendar(question: CalendarQuestion, on: Tx = db()): Promise<CustomerCalendar> {
  const hours = await listHours(question.advisorId, on)
  return {
    open: workingIntervals(hours, question.range),
    away: await listAway(question, on),
    blocks: await listBlocks(question, on),
    own: await listOwn(question, on),
  }
}

async function listHours(advisorId: PersonId, on: Tx): Promise<WeeklyHours[]> {
  return on
    .select({
      weekday: workingHours.weekday,
      fromMinute: workingHours.fromMinute,
      toMinute: workingHours.toMinute,
      zone: workingHours.zone,
      validFrom: workingHours.validFrom,
      validTo: workingHours.validTo,
    })
    .from(workingHours)
    .where(eq(workingHours.advisorId, advisorId))
}

async function listAway({ advisorId, range }: CalendarQuestion, on: Tx): Promise<Interval[]> {
  const rows = await on
    .select({ during: timeOff.during })
    .from(timeOff)
    .where(
      and(
        eq(timeOff.advisorId, advisorId),
        isNull(timeOff.removedAt),
        sql`${timeOff.during} && ${spanSql(range)}`,
      ),
    )
    .orderBy(asc(timeOff.during))
  return rows.map((row) => row.during)
}

async function listBlocks({ advisorId, range, now, except }: CalendarQuestion, on: Tx): Promise<Interval[]> {
  const rows = await on
    .select({ during: calendarBlock.during })
    .from(calendarBlock)
    .where(
      and(
        eq(calendarBlock.advisorId, advisorId),
        sql`${calendarBlock.during} && ${spanSql(range)}`,
        or(isNull(calendarBlock.expiresAt), gt(calendarBlock.expiresAt, now)),
        except ? or(isNull(calendarBlock.bookingId), ne(calendarBlock.bookingId, except)) : undefined,
      ),
    )
    .orderBy(asc(calendarBlock.during))
  return rows.map((row) => row.during)
}

async function listOwn({ customerId, range, except }: CalendarQuestion, on: Tx): Promise<Interval[]> {
  if (!customerId) return []
  const rows = await on
    .select({ startsAt: booking.startsAt, endsAt: booking.endsAt })
    .from(booking)
    .where(
      and(
        eq(booking.customerId, customerId),
        eq(booking.state, 'confirmed'),
        sql`${booking.startsAt} < ${new Date(range.to)} AND ${booking.endsAt} > ${new Date(range.from)}`,
        except ? ne(booking.id, except) : undefined,
      ),
    )
    .orderBy(asc(booking.startsAt))
  return rows.map((row) => ({ from: row.startsAt.getTime(), to: row.endsAt.getTime() }))
}
