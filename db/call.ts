import { and, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayTurnTo } from '@/lib/access/policy'
import { type Meeting, openStates } from '@/lib/meeting/meeting'
import { ringMs } from '@/lib/meeting/transition'
import type { ThreadId } from '@/lib/message/thread'
import { keepMs, keepPauseMs, longestKeepMs } from '@/lib/presence/keep'
import { promiseFor } from '@/lib/presence/promise'
import { no, ok, type Result } from '@/lib/result'
import { announceAdvisor } from './announce-to'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { addJob } from './job'
import { announceMeeting, meetingColumns, toMeeting } from './meeting'
import { findVisible } from './message-thread'
import { findAdvisor, findCustomer, listDeputies } from './person'
import { readPresenceFacts } from './presence'
import { person } from './schema/access'
import { meeting } from './schema/meeting'
import { gettingReady } from './schema/presence'

export type CallRefusal = 'not_found' | 'not_available' | 'already_in_meeting'

/**
 * Keeps an advisor for a customer who is in the device check, 60 s. Refused when not callable by them now. Who opens
 * the check again and again keeps nobody longer than three minutes in ten; calling works all the same.
 */
export async function keepAdvisor(
  actor: Actor,
  advisorId: PersonId,
  now: Date,
): Promise<Result<{ until: number }, CallRefusal>> {
  return inTransaction(async (tx) => {
    const callable = await lockCallable(tx, actor, advisorId, now)
    if (!callable.ok) return callable
    const { customerId, since, until } = gettingReady
    const mine = eq(customerId, actor.id)
    const again = and(mine, gt(since, new Date(now.getTime() - keepPauseMs)))
    const last = sql`${since} + make_interval(secs => ${longestKeepMs / 1_000})`
    const [kept] = await tx
      .insert(gettingReady)
      .values({ advisorId, customerId: actor.id, since: now, until: new Date(now.getTime() + keepMs) })
      .onConflictDoUpdate({
        target: gettingReady.advisorId,
        set: {
          customerId: actor.id,
          since: sql`CASE WHEN ${again} THEN ${since} ELSE excluded.since END`,
          until: sql`CASE WHEN ${again} THEN least(excluded.until, ${last}) ELSE excluded.until END`,
        },
        setWhere: or(mine, lte(until, now)),
      })
      .returning({ until })
    announceAdvisor(tx, advisorId)
    return ok({ until: (kept?.until ?? now).getTime() })
  })
}

/** The device check was left: the advisor is free for others again. */
export async function releaseAdvisor(actor: Actor, advisorId: PersonId, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { customerId, until } = gettingReady
    const gone = await tx
      .update(gettingReady)
      .set({ until: now })
      .where(and(eq(gettingReady.advisorId, advisorId), eq(customerId, actor.id), gt(until, now)))
      .returning({ advisorId: gettingReady.advisorId })
    if (gone.length > 0) announceAdvisor(tx, advisorId)
  })
}

/**
 * Starts to ring. Two at once: the advisor's row is locked, so one rings and the other is told.
 * @param threadId what the call is about: a thread that the customer sees, or nothing rings
 */
export async function ring(
  actor: Actor,
  advisorId: PersonId,
  now: Date,
  threadId?: ThreadId,
): Promise<Result<Meeting, CallRefusal>> {
  return inTransaction(async (tx) => {
    if (threadId && !(await findVisible(tx, actor, threadId))) return no('not_found')
    const callable = await lockCallable(tx, actor, advisorId, now)
    if (!callable.ok) return callable
    const [open] = await tx
      .select({ id: meeting.id })
      .from(meeting)
      .where(and(eq(meeting.customerId, actor.id), inArray(meeting.state, [...openStates])))
    if (open) return no('already_in_meeting')
    const [row] = await tx
      .insert(meeting)
      .values({
        customerId: actor.id,
        advisorId,
        threadId,
        state: 'ringing',
        createdAt: now,
        answerBy: new Date(now.getTime() + ringMs),
      })
      .onConflictDoNothing()
      .returning(meetingColumns)
    if (!row) return no('not_available')
    await tx.delete(gettingReady).where(eq(gettingReady.customerId, actor.id))
    await addJob(tx, 'give-up', { meetingId: row.id }, { runAt: row.answerBy, key: `give-up:${row.id}` })
    const rung = toMeeting(row)
    writeAudit(tx, actor, {
      type: 'meeting_moved',
      customerId: actor.id,
      meetingId: row.id,
      from: 'none',
      to: 'ringing',
    })
    announceMeeting(tx, rung)
    return ok(rung)
  })
}

/** Locks the advisor, and says whether this customer may call them now. A foreign advisor does not exist. */
async function lockCallable(
  tx: Tx,
  actor: Actor,
  advisorId: PersonId,
  now: Date,
): Promise<Result<true, CallRefusal>> {
  const customer = await findCustomer(actor.id, tx)
  if (!customer || !(await findAdvisor(advisorId, tx))) return no('not_found')
  const deputies = await listDeputies(customer.ownAdvisorId, tx)
  const known = deputies.map((deputy) => deputy.id)
  if (!mayTurnTo(actor, customer, advisorId, known)) return no('not_found')
  await tx.select({ id: person.id }).from(person).where(eq(person.id, advisorId)).for('no key update')
  const facts = await readPresenceFacts(advisorId, now, tx)
  return promiseFor(facts, actor.id, now.getTime()).callable ? ok(true) : no('not_available')
}
