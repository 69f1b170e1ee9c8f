import { createHash } from 'node:crypto'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayReadCalendar } from '@/lib/access/policy'
import { linesClash } from '@/lib/booking/hours-line'
import {
  addDays,
  dayInterval,
  instantOf,
  isLocalDay,
  type LocalDay,
  localDayAt,
} from '@/lib/booking/local-day'
import type { WeeklyHours } from '@/lib/booking/working-intervals'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { HoursSpan, Pattern, PatternReason } from '@/lib/calendar/hours-pattern'
import { outsideHours } from '@/lib/calendar/outside-hours'
import { replaceHours, type SavedHours } from '@/lib/calendar/replace-hours'
import { toCard } from '@/lib/calendar/to-card'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { listBookingsDuring } from './booking'
import { db, inTransaction, type Tx } from './client'
import { type Advisor, findAdvisor } from './person'
import { workingHours } from './schema/booking'
import { announceHours, lockAdvisor } from './working-hours'

/** As far ahead as bookings are looked for when hours change. */
const LOOK_AHEAD_DAYS = 400

/** An advisor's hours with a mark of what was seen: whoever saves must have seen the latest. */
export type WeekHours = { advisor: Pick<Advisor, 'id' | 'name' | 'zone'>; lines: SavedHours[]; mark: string }

/** A new week for an advisor from a day on. `mark` is that of the hours it was made from. */
export type WeekOrder = {
  advisorId: PersonId
  spans: HoursSpan[]
  zone: string
  validFrom: LocalDay
  mark: string
}

export type WeekRefusal = 'not_found' | 'hours_changed' | 'valid_from_past'

/** All lines of an advisor's hours; undefined when this actor may not see them. */
export async function findWeekHours(actor: Actor, advisorId: PersonId): Promise<WeekHours | undefined> {
  const advisor = await findAdvisor(advisorId)
  if (!advisor || !mayReadCalendar(actor, advisor)) return undefined
  const lines = await listLines(advisorId, db())
  return { advisor: { id: advisor.id, name: advisor.name, zone: advisor.zone }, lines, mark: markOf(lines) }
}

export type HoursToAdd = { advisorId: string; pattern: Pattern; validFrom: LocalDay }

/** Adds stretches of work to an advisor's week, in the zone of their other hours. What there is stays. */
export function addWeekHours(
  actor: Actor,
  { advisorId, pattern, validFrom }: HoursToAdd,
): Promise<Result<number, 'not_found' | 'no_day' | PatternReason>> {
  return inTransaction(async (tx) => {
    const advisor = await lockAdvisor(tx, actor, advisorId)
    if (!advisor) return no('not_found')
    const [problem] = pattern.problems
    if (problem) return no(problem.reason)
    if (!isLocalDay(validFrom)) return no('no_day')
    const lines = await listLines(advisorId, tx)
    const zone = lines.at(-1)?.zone ?? (await findAdvisor(advisorId, tx))?.zone ?? 'UTC'
    const added = pattern.spans.map((span) => ({ ...span, zone, validFrom, validTo: null }))
    if (added.some((line) => lines.some((other) => linesClash(line, other)))) return no('hours_overlap')
    await tx.insert(workingHours).values(added.map((line) => ({ ...line, advisorId })))
    writeAudit(tx, actor, { type: 'hours_changed', advisorId, validFrom, week: weekText(pattern.spans) })
    announceHours(tx, advisorId, advisor.branchId)
    return ok(added.length)
  })
}

function weekText(spans: readonly HoursSpan[]): string {
  return JSON.stringify(spans.map(({ weekday, fromMinute, toMinute }) => [weekday, fromMinute, toMinute]))
}

/**
 * Replaces an advisor's week from a day on, in one step. The past keeps its hours. Bookings stay; those that no longer
 * lie in the hours come back. `hours_changed` when somebody else has changed them since.
 */
export async function saveWeekHours(
  actor: Actor,
  order: WeekOrder,
  now: Date,
): Promise<Result<BookingCard[], WeekRefusal>> {
  const saved = await inTransaction<Result<WeeklyHours[], WeekRefusal>>(async (tx) => {
    const advisor = await lockAdvisor(tx, actor, order.advisorId)
    if (!advisor) return no('not_found')
    const before = await listLines(order.advisorId, tx)
    if (markOf(before) !== order.mark) return no('hours_changed')
    if (order.validFrom < localDayAt(order.zone, now.getTime())) return no('valid_from_past')
    const after = await writeWeek(tx, before, order)
    const { advisorId, validFrom, spans } = order
    writeAudit(tx, actor, { type: 'hours_changed', advisorId, validFrom, week: weekText(spans) })
    announceHours(tx, advisorId, advisor.branchId)
    return ok(after)
  })
  return saved.ok ? ok(await listOutside(actor, order, saved.value, now)) : saved
}

/** Which bookings would no longer lie in the hours. Changes nothing. */
export async function previewWeekHours(
  actor: Actor,
  order: Omit<WeekOrder, 'mark'>,
  now: Date,
): Promise<Result<BookingCard[], 'not_found'>> {
  const before = await findWeekHours(actor, order.advisorId)
  if (!before) return no('not_found')
  const { end, remove, add } = replaceHours(before.lines, order.spans, order.zone, order.validFrom)
  const kept = before.lines.filter((line) => !remove.includes(line.id))
  const ended = kept.map((line) => ({ ...line, ...end.find((one) => one.id === line.id) }))
  return ok(await listOutside(actor, order, [...ended, ...add], now))
}

async function writeWeek(tx: Tx, lines: SavedHours[], order: WeekOrder): Promise<WeeklyHours[]> {
  const { end, remove, add } = replaceHours(lines, order.spans, order.zone, order.validFrom)
  for (const { id, validTo } of end) {
    await tx.update(workingHours).set({ validTo }).where(eq(workingHours.id, id))
  }
  if (remove.length > 0) await tx.delete(workingHours).where(inArray(workingHours.id, remove))
  if (add.length > 0) {
    await tx.insert(workingHours).values(add.map((line) => ({ ...line, advisorId: order.advisorId })))
  }
  return listLines(order.advisorId, tx)
}

async function listOutside(
  actor: Actor,
  { advisorId, zone, validFrom }: Omit<WeekOrder, 'mark'>,
  hours: readonly WeeklyHours[],
  now: Date,
): Promise<BookingCard[]> {
  const from = Math.max(now.getTime(), instantOf(zone, validFrom, 0))
  const { to } = dayInterval(zone, addDays(validFrom, LOOK_AHEAD_DAYS))
  const bookings = await listBookingsDuring(actor, { from, to }, advisorId)
  const own = bookings.filter((view) => view.startsAt >= from)
  const spans = own.map((view) => ({ from: view.startsAt, to: view.endsAt, card: toCard(view) }))
  return outsideHours(spans, hours).map(({ card }) => card)
}

function listLines(advisorId: PersonId, on: Tx): Promise<SavedHours[]> {
  const { id, weekday, fromMinute, toMinute, zone, validFrom, validTo } = workingHours
  return on
    .select({ id, weekday, fromMinute, toMinute, zone, validFrom, validTo })
    .from(workingHours)
    .where(eq(workingHours.advisorId, advisorId))
    .orderBy(asc(weekday), asc(fromMinute), asc(id))
}

function markOf(lines: readonly SavedHours[]): string {
  const text = lines.map((line) => JSON.stringify(line, Object.keys(line).sort())).sort()
  return createHash('sha256').update(text.join('\n')).digest('base64url').slice(0, 16)
}
