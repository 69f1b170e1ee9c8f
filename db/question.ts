import { and, asc, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '@/lib/access/actor'
import { mayAskIn } from '@/lib/access/policy'
import type { ThreadId } from '@/lib/message/thread'
import type { OutChannel } from '@/lib/question/channel'
import type { AskedLine, OwnQuestion, ThreadQuestion } from '@/lib/question/question'
import { db, inTransaction } from './client'
import { findVisible } from './message-thread'
import { standingColumns, toStanding } from './question-row'
import { person } from './schema/access'
import { message, thread } from './schema/message'
import { messageOrigin, question } from './schema/question'

const asker = alias(person, 'asker')
const noter = alias(person, 'noter')

/** So long the customer is thanked for an answer, wherever they gave it. */
const thankedMs = 24 * 3_600_000
const shownAtMost = 20

/**
 * What the bank asks this customer, longest waiting first, and after that what they have answered within a day. Only theirs.
 * @param threadId only those of this thread
 */
export async function listOwnQuestions(
  actor: Actor,
  now: Date,
  threadId: ThreadId | null = null,
): Promise<OwnQuestion[]> {
  if (actor.role !== 'customer') return []
  const isOpen = eq(question.state, 'open')
  const isNew = and(
    eq(question.state, 'answered'),
    gt(question.closedAt, new Date(now.getTime() - thankedMs)),
  )
  const rows = await db()
    .select({
      ...{ id: question.id, threadId: question.threadId, about: question.about, askedAt: question.askedAt },
      ...{ text: message.text, askerName: asker.name, closedAt: question.closedAt, via: messageOrigin.via },
    })
    .from(question)
    .innerJoin(message, eq(message.id, question.messageId))
    .innerJoin(asker, eq(asker.id, question.askedBy))
    .leftJoin(messageOrigin, eq(messageOrigin.messageId, question.answerId))
    .where(
      and(
        eq(question.customerId, actor.id),
        threadId ? eq(question.threadId, threadId) : undefined,
        or(isOpen, isNew),
      ),
    )
    .orderBy(sql`${isOpen} DESC`, asc(question.askedAt), asc(question.id))
    .limit(shownAtMost)
  return rows.map(({ askedAt, closedAt, via, ...row }) => ({
    ...row,
    askedAt: askedAt.getTime(),
    answered: closedAt && via ? { at: closedAt.getTime(), via } : null,
  }))
}

/** By what a question went out, or still will. */
const channelsOut: SQL<OutChannel[]> = sql<
  OutChannel[]
>`(SELECT coalesce(json_agg(m.channel ORDER BY m.channel), '[]')
  FROM mail m WHERE m.question_id = ${question.id} AND m.withdrawn_at IS NULL)`

/** What was asked in a thread, latest first, and where each stands. For staff who see the thread. */
export function listThreadQuestions(actor: Actor, threadId: ThreadId): Promise<ThreadQuestion[]> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, threadId)
    if (!found || !mayAskIn(actor, found)) return []
    const rows = await tx
      .select({
        ...{ id: question.id, about: question.about, askedAt: question.askedAt, askerName: asker.name },
        ...standingColumns,
        ...{ channels: channelsOut, via: messageOrigin.via, notedBy: noter.name },
      })
      .from(question)
      .innerJoin(asker, eq(asker.id, question.askedBy))
      .leftJoin(messageOrigin, eq(messageOrigin.messageId, question.answerId))
      .leftJoin(noter, eq(noter.id, messageOrigin.notedBy))
      .where(eq(question.threadId, threadId))
      .orderBy(desc(question.askedAt), desc(question.id))
      .limit(shownAtMost)
    return rows.map(({ askedAt, state, closedAt, answerId, ...row }) => ({
      ...row,
      askedAt: askedAt.getTime(),
      standing: toStanding({ state, closedAt, answerId }),
    }))
  })
}

/** What this advisor's customers, and those they answer meanwhile, have been asked and not answered yet; longest first. */
export async function listAskedQuestions(actor: Actor, size: number): Promise<AskedLine[]> {
  if (actor.role !== 'advisor') return []
  const rows = await db()
    .select({
      ...{ id: question.id, threadId: question.threadId, about: question.about, askedAt: question.askedAt },
      ...{ customerName: person.name, channels: channelsOut },
    })
    .from(question)
    .innerJoin(thread, eq(thread.id, question.threadId))
    .innerJoin(person, eq(person.id, question.customerId))
    .where(
      and(
        eq(question.state, 'open'),
        sql`coalesce(${thread.deputyId}, ${person.ownAdvisorId}) = ${actor.id}::uuid`,
      ),
    )
    .orderBy(asc(question.askedAt), asc(question.id))
    .limit(size)
  return rows.map(({ askedAt, ...row }) => ({ ...row, askedAt: askedAt.getTime() }))
}
