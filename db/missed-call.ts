import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { db } from './client'
import { person } from './schema/access'
import { meeting } from './schema/meeting'

/** A call that was not answered stays on the desk this long. */
const keptMs = 24 * 60 * 60_000

/** `own`: the advisor is theirs, so their card may be opened. */
export type MissedCall = {
  customer: { id: PersonId; name: string }
  own: boolean
  times: number
  lastAt: Date
}

/**
 * Whoever called this advisor in vain, each customer once, latest first: not answered or declined, and not talked to
 * since. This is what "sees that you called" stands on.
 */
export async function listMissedCalls(actor: Actor, now: Date): Promise<MissedCall[]> {
  if (actor.role !== 'advisor') return []
  const lastAt = sql<Date>`max(${meeting.createdAt})`.mapWith(meeting.createdAt)
  const talkedSince = sql`EXISTS (SELECT 1 FROM meeting later WHERE later.customer_id = ${meeting.customerId}
    AND later.advisor_id = ${meeting.advisorId} AND later.live_at > ${meeting.createdAt})`
  return db()
    .select({
      customer: { id: person.id, name: person.name },
      own: sql<boolean>`${person.ownAdvisorId} = ${actor.id}`,
      times: sql<number>`count(*)::int`,
      lastAt,
    })
    .from(meeting)
    .innerJoin(person, eq(person.id, meeting.customerId))
    .where(
      and(
        eq(meeting.advisorId, actor.id),
        inArray(meeting.state, ['missed', 'declined']),
        gt(meeting.createdAt, new Date(now.getTime() - keptMs)),
        sql`NOT ${talkedSince}`,
      ),
    )
    .groupBy(person.id)
    .orderBy(desc(lastAt))
    .limit(50)
}
