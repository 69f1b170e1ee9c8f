import { eq, sql } from 'drizzle-orm'
import type { Actor, PersonId, SystemActor } from '@/lib/access/actor'
import { maySeeThread, type ThreadSubject } from '@/lib/access/policy'
import type { AboutThread } from '@/lib/contact/customer-card'
import type { Standing, Thread, ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
import { keepRefusedAccess } from './refused-access'
import { person } from './schema/access'
import { thread } from './schema/message'

/** A thread with the people who decide who may see it. */
export type FoundThread = Thread &
  ThreadSubject & { customerName: string; branchId: string; topicId: string | null }

/** What `toThread` needs of a thread and its customer (`person`). */
export const threadColumns = {
  id: thread.id,
  customerId: thread.customerId,
  subject: thread.subject,
  topicId: thread.topicId,
  deputyId: thread.deputyId,
  byHand: thread.byHand,
  state: thread.state,
  since: thread.since,
  promisedBy: thread.promisedBy,
  lastAt: thread.lastAt,
  customerName: person.name,
  ownAdvisorId: person.ownAdvisorId,
  branchId: person.branchId,
}

/** What `toThread` reads. */
export type ThreadRow = Omit<typeof thread.$inferSelect, 'createdAt'> & {
  customerName: string
  ownAdvisorId: string | null
  branchId: string
}

/** The row as a thread. */
export function toThread({ state, since, promisedBy, lastAt, ownAdvisorId, ...row }: ThreadRow): FoundThread {
  const standing = toStanding(state, since.getTime(), promisedBy?.getTime() ?? null)
  return { ...row, standing, lastAt: lastAt.getTime(), ownAdvisorId: ownAdvisorId ?? '' }
}

function toStanding(state: ThreadRow['state'], since: number, promisedBy: number | null): Standing {
  switch (state) {
    case 'open':
      return { state, waitingSince: since, promisedBy }
    case 'answered':
      return { state, answeredAt: since }
    case 'closed':
      return { state, closedAt: since }
  }
}

function sinceOf(standing: Standing): number {
  switch (standing.state) {
    case 'open':
      return standing.waitingSince
    case 'answered':
      return standing.answeredAt
    case 'closed':
      return standing.closedAt
  }
}

type Changing = Pick<Thread, 'standing' | 'deputyId' | 'byHand' | 'lastAt'>

/** What changes of a thread's row when its standing does. */
export function threadValues({ standing, deputyId, byHand, lastAt }: Changing) {
  const promised = standing.state === 'open' ? standing.promisedBy : null
  return {
    deputyId,
    byHand,
    state: standing.state,
    since: new Date(sinceOf(standing)),
    promisedBy: promised === null ? null : new Date(promised),
    lastAt: new Date(lastAt),
  }
}

/**
 * The thread, if this person may see it now; a refusal is written down. For everybody else there is no such thread.
 * @param lock its row stays locked until the transaction ends: one writer after the other
 */
export async function findVisible(
  tx: Tx,
  actor: Actor,
  id: ThreadId,
  lock: 'locked' | null = null,
): Promise<FoundThread | undefined> {
  if (lock) await lockThread(tx, id)
  const found = await findThread(tx, id)
  if (found && maySeeThread(actor, found)) return found
  await keepRefusedAccess(tx, actor, 'thread', 'not_found')
  return undefined
}

/** One writer after the other. Whatever only points to the thread (a mark, a call, a first draft) does not wait for them. */
export async function lockThread(tx: Tx, id: ThreadId): Promise<void> {
  await tx.execute(sql`SELECT 1 FROM ${thread} WHERE ${thread.id} = ${id} FOR NO KEY UPDATE`)
}

/** A thread, whoever asks: for what is no person's doing. */
export async function findThread(on: Tx, id: ThreadId): Promise<FoundThread | undefined> {
  const [row] = await on
    .select(threadColumns)
    .from(thread)
    .innerJoin(person, eq(person.id, thread.customerId))
    .where(eq(thread.id, id))
  return row && toThread(row)
}

/**
 * What a call or meeting is about, as far as this person may see the thread now. Null otherwise, which is no refusal: they
 * asked for the meeting, and that is theirs.
 */
export async function findAbout(
  actor: Actor,
  id: ThreadId | null,
  on: Tx = db(),
): Promise<AboutThread | null> {
  const found = id ? await findThread(on, id) : undefined
  return found && maySeeThread(actor, found) ? { threadId: found.id, subject: found.subject } : null
}

/** Everybody who sees the thread looks again: the customer, their advisor, and whoever has or had it meanwhile. */
export function announceThread(tx: Tx, subject: ThreadSubject, ...also: (PersonId | null)[]): void {
  const people = new Set([subject.customerId, subject.ownAdvisorId, subject.deputyId, ...also])
  const told = [...people].filter((id) => id !== null && id !== '')
  announce(tx, ...told.map((id) => ({ channel: `person:${id}`, what: 'message' }) as const))
}

/** Locks a thread, applies a rule's change, saves: one transaction. */
export function updateThread<R extends string>(
  actor: Actor,
  id: ThreadId,
  change: (found: FoundThread, tx: Tx) => Promise<Result<Thread, R>>,
): Promise<Result<true, R | 'not_found'>> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, id, 'locked')
    if (!found) return no('not_found')
    const changed = await change(found, tx)
    if (!changed.ok) return changed
    await saveThread(tx, actor, found, changed.value)
    return ok(true)
  })
}

/**
 * Saves what a thread has become, and tells. Whoever may read it from now on, or may not any more, is on the record: also
 * when nobody but the calendar gave it.
 */
export async function saveThread(
  tx: Tx,
  actor: Actor | SystemActor,
  found: FoundThread,
  after: Thread,
): Promise<void> {
  const { id, customerId } = found
  await tx.update(thread).set(threadValues(after)).where(eq(thread.id, id))
  const event = { customerId, threadId: id }
  if (after.deputyId !== found.deputyId || after.byHand !== found.byHand)
    writeAudit(tx, actor, { type: 'thread_handed_over', ...event, to: after.deputyId })
  if (after.standing.state === 'closed' && found.standing.state !== 'closed')
    writeAudit(tx, actor, { type: 'thread_closed', ...event })
  announceThread(tx, { ...found, deputyId: after.deputyId }, found.deputyId)
}
