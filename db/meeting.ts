import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Actor, SystemActor } from '@/lib/access/actor'
import { maySeeShared } from '@/lib/access/policy'
import { overAs } from '@/lib/contact/meeting-over'
import { isOpen, type Meeting, type MeetingId, type OverState, openStates } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { announceToBoth } from './announce-to'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { meeting } from './schema/meeting'
import { talkedUntil } from './session'
import { closeSharing } from './sharing-end'

const { id, customerId, advisorId, bookingId, state, epoch, createdAt, answerBy } = meeting
const { liveAt, answeredBy, endedAt, endedBy, endReason } = meeting
const began = { id, customerId, advisorId, bookingId, state, epoch, createdAt, answerBy }
/** What `toMeeting` reads. */
export const meetingColumns = { ...began, liveAt, answeredBy, endedAt, endedBy, endReason }

type Row = Pick<typeof meeting.$inferSelect, keyof typeof meetingColumns>

/** A row as the rules know it. */
export function toMeeting(row: Row): Meeting {
  const { id, customerId, advisorId, bookingId, epoch, state } = row
  const times = { createdAt: row.createdAt.getTime(), answerBy: row.answerBy.getTime() }
  const common = { id, customerId, advisorId, bookingId, epoch, ...times }
  const liveAt = row.liveAt?.getTime() ?? null
  if (state === 'ringing' || state === 'waiting') return { ...common, state }
  if (state === 'live') return { ...common, state, liveAt: liveAt ?? 0, answeredBy: row.answeredBy }
  const over = { endedAt: row.endedAt?.getTime() ?? 0, endedBy: row.endedBy, endReason: row.endReason ?? '' }
  return { ...common, state: state satisfies OverState, liveAt, ...over }
}

function toRow(m: Meeting) {
  const over = isOpen(m) ? undefined : m
  const liveAt = m.state === 'live' ? m.liveAt : (over?.liveAt ?? null)
  return {
    state: m.state,
    epoch: m.epoch,
    liveAt: liveAt === null ? null : new Date(liveAt),
    answeredBy: m.state === 'live' ? m.answeredBy : undefined,
    endedAt: over ? new Date(over.endedAt) : null,
    endedBy: over?.endedBy ?? null,
    endReason: over?.endReason ?? null,
  }
}

/** One meeting, for the two it is between; to everybody else it does not exist. */
export async function findMeeting(actor: Actor, id: MeetingId): Promise<Meeting | undefined> {
  const found = await readMeeting(id)
  return found && maySeeShared(actor, found) ? found : undefined
}

/** One meeting, for the system itself: nobody is asked who they are. */
export async function readMeeting(id: MeetingId): Promise<Meeting | undefined> {
  const [row] = await db().select(meetingColumns).from(meeting).where(eq(meeting.id, id))
  return row && toMeeting(row)
}

/**
 * Locks the row, applies the pure change, saves, audits: action, webhook and job all go through here. It does not
 * know the rules. A refused change is audited too, where somebody asked for it.
 */
export async function updateMeeting<R extends string>(
  id: MeetingId,
  actor: Actor | SystemActor,
  change: (m: Meeting) => Result<Meeting, R>,
): Promise<Result<Meeting, R | 'not_found' | 'already_in_meeting'>> {
  try {
    return await changeMeeting(id, actor, change)
  } catch (error) {
    // one call an advisor: letting in during another call
    if (isUniqueViolation(error)) return no('already_in_meeting')
    throw error
  }
}

function changeMeeting<R extends string>(
  id: MeetingId,
  actor: Actor | SystemActor,
  change: (m: Meeting) => Result<Meeting, R>,
): Promise<Result<Meeting, R | 'not_found'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx.select(meetingColumns).from(meeting).where(eq(meeting.id, id)).for('update')
    if (!row) return no('not_found')
    const before = toMeeting(row)
    const answer = change(before)
    const { customerId } = before
    if (!answer.ok) {
      if (actor.role !== 'system') {
        writeAudit(tx, actor, { type: 'meeting_refused', customerId, meetingId: id, reason: answer.reason })
      }
      return answer
    }
    const after = answer.value
    await tx.update(meeting).set(toRow(after)).where(eq(meeting.id, id))
    if (!isOpen(after)) {
      await closeSharing(tx, actor, { meetingId: id }, 'meeting_over')
      await saveOver(tx, after)
      // after what refers to a person: a changed password locks the person first, then their sessions
      if (before.state === 'live' && before.answeredBy)
        await talkedUntil(tx, before.answeredBy, new Date(after.endedAt))
    }
    const reason = isOpen(after) ? undefined : after.endReason
    writeAudit(tx, actor, {
      type: 'meeting_moved',
      customerId,
      meetingId: id,
      from: before.state,
      to: after.state,
      reason,
    })
    announceMeeting(tx, after)
    return ok(after)
  })
}

/** The customer's history hears of a call or meeting when it is over: how long they talked, or why they did not. */
async function saveOver(tx: Tx, over: Extract<Meeting, { endedAt: number }>): Promise<void> {
  const { id: ref, customerId, advisorId: staffId, endedAt } = over
  await saveContact(tx, { customerId, at: new Date(endedAt), event: overAs(over), staffId, ref })
}

function isUniqueViolation(error: unknown): boolean {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code
  return code === '23505'
}

/** Tells both people, and whoever looks at the advisor's availability. */
export function announceMeeting(tx: Tx, between: Pick<Meeting, 'customerId' | 'advisorId'>): void {
  announceToBoth(tx, between, 'meeting')
  announce(tx, { channel: `advisor:${between.advisorId}`, what: 'presence' })
}

/** Every meeting that is not over; the reconciler's view. */
export async function listOpenMeetings(): Promise<Meeting[]> {
  const rows = await db()
    .select(meetingColumns)
    .from(meeting)
    .where(inArray(meeting.state, [...openStates]))
  return rows.map(toMeeting)
}

/** Ringing or waiting past their time. */
export async function listOverdue(now: Date): Promise<MeetingId[]> {
  const rows = await db()
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(inArray(meeting.state, ['ringing', 'waiting']), lte(meeting.answerBy, now)))
  return rows.map((row) => row.id)
}

/** Somebody came or went: both sides look again. */
export async function announceMeetingChange(id: MeetingId): Promise<void> {
  const found = await readMeeting(id)
  if (found) await inTransaction(async (tx) => announceMeeting(tx, found))
}
