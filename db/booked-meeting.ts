import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { maySeeShared } from '@/lib/access/policy'
import { mayJoinBooked } from '@/lib/booking/join-window'
import type { Meeting } from '@/lib/meeting/meeting'
import { waitMs } from '@/lib/meeting/transition'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { addJob } from './job'
import { announceMeeting, meetingColumns, toMeeting } from './meeting'
import { booking } from './schema/booking'
import { meeting } from './schema/meeting'

const { id, customerId, advisorId, branchId, way, state, startsAt, endsAt } = booking
const parts = { id, customerId, advisorId, branchId, way, state, startsAt, endsAt }

export type JoinRefusal = 'not_found' | 'not_yet' | 'already_in_meeting'

/**
 * Opens a video booking's meeting, from ten minutes before it starts: the first of the two to come makes it, the
 * customer then waits until let in. Coming again gives the same meeting.
 */
export async function openBookedMeeting(
  actor: Actor,
  bookingId: string,
  now: Date,
): Promise<Result<Meeting, JoinRefusal>> {
  return inTransaction(async (tx) => {
    const [row] = await tx.select(parts).from(booking).where(eq(booking.id, bookingId)).for('update')
    if (!row || !maySeeShared(actor, row)) return no('not_found')
    const open = await findOpenOf(tx, bookingId)
    if (open) return ok(open)
    const times = { startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() }
    if (!mayJoinBooked({ ...row, ...times }, now.getTime())) return no('not_yet')
    return openFor(tx, actor, row, now)
  })
}

async function openFor(
  tx: Tx,
  actor: Actor,
  row: Pick<typeof booking.$inferSelect, keyof typeof parts>,
  now: Date,
): Promise<Result<Meeting, JoinRefusal>> {
  const { customerId, advisorId, id: bookingId } = row
  // nobody let in 15 minutes after the booked start (or after coming, when later) is a missed meeting
  const answerBy = new Date(Math.max(row.startsAt.getTime(), now.getTime()) + waitMs)
  const [made] = await tx
    .insert(meeting)
    .values({ customerId, advisorId, bookingId, state: 'waiting', createdAt: now, answerBy })
    .onConflictDoNothing()
    .returning(meetingColumns)
  if (!made) return no('already_in_meeting')
  await addJob(tx, 'give-up', { meetingId: made.id }, { runAt: answerBy, key: `give-up:${made.id}` })
  writeAudit(tx, actor, {
    type: 'meeting_moved',
    customerId,
    meetingId: made.id,
    from: 'none',
    to: 'waiting',
  })
  const opened = toMeeting(made)
  announceMeeting(tx, opened)
  return ok(opened)
}

async function findOpenOf(tx: Tx, bookingId: string): Promise<Meeting | undefined> {
  const [row] = await tx
    .select(meetingColumns)
    .from(meeting)
    .where(and(eq(meeting.bookingId, bookingId), inArray(meeting.state, ['waiting', 'live'])))
  return row && toMeeting(row)
}
