import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '@/lib/access/actor'
import { PAUSE_AFTER_NO } from '@/lib/cobrowse/consent'
import { openStates } from '@/lib/meeting/meeting'
import type { MeetingView } from '@/lib/presence/stream-state'
import { db } from './client'
import { person } from './schema/access'
import { sharing } from './schema/cobrowse'
import { meeting, meetingSeat } from './schema/meeting'

const customer = alias(person, 'customer')
const advisor = alias(person, 'advisor')
const millis = (column: { getTime(): number } | null) => column?.getTime() ?? null

/** How long a meeting that is over is still shown as the latest thing. */
const shownAfterMs = { customer: 5 * 60_000, advisor: 60_000, scheduler: 0 }

/** The person's open meetings and the one that has just ended, newest first. Only their own. */
export async function listOwnMeetings(actor: Actor, now: Date): Promise<MeetingView[]> {
  const mine = actor.role === 'customer' ? meeting.customerId : meeting.advisorId
  const since = new Date(now.getTime() - shownAfterMs[actor.role])
  const rows = await db()
    .select({
      row: meeting,
      customer: { id: customer.id, name: customer.name },
      advisor: { id: advisor.id, name: advisor.name },
      seat: sql<
        string | null
      >`(SELECT ${meetingSeat.device} FROM ${meetingSeat} WHERE ${meetingSeat.meetingId} = ${meeting.id}
        AND ${meetingSeat.personId} = ${actor.id} AND ${meetingSeat.until} > ${now.toISOString()}::timestamptz)`,
      sharingId: sharing.id,
      sharingStartedAt: sharing.startedAt,
    })
    .from(meeting)
    .innerJoin(customer, eq(customer.id, meeting.customerId))
    .innerJoin(advisor, eq(advisor.id, meeting.advisorId))
    .leftJoin(sharing, and(eq(sharing.meetingId, meeting.id), sql`${sharing.endedAt} IS NULL`))
    .where(and(eq(mine, actor.id), or(inArray(meeting.state, [...openStates]), gt(meeting.endedAt, since))))
    .orderBy(desc(meeting.createdAt))
    .limit(30)
  return rows.map(({ row, sharingId, sharingStartedAt, ...people }) => ({
    ...people,
    id: row.id,
    state: row.state,
    epoch: row.epoch,
    bookingId: row.bookingId,
    createdAt: row.createdAt.getTime(),
    answerBy: row.answerBy.getTime(),
    liveAt: millis(row.liveAt),
    endedAt: millis(row.endedAt),
    endedBy: row.endedBy,
    sharing: sharingId && sharingStartedAt ? { id: sharingId, startedAt: sharingStartedAt.getTime() } : null,
    askAgainAt: row.lookRefusedAt && row.lookRefusedAt.getTime() + PAUSE_AFTER_NO,
  }))
}
