import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Actor, PersonId, SessionId } from '@/lib/access/actor'
import {
  idleMinutes,
  locksAt,
  type SessionState,
  sessionHours,
  sessionState,
} from '@/lib/access/session-state'
import type { RecentTries } from '@/lib/access/sign-in-limit'
import { tryWindowMinutes } from '@/lib/access/sign-in-limit'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { person, session, signInTry } from './schema/access'
import { meeting } from './schema/meeting'

export type KnownSession = { actor: Actor; state: SessionState; locksAt: Date; expiresAt: Date }

const columns = {
  id: session.id,
  lastInputAt: session.lastInputAt,
  expiresAt: session.expiresAt,
  endedAt: session.endedAt,
  disabledAt: person.disabledAt,
  personId: person.id,
  role: person.role,
  name: person.name,
  branchId: person.branchId,
  locale: person.locale,
  zone: person.zone,
  live: sql<boolean>`EXISTS (SELECT 1 FROM ${meeting} WHERE ${meeting.state} = 'live' AND ${meeting.advisorId} = ${person.id})`,
}

/** The session behind a verified cookie, as it stands now; undefined when no such row exists. */
export async function findSession(
  id: SessionId,
  now: Date,
  on: Tx = db(),
): Promise<KnownSession | undefined> {
  const [row] = await on
    .select(columns)
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(eq(session.id, id))
  if (!row) return undefined
  const { personId, role, name, branchId, locale, zone } = row
  return {
    actor: { id: personId, role, name, branchId, sessionId: row.id, locale, zone },
    state: sessionState(row, role, row.live, now),
    locksAt: locksAt(row, role),
    expiresAt: row.expiresAt,
  }
}

/** Starts a session for somebody whose password was right; audited. */
export async function startSession(personId: PersonId, userAgent: string, now: Date): Promise<SessionId> {
  return inTransaction(async (tx) => {
    const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
    const [row] = await tx
      .insert(session)
      .values({ personId, createdAt: now, lastInputAt: now, expiresAt, userAgent: userAgent.slice(0, 400) })
      .returning({ id: session.id })
    const known = row && (await findSession(row.id, now, tx))
    if (!known) throw new Error('session was not saved')
    if (known.actor.role === 'customer')
      await saveContact(tx, { customerId: personId, at: now, event: { type: 'signed_in' }, ref: row.id })
    writeAudit(tx, known.actor, { type: 'signed_in', sessionId: known.actor.sessionId })
    return known.actor.sessionId
  })
}

/** Ends a session for good; its streams close at once. Ending an ended one changes nothing. */
export async function endSession(id: SessionId, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const known = await findSession(id, now, tx)
    const ended = await tx
      .update(session)
      .set({ endedAt: now })
      .where(and(eq(session.id, id), isNull(session.endedAt)))
      .returning({ id: session.id })
    if (!known || ended.length === 0) return
    writeAudit(tx, known.actor, { type: 'signed_out', sessionId: id })
    announce(tx, { channel: `session:${id}`, what: 'session' })
    announce(tx, { channel: `advisor:${known.actor.id}`, what: 'presence' })
  })
}

/** Ends everything a person has open, everywhere: their streams close at once. How many sessions that were. */
export async function endSessionsOf(tx: Tx, personId: PersonId, now: Date): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ endedAt: now })
    .where(and(eq(session.personId, personId), isNull(session.endedAt)))
    .returning({ id: session.id })
  announce(tx, ...ended.map(({ id }) => ({ channel: `session:${id}`, what: 'session' }) as const))
  if (ended.length > 0) announce(tx, { channel: `advisor:${personId}`, what: 'presence' })
  return ended.length
}

/** The person did something. Refused (false) once locked or ended: only the password unlocks. */
export async function touchSession(actor: Actor, now: Date): Promise<boolean> {
  const idleSince = new Date(now.getTime() - idleMinutes[actor.role] * 60_000)
  const known = await findSession(actor.sessionId, now)
  if (known?.state !== 'active') return false
  const inMeeting = known.locksAt <= now
  const touched = await db()
    .update(session)
    .set({ lastInputAt: now })
    .where(
      and(
        eq(session.id, actor.sessionId),
        isNull(session.endedAt),
        inMeeting ? undefined : gt(session.lastInputAt, idleSince),
      ),
    )
    .returning({ id: session.id })
  return touched.length > 0
}

/** Talking was work: the idle time of the desk that answered starts when the call is over. */
export async function talkedUntil(tx: Tx, id: SessionId, at: Date): Promise<void> {
  await tx
    .update(session)
    .set({ lastInputAt: at })
    .where(and(eq(session.id, id), isNull(session.endedAt), lt(session.lastInputAt, at)))
}

/** After the right password: the same session goes on where it was. */
export async function unlockSession(actor: Actor, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx
      .update(session)
      .set({ lastInputAt: now })
      .where(and(eq(session.id, actor.sessionId), isNull(session.endedAt)))
    writeAudit(tx, actor, { type: 'unlocked', sessionId: actor.sessionId })
    announce(tx, { channel: `session:${actor.sessionId}`, what: 'session' })
  })
}

/** Failed tries in the window, by account and by address. */
export async function countTries(account: string, address: string, now: Date): Promise<RecentTries> {
  const since = new Date(now.getTime() - tryWindowMinutes * 60_000)
  const [row] = await db()
    .select({
      ofAccount: sql<number>`count(*) FILTER (WHERE ${signInTry.account} = ${account})::int`,
      fromAddress: sql<number>`count(*) FILTER (WHERE ${signInTry.address} = ${address})::int`,
    })
    .from(signInTry)
    .where(
      and(
        gt(signInTry.at, since),
        eq(signInTry.failed, true),
        sql`(${signInTry.account} = ${account} OR ${signInTry.address} = ${address})`,
      ),
    )
  return row ?? { ofAccount: 0, fromAddress: 0 }
}

/** Remembers a failed try before the password is looked at, so that tries made at once all count. */
export async function saveTry(account: string, address: string, now: Date): Promise<number> {
  const [row] = await db()
    .insert(signInTry)
    .values({ account, address, at: now, failed: true })
    .returning({ id: signInTry.id })
  return row?.id ?? 0
}

/** The try was right after all: it and the account's failures no longer count. */
export async function clearTries(account: string, tryId: number): Promise<void> {
  await db()
    .update(signInTry)
    .set({ failed: false })
    .where(and(eq(signInTry.failed, true), or(eq(signInTry.id, tryId), eq(signInTry.account, account))))
}

/** A new password is a new beginning: failures of an account, or of somebody at the lock, no longer count. */
export async function forgiveTries(tx: Tx, accounts: string[]): Promise<void> {
  await tx
    .update(signInTry)
    .set({ failed: false })
    .where(and(eq(signInTry.failed, true), inArray(signInTry.account, accounts)))
}

/** Forgets tries older than this: neither the limiter nor anybody else has a use for their addresses. */
export async function forgetTries(before: Date): Promise<void> {
  await db().delete(signInTry).where(lt(signInTry.at, before))
}
