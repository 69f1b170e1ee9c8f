import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayAskIn } from '@/lib/access/policy'
import type { ThreadId } from '@/lib/message/thread'
import type { ClosedStanding, QuestionId, QuestionStanding } from '@/lib/question/question'
import { db, type Tx } from './client'
import { type FoundThread, findVisible } from './message-thread'
import { keepRefusedAccess } from './refused-access'
import { mail } from './schema/notify'
import { question } from './schema/question'

/** What `toStanding` reads. */
export const standingColumns = {
  state: question.state,
  closedAt: question.closedAt,
  answerId: question.answerId,
}
type StandingRow = Pick<typeof question.$inferSelect, keyof typeof standingColumns>

/** Where the row stands. */
export function toStanding({ state, closedAt, answerId }: StandingRow): QuestionStanding {
  const at = closedAt?.getTime() ?? 0
  switch (state) {
    case 'open':
      return { state }
    case 'answered':
      return { state, answeredAt: at, answerId: answerId ?? '' }
    case 'withdrawn':
      return { state, withdrawnAt: at }
  }
}

export type FoundQuestion = {
  id: QuestionId
  customerId: PersonId
  threadId: ThreadId
  askedBy: PersonId
  /** Its code was typed into the netbank. */
  codeUsed: boolean
  standing: QuestionStanding
}

const columns = {
  id: question.id,
  customerId: question.customerId,
  threadId: question.threadId,
  askedBy: question.askedBy,
  codeUsedAt: question.codeUsedAt,
  ...standingColumns,
}

/** A question, whoever asks. */
export async function findQuestion(on: Tx, id: QuestionId): Promise<FoundQuestion | undefined> {
  const [row] = await on.select(columns).from(question).where(eq(question.id, id))
  if (!row) return undefined
  const { state, closedAt, answerId, codeUsedAt, ...rest } = row
  return { ...rest, codeUsed: codeUsedAt !== null, standing: toStanding({ state, closedAt, answerId }) }
}

/** The same, locked until the transaction ends. Whoever locks its thread as well has done so before. */
export async function lockQuestion(tx: Tx, id: QuestionId): Promise<FoundQuestion> {
  await tx.execute(sql`SELECT 1 FROM ${question} WHERE ${question.id} = ${id} FOR NO KEY UPDATE`)
  const found = await findQuestion(tx, id)
  if (!found) throw new Error('a question is never deleted')
  return found
}

/**
 * The question with its thread, locked, if this person may ask there: whoever asks also withdraws and notes. A refusal is
 * written down; for everybody else there is no such question.
 */
export async function lockAsked(
  tx: Tx,
  actor: Actor,
  id: QuestionId,
): Promise<{ asked: FoundQuestion; found: FoundThread } | undefined> {
  const known = await findQuestion(tx, id)
  const found = known && (await findVisible(tx, actor, known.threadId, 'locked'))
  if (found && mayAskIn(actor, found)) return { asked: await lockQuestion(tx, id), found }
  // of a thread that is not theirs it has been written down
  if (!known || found) await keepRefusedAccess(tx, actor, 'question', 'not_found')
  return undefined
}

/** Saves that a question is closed: its code is void, and what has not gone out yet stays here. */
export async function saveClosed(tx: Tx, id: QuestionId, standing: ClosedStanding, now: Date): Promise<void> {
  const answerId = standing.state === 'answered' ? standing.answerId : null
  const closedAt = new Date(standing.state === 'answered' ? standing.answeredAt : standing.withdrawnAt)
  await tx.update(question).set({ state: standing.state, closedAt, answerId }).where(eq(question.id, id))
  const ofIt = eq(mail.questionId, id)
  await tx
    .update(mail)
    .set({ withdrawnAt: now })
    .where(and(ofIt, isNull(mail.sentAt), isNull(mail.withdrawnAt)))
  await tx.update(mail).set({ sealed: null }).where(ofIt)
}

/** Does the bank wait for an answer in this thread? */
export async function hasOpenQuestion(threadId: ThreadId, on: Tx = db()): Promise<boolean> {
  const [row] = await on
    .select({ id: question.id })
    .from(question)
    .where(and(eq(question.threadId, threadId), eq(question.state, 'open')))
    .limit(1)
  return row !== undefined
}
