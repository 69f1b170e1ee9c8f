import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { system } from '@/lib/access/actor'
import { transition } from '@/lib/message/standing'
import type { ThreadId } from '@/lib/message/thread'
import { db, inTransaction } from './client'
import { findAnswerer } from './message-answerer'
import { findThread, lockThread, saveThread } from './message-thread'
import { person } from './schema/access'
import { timeOff } from './schema/booking'
import { thread } from './schema/message'

type Stuck = { id: ThreadId; left: boolean }

/**
 * What waits for somebody who is away by now, or has left, goes to whoever answers instead; the promise stays. What a
 * person gave stays with whom they gave it to while these are here. How many went. For the job only.
 */
export async function reassignThreads(now: Date): Promise<number> {
  let moved = 0
  for (const stuck of await listStuck(now)) if (await reassign(stuck, now)) moved += 1
  return moved
}

/** The one promised first on top. */
async function listStuck(now: Date): Promise<Stuck[]> {
  const answerer = alias(person, 'answerer')
  const at = sql`${now.toISOString()}::timestamptz`
  const isAway = sql`EXISTS (SELECT 1 FROM ${timeOff} WHERE ${timeOff.advisorId} = ${answerer.id}
    AND ${timeOff.removedAt} IS NULL AND ${timeOff.during} @> ${at})`
  return db()
    .select({ id: thread.id, left: sql<boolean>`${answerer.disabledAt} IS NOT NULL` })
    .from(thread)
    .innerJoin(person, eq(person.id, thread.customerId))
    .innerJoin(answerer, sql`${answerer.id} = coalesce(${thread.deputyId}, ${person.ownAdvisorId})`)
    .where(
      and(
        eq(thread.state, 'open'),
        or(isNotNull(answerer.disabledAt), and(eq(thread.byHand, false), isAway)),
      ),
    )
    .orderBy(asc(thread.promisedBy), asc(thread.id))
}

/** Each for itself, under its lock: whoever was faster has answered it, or handed it on. */
function reassign({ id, left }: Stuck, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockThread(tx, id)
    const found = await findThread(tx, id)
    if (found?.standing.state !== 'open') return false
    const answerer = await findAnswerer(tx, found, now)
    const to = answerer.id === found.ownAdvisorId ? null : answerer.id
    const after = transition(found, { type: 'reassign', to, left })
    if (!after.ok) return false
    await saveThread(tx, system, found, after.value)
    return true
  })
}
