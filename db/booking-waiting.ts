import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { BookingId } from '@/lib/booking/booking'
import { writeAudit } from './audit'
import type { Tx } from './client'
import { announceMeeting } from './meeting'
import { meeting } from './schema/meeting'

/**
 * A booking that changes takes its waiting room with it: whoever waits is told, and a new one opens at the new time. Says
 * `live` when the two are already talking, which counts as having begun.
 */
export async function closeWaitingRoom(
  tx: Tx,
  actor: Actor,
  bookingId: BookingId,
  now: Date,
): Promise<'none' | 'closed' | 'live'> {
  const [open] = await tx
    .select({
      id: meeting.id,
      state: meeting.state,
      customerId: meeting.customerId,
      advisorId: meeting.advisorId,
    })
    .from(meeting)
    .where(and(eq(meeting.bookingId, bookingId), inArray(meeting.state, ['waiting', 'live'])))
    .for('update')
  if (!open) return 'none'
  const { id: meetingId, state: from, customerId } = open
  if (from === 'live') return 'live'
  const endReason = 'booking_changed'
  await tx
    .update(meeting)
    .set({ state: 'cancelled', endedAt: now, endedBy: actor.id, endReason })
    .where(eq(meeting.id, meetingId))
  writeAudit(tx, actor, {
    type: 'meeting_moved',
    customerId,
    meetingId,
    from,
    to: 'cancelled',
    reason: endReason,
  })
  announceMeeting(tx, open)
  return 'closed'
}
