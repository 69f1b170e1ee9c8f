import { and, eq, lt, max, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { leaseMs } from '@/lib/access/lease'
import type { Chosen, PresenceFacts } from '@/lib/presence/facts'
import { usualCallMs } from '@/lib/presence/keep'
import { announceAdvisor } from './announce-to'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { session } from './schema/access'
import { calendarBlock } from './schema/booking'
import { meeting } from './schema/meeting'
import { deskLease, deskStatus, gettingReady } from './schema/presence'

/** As JSON carries it: moments in epoch milliseconds, with fractions. */
type Row = {
  chosen: Chosen | null
  leaseUntil: number | null
  call: { state: 'ringing' | 'live'; customerId: PersonId; since: number } | null
  kept: { customerId: PersonId; until: number } | null
  booked: [from: number, to: number][]
}

/** Everything one advisor's availability follows from, but for the first free time, in one round trip. */
export async function readPresenceFacts(
  advisorId: PersonId,
  now: Date,
  on: Tx = db(),
): Promise<PresenceFacts> {
  const { rows } = await on.execute<Row>(sql`SELECT
    (SELECT ${deskStatus.chosen} FROM ${deskStatus} WHERE ${deskStatus.advisorId} = ${advisorId}) AS chosen,
    (${selectLease(advisorId)}) AS "leaseUntil",
    (${selectCall(advisorId)}) AS call,
    (${selectKept(advisorId, now)}) AS kept,
    (${selectBooked(advisorId, now)}) AS booked`)
  const [row] = rows
  if (!row) throw new Error('an advisor without a row of facts')
  const { chosen, leaseUntil, call, kept, booked } = row
  return {
    chosen: chosen ?? 'offline',
    leaseUntil: leaseUntil === null ? null : Math.round(leaseUntil),
    meeting: call && callSpan(call),
    booked: booked.map(([from, to]) => ({ from: Math.round(from), to: Math.round(to) })),
    kept: kept && { ...kept, until: Math.round(kept.until) },
    nextFree: null,
  }
}

function callSpan({ since: at, ...call }: NonNullable<Row['call']>): PresenceFacts['meeting'] {
  const since = Math.round(at)
  return { ...call, since, until: since + usualCallMs }
}

/** Epoch milliseconds; a plain number, not `numeric`, which would come as text. */
const epochMs = (at: SQLWrapper) => sql`(extract(epoch FROM ${at}) * 1000)::float8`

function selectLease(advisorId: PersonId): SQL {
  return sql`SELECT ${epochMs(sql`max(${deskLease.until})`)} FROM ${deskLease}
    JOIN ${session} ON ${session.id} = ${deskLease.sessionId}
    WHERE ${deskLease.advisorId} = ${advisorId} AND ${session.endedAt} IS NULL`
}

function selectCall(advisorId: PersonId): SQL {
  const t = meeting
  return sql`SELECT json_build_object('state', ${t.state}, 'customerId', ${t.customerId},
      'since', ${epochMs(sql`coalesce(${t.liveAt}, ${t.createdAt})`)})
    FROM ${t} WHERE ${t.advisorId} = ${advisorId} AND ${t.state} IN ('ringing', 'live') LIMIT 1`
}

function selectKept(advisorId: PersonId, now: Date): SQL {
  const t = gettingReady
  return sql`SELECT json_build_object('customerId', ${t.customerId}, 'until', ${epochMs(t.until)})
    FROM ${t} WHERE ${t.advisorId} = ${advisorId} AND ${t.until} > ${now.toISOString()}`
}

/** Booked spans from now on, buffers included, for the next day. */
function selectBooked(advisorId: PersonId, now: Date): SQL {
  const { during, kind } = calendarBlock
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000)
  const span = sql`json_build_array(${epochMs(sql`lower(${during})`)}, ${epochMs(sql`upper(${during})`)})`
  return sql`SELECT coalesce(json_agg(${span} ORDER BY lower(${during})), '[]') FROM ${calendarBlock}
    WHERE ${calendarBlock.advisorId} = ${advisorId} AND ${kind} IN ('booking', 'busy')
      AND ${during} && tstzrange(${now.toISOString()}, ${tomorrow.toISOString()})`
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
