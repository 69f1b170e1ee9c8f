import { and, eq, inArray, isNull, lt, max, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { leaseMs } from '@/lib/access/lease'
import type { Chosen, PresenceFacts, Span } from '@/lib/presence/facts'
import { usualCallMs } from '@/lib/presence/keep'
import { announceAdvisor } from './announce-to'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { session } from './schema/access'
import { calendarBlock } from './schema/booking'
import { meeting } from './schema/meeting'
import { deskLease, deskStatus, gettingReady } from './schema/presence'

/** Everything one advisor's availability follows from, but for the first free time. */
export async function readPresenceFacts(
  advisorId: PersonId,
  now: Date,
  on: Tx = db(),
): Promise<PresenceFacts> {
  // one at a time: inside a transaction there is one connection
  const [desk] = await on
    .select({ chosen: deskStatus.chosen })
    .from(deskStatus)
    .where(eq(deskStatus.advisorId, advisorId))
  const [lease] = await on
    .select({ until: max(deskLease.until) })
    .from(deskLease)
    .innerJoin(session, eq(session.id, deskLease.sessionId))
    .where(and(eq(deskLease.advisorId, advisorId), isNull(session.endedAt)))
  const { state, customerId, liveAt, createdAt } = meeting
  const [call] = await on
    .select({ state, customerId, liveAt, createdAt })
    .from(meeting)
    .where(and(eq(meeting.advisorId, advisorId), inArray(meeting.state, ['ringing', 'live'])))
  const [kept] = await on
    .select({ customerId: gettingReady.customerId, until: gettingReady.until })
    .from(gettingReady)
    .where(eq(gettingReady.advisorId, advisorId))
  return {
    chosen: desk?.chosen ?? 'offline',
    leaseUntil: lease?.until?.getTime() ?? null,
    meeting: call ? callSpan(call) : null,
    booked: await listBooked(advisorId, now, on),
    kept: kept && kept.until > now ? { customerId: kept.customerId, until: kept.until.getTime() } : null,
    nextFree: null,
  }
}

type Call = Pick<typeof meeting.$inferSelect, 'state' | 'customerId' | 'liveAt' | 'createdAt'>

function callSpan(call: Call) {
  const since = (call.liveAt ?? call.createdAt).getTime()
  const state = call.state === 'live' ? ('live' as const) : ('ringing' as const)
  return { state, customerId: call.customerId, since, until: since + usualCallMs }
}

/** Booked spans from now on, buffers included, for the next day. */
async function listBooked(advisorId: PersonId, now: Date, on: Tx): Promise<Span[]> {
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000)
  const rows = await on
    .select({ during: calendarBlock.during })
    .from(calendarBlock)
    .where(
      and(
        eq(calendarBlock.advisorId, advisorId),
        inArray(calendarBlock.kind, ['booking', 'busy']),
        sql`${calendarBlock.during} && tstzrange(${now.toISOString()}, ${tomorrow.toISOString()})`,
      ),
    )
    .orderBy(sql`lower(${calendarBlock.during})`)
  return rows.map((row) => row.during)
}

/** What the advisor has set on the desk. */
export async function chooseStatus(actor: Actor, chosen: Chosen, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const values = { chosen, chosenAt: now }
    await tx
      .insert(deskStatus)
      .values({ advisorId: actor.id, ...values })
      .onConflictDoUpdate({ target: deskStatus.advisorId, set: values })
    writeAudit(tx, actor, { type: 'status_chosen', chosen })
    announceAdvisor(tx, actor.id)
  })
}

/** The page answered a ping: the desk is open for another 25 s. Says so only when it was not open before. */
export async function renewDesk(actor: Actor, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const until = new Date(now.getTime() + leaseMs)
    const [before] = await tx
      .select({ until: max(deskLease.until) })
      .from(deskLease)
      .where(eq(deskLease.advisorId, actor.id))
    await tx
      .insert(deskLease)
      .values({ sessionId: actor.sessionId, advisorId: actor.id, until })
      .onConflictDoUpdate({ target: deskLease.sessionId, set: { until } })
    if (!before?.until || before.until <= now) announceAdvisor(tx, actor.id)
  })
}

/** The last desk of this session was closed. */
export async function closeDesk(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.delete(deskLease).where(eq(deskLease.sessionId, actor.sessionId))
    announceAdvisor(tx, actor.id)
  })
}

/** How long this session's desk is open as it stands; undefined when it is not. */
export async function findDeskLease(actor: Actor): Promise<Date | undefined> {
  const [lease] = await db()
    .select({ until: deskLease.until })
    .from(deskLease)
    .where(eq(deskLease.sessionId, actor.sessionId))
  return lease?.until
}

/** The desk was left when its lease ran until `until`. Whoever came back since has renewed it, and it stays. */
export async function closeDeskUnlessRenewed(actor: Actor, until: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const closed = await tx
      .delete(deskLease)
      .where(and(eq(deskLease.sessionId, actor.sessionId), eq(deskLease.until, until)))
      .returning({ id: deskLease.sessionId })
    if (closed.length > 0) announceAdvisor(tx, actor.id)
  })
}

/** Removes leases and reservations that ran out, so that the tables stay small. */
export async function forgetExpired(now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  await db().delete(deskLease).where(lt(deskLease.until, hourAgo))
  await db().delete(gettingReady).where(lt(gettingReady.until, hourAgo))
}
