import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { system } from '@/lib/access/actor'
import { idleMinutes } from '@/lib/access/session-state'
import { LONGEST_GAP } from '@/lib/cobrowse/consent'
import type { MeetingId } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { announceToBoth } from './announce-to'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { session } from './schema/access'
import { sharing } from './schema/cobrowse'
import { meeting } from './schema/meeting'
import { closeSharing } from './sharing-end'

export type Sharing = { id: string; startedAt: number }
export type SharingRefusal = 'not_found' | 'not_in_call' | 'already_shared'

/** The customer's own meeting, locked against ending, and against another answer, while this one is written. */
async function ownMeeting(tx: Tx, actor: Actor, id: MeetingId) {
  const [row] = await tx
    .select({ state: meeting.state, customerId: meeting.customerId, advisorId: meeting.advisorId })
    .from(meeting)
    .where(and(eq(meeting.id, id), eq(meeting.customerId, actor.id)))
    .for('no key update')
  return row
}

/**
 * The customer's **Allow**: from here on the advisor of this live meeting looks along. Written before the first
 * byte leaves. Allowing twice in one meeting is one sharing; an open one of another meeting is `already_shared`.
 */
export async function allowSharing(
  actor: Actor,
  meetingId: MeetingId,
  now: Date,
): Promise<Result<Sharing, SharingRefusal>> {
  return inTransaction(async (tx) => {
    const live = await ownMeeting(tx, actor, meetingId)
    if (!live) return no('not_found')
    if (live.state !== 'live') return no('not_in_call')
    const since = new Date(now.getTime() - LONGEST_GAP)
    const [stale] = await tx
      .select({ id: sharing.id })
      .from(sharing)
      .where(and(eq(sharing.customerId, actor.id), isNull(sharing.endedAt), lte(sharing.seenAt, since)))
    if (stale) await closeSharing(tx, actor, { customerId: actor.id }, 'customer_gone')
    const [row] = await tx
      .insert(sharing)
      .values({ meetingId, customerId: actor.id, advisorId: live.advisorId, startedAt: now, seenAt: now })
      .onConflictDoNothing()
      .returning({ id: sharing.id })
    if (!row) return openIn(tx, actor, meetingId)
    await tx.update(meeting).set({ lookRefusedAt: null }).where(eq(meeting.id, meetingId))
    writeAudit(tx, actor, {
      type: 'sharing_allowed',
      customerId: actor.id,
      meetingId,
      sharingId: row.id,
      scope: 'look',
    })
    announceToBoth(tx, live, 'sharing')
    return ok({ id: row.id, startedAt: now.getTime() })
  })
}

async function openIn(tx: Tx, actor: Actor, meetingId: MeetingId): Promise<Result<Sharing, SharingRefusal>> {
  const [open] = await tx
    .select({ id: sharing.id, meetingId: sharing.meetingId, startedAt: sharing.startedAt })
    .from(sharing)
    .where(and(eq(sharing.customerId, actor.id), isNull(sharing.endedAt)))
  if (open?.meetingId !== meetingId) return no('already_shared')
  return ok({ id: open.id, startedAt: open.startedAt.getTime() })
}

/** **Not now**: nothing is shared, and for two minutes it may not be asked again; both sides know when. */
export async function refuseSharing(
  actor: Actor,
  meetingId: MeetingId,
  now: Date,
): Promise<Result<true, 'not_found' | 'not_in_call'>> {
  return inTransaction(async (tx) => {
    const live = await ownMeeting(tx, actor, meetingId)
    if (!live) return no('not_found')
    if (live.state !== 'live') return no('not_in_call')
    await saveContact(tx, {
      customerId: actor.id,
      at: now,
      event: { type: 'looking_refused', meetingId },
      staffId: live.advisorId,
    })
    await tx.update(meeting).set({ lookRefusedAt: now }).where(eq(meeting.id, meetingId))
    writeAudit(tx, actor, { type: 'sharing_refused', customerId: actor.id, meetingId, scope: 'look' })
    announceToBoth(tx, live, 'sharing')
    return ok(true)
  })
}

/** Either of the two ends it, at any moment; the customer's own lock ends it, too. Ending nothing is fine. */
export async function stopSharing(
  actor: Actor,
  meetingId: MeetingId,
  reason: 'stopped' | 'locked' = 'stopped',
): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ customerId: meeting.customerId, advisorId: meeting.advisorId })
      .from(meeting)
      .where(eq(meeting.id, meetingId))
    if (!row || ![row.customerId, row.advisorId].includes(actor.id)) return no('not_found')
    await closeSharing(tx, actor, { meetingId }, reason)
    return ok(true)
  })
}

/** The customer's page is still there. A sharing that was silent for a minute does not come back. */
export async function touchSharing(actor: Actor, sharingId: string, now: Date): Promise<boolean> {
  const touched = await db()
    .update(sharing)
    .set({ seenAt: now })
    .where(
      and(
        eq(sharing.id, sharingId),
        eq(sharing.customerId, actor.id),
        isNull(sharing.endedAt),
        gt(sharing.seenAt, new Date(now.getTime() - LONGEST_GAP)),
      ),
    )
    .returning({ id: sharing.id })
  return touched.length > 0
}

type Left = { customerId: PersonId; reason: 'customer_gone' | 'locked' | 'signed_out' }

/** Closes what nobody stands behind: a page silent for a minute, a netbank that has locked, a session that ended. */
export async function closeAbandonedSharing(now: Date): Promise<number> {
  const silent = new Date(now.getTime() - LONGEST_GAP)
  const idle = new Date(now.getTime() - idleMinutes.customer * 60_000)
  const own = sql`${session.personId} = ${sharing.customerId} AND ${session.endedAt} IS NULL
    AND ${session.expiresAt} > ${now.toISOString()}::timestamptz`
  const { rows } = await db().execute<Left>(sql`
    SELECT "customerId", reason FROM (
      SELECT ${sharing.customerId} AS "customerId", CASE
        WHEN ${sharing.seenAt} <= ${silent.toISOString()}::timestamptz THEN 'customer_gone'
        WHEN NOT EXISTS (SELECT 1 FROM ${session} WHERE ${own}) THEN 'signed_out'
        WHEN NOT EXISTS (SELECT 1 FROM ${session} WHERE ${own}
          AND ${session.lastInputAt} > ${idle.toISOString()}::timestamptz) THEN 'locked'
      END AS reason
      FROM ${sharing} WHERE ${sharing.endedAt} IS NULL
    ) AS open WHERE reason IS NOT NULL`)
  let closed = 0
  for (const { customerId, reason } of rows) {
    closed += await inTransaction((tx) => closeSharing(tx, system, { customerId }, reason))
  }
  return closed
}
