import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, PersonId } from '@/lib/access/actor'
import type {
  Message,
  Side,
  Template,
  ThreadCursor,
  ThreadId,
  ThreadLine,
  ThreadPage,
  ThreadState,
  ThreadView,
} from '@/lib/message/thread'
import { db, inTransaction, type Tx } from './client'
import { recordReading } from './contact-access'
import { olderThan, pageOf } from './keyset'
import { listFiles } from './message-file'
import { type FoundThread, findVisible, type ThreadRow, threadColumns, toThread } from './message-thread'
import { person } from './schema/access'
import { message, messageRead, messageTemplate, thread } from './schema/message'
import { messageOrigin } from './schema/question'

export type ThreadQuestion = {
  /** Only those with this customer. */
  customerId?: PersonId
  states?: ThreadState[]
  before: ThreadCursor | null
  size: number
}

/** Threads that this person sees, latest first: a customer's own; an advisor's customers', and what they answer meanwhile. */
export async function listThreads(actor: Actor, question: ThreadQuestion): Promise<ThreadPage> {
  const theirs = seenBy(actor)
  if (!theirs) return { threads: [], next: null }
  const { customerId, states, before, size } = question
  const rows = await db()
    .select({ row: threadColumns, unread: isUnreadBy(actor) })
    .from(thread)
    .innerJoin(person, eq(person.id, thread.customerId))
    .where(
      and(
        theirs,
        customerId ? eq(thread.customerId, customerId) : undefined,
        states ? inArray(thread.state, states) : undefined,
        olderThan(thread.lastAt, thread.id, before, 'uuid'),
      ),
    )
    .orderBy(desc(thread.lastAt), desc(thread.id))
    .limit(size + 1)
  const { shown, next } = pageOf(rows.map(toLine), size, ({ lastAt, id }) => ({ at: lastAt, id }))
  return { threads: shown, next }
}

/** Those whose answer this advisor owes now, the one promised first on top: what they have taken over, and what is their own. */
export async function listWaitingThreads(actor: Actor, size: number): Promise<ThreadLine[]> {
  if (actor.role !== 'advisor') return []
  // whatever waits stands in `thread_promised`, in this order; what has been answered, almost all there is, is not looked at
  const rows = await db()
    .select({ row: threadColumns, unread: isUnreadBy(actor) })
    .from(thread)
    .innerJoin(person, eq(person.id, thread.customerId))
    .where(
      and(
        eq(thread.state, 'open'),
        sql`coalesce(${thread.deputyId}, ${person.ownAdvisorId}) = ${actor.id}::uuid`,
      ),
    )
    .orderBy(asc(thread.promisedBy), asc(thread.since), asc(thread.id))
    .limit(size)
  return rows.map(toLine)
}

/** In how many of the threads they see there is something that this person has not read. */
export async function countUnreadThreads(actor: Actor): Promise<number> {
  const theirs = seenBy(actor)
  if (!theirs) return 0
  const [row] = await db()
    .select({ count: sql<number>`count(*)::int` })
    .from(thread)
    .where(and(theirs, isUnreadBy(actor)))
  return row?.count ?? 0
}

/** Either side of the union has an index (`person_own_advisor` and `thread_customer`; `thread_deputy`), an OR has none. */
function seenBy(actor: Actor): SQL | undefined {
  if (actor.role === 'customer') return eq(thread.customerId, actor.id)
  if (actor.role !== 'advisor') return undefined
  return sql`${thread.id} IN (SELECT t.id FROM thread t JOIN person c ON c.id = t.customer_id
      WHERE c.own_advisor_id = ${actor.id}::uuid
    UNION SELECT t.id FROM thread t WHERE t.deputy_id = ${actor.id}::uuid)`
}

function isUnreadBy(actor: Actor): SQL<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 FROM message m WHERE m.thread_id = ${thread.id}
    AND m.author_id <> ${actor.id}::uuid AND m.seq > coalesce((SELECT r.seq FROM message_read r
      WHERE r.thread_id = ${thread.id} AND r.person_id = ${actor.id}::uuid), 0))`
}

function toLine({ row, unread }: { row: ThreadRow; unread: boolean }): ThreadLine {
  const { ownAdvisorId: _, branchId: __, ...line } = toThread(row)
  return { ...line, unread }
}

/** Messages that one opening shows. */
const pageSize = 50

/** Whoever of the staff wrote down what a customer had told them. */
const noter = alias(person, 'noter')

/**
 * A thread for whoever may see it now; undefined for everybody else, as if there were none. Staff reading it is kept, and the
 * customer sees that. Opening is not yet having read: the page says how far (`markRead`).
 * @param before `seq`: only messages older than this
 */
export function openThread(
  actor: Actor,
  id: ThreadId,
  now: Date,
  before: number | null = null,
): Promise<ThreadView | undefined> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, id)
    if (!found) return undefined
    if (actor.role !== 'customer') await recordReading(tx, actor, found.customerId, 'message', 'message', now)
    const { ownAdvisorId, branchId: _, customerName, ...rest } = found
    const answererId = found.deputyId ?? ownAdvisorId
    const [answerer] = await tx.select({ name: person.name }).from(person).where(eq(person.id, answererId))
    const page = await listMessages(tx, found, before)
    return {
      thread: rest,
      customerName,
      own: ownAdvisorId === actor.id,
      answererName: answerer?.name ?? '',
      ...page,
      readTo: await findReadTo(tx, found),
    }
  })
}

async function listMessages(
  tx: Tx,
  { id, customerId }: FoundThread,
  before: number | null,
): Promise<{ messages: Message[]; next: number | null }> {
  const rows = await tx
    .select({
      id: message.id,
      seq: message.seq,
      at: message.at,
      text: message.text,
      author: { id: person.id, name: person.name },
      origin: { via: messageOrigin.via, hint: messageOrigin.hint, late: messageOrigin.late },
      notedBy: noter.name,
    })
    .from(message)
    .innerJoin(person, eq(person.id, message.authorId))
    .leftJoin(messageOrigin, eq(messageOrigin.messageId, message.id))
    .leftJoin(noter, eq(noter.id, messageOrigin.notedBy))
    .where(and(eq(message.threadId, id), before === null ? undefined : lt(message.seq, before)))
    .orderBy(desc(message.seq))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const files = await listFiles(
    tx,
    shown.map((row) => row.id),
  )
  const messages = shown.map(({ at, author, origin, notedBy, ...row }) => {
    const side: Side = author.id === customerId ? 'customer' : 'staff'
    const attachments = files.get(row.id) ?? []
    const came = origin && { ...origin, notedBy }
    return { ...row, at: at.getTime(), author: { ...author, side }, attachments, origin: came }
  })
  return { messages, next: rows.length > pageSize ? (messages.at(-1)?.seq ?? null) : null }
}

async function findReadTo(tx: Tx, { id, customerId }: FoundThread): Promise<Record<Side, number>> {
  const marks = await tx
    .select({ personId: messageRead.personId, seq: messageRead.seq })
    .from(messageRead)
    .where(eq(messageRead.threadId, id))
  const furthest = (side: Side) =>
    Math.max(
      0,
      ...marks
        .filter(({ personId }) => (personId === customerId) === (side === 'customer'))
        .map(({ seq }) => seq),
    )
  return { customer: furthest('customer'), staff: furthest('staff') }
}

/** The texts that stand ready for an advisor's branch, in its order. */
export async function listTemplates(actor: Actor): Promise<Template[]> {
  if (actor.role !== 'advisor') return []
  const { id, titleEn, titleSv, textEn, textSv } = messageTemplate
  const rows = await db()
    .select({ id, titleEn, titleSv, textEn, textSv })
    .from(messageTemplate)
    .where(and(eq(messageTemplate.branchId, actor.branchId), eq(messageTemplate.active, true)))
    .orderBy(asc(messageTemplate.rank), asc(messageTemplate.id))
    .limit(100)
  return rows.map((row) => ({
    id: row.id,
    title: { en: row.titleEn, sv: row.titleSv },
    text: { en: row.textEn, sv: row.textSv },
  }))
}
