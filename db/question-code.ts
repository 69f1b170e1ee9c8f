import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { ThreadId } from '@/lib/message/thread'
import { codeWindowMinutes, mayTryCode, type RecentCodes } from '@/lib/question/code-limit'
import type { QuestionId } from '@/lib/question/question'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { lockPerson } from './message-draft'
import { keepRefusedAccess } from './refused-access'
import { codeTry, question } from './schema/question'

const dayMs = 24 * 3_600_000

/**
 * The open question of this customer's to which a code leads. Somebody else's code, a void one and one that was never given out
 * are the same, `no_such_code`: each is a try, on record, and after a few there is a pause.
 */
export function openByCode(
  actor: Actor,
  codeHash: Buffer,
  now: Date,
): Promise<Result<{ questionId: QuestionId; threadId: ThreadId }, 'no_such_code' | 'too_many_codes'>> {
  return inTransaction(async (tx) => {
    // one after the other, so that those made at once all count
    await lockPerson(tx, actor.id)
    if (!mayTryCode(await countTries(tx, actor, now))) {
      await keepRefusedAccess(tx, actor, 'question_code', 'too_many_codes')
      return no('too_many_codes')
    }
    const isTheirs = and(eq(question.codeHash, codeHash), eq(question.customerId, actor.id))
    const [found] = await tx
      .select({ questionId: question.id, threadId: question.threadId })
      .from(question)
      .where(and(isTheirs, eq(question.state, 'open')))
    if (!found) {
      await tx.insert(codeTry).values({ personId: actor.id, at: now })
      writeAudit(tx, actor, { type: 'code_refused', customerId: actor.id, reason: 'no_such_code' })
      return no('no_such_code')
    }
    const { questionId } = found
    const used = await tx
      .update(question)
      .set({ codeUsedAt: now })
      .where(and(eq(question.id, questionId), isNull(question.codeUsedAt)))
      .returning({ id: question.id })
    if (used.length > 0) writeAudit(tx, actor, { type: 'question_opened', customerId: actor.id, questionId })
    return ok(found)
  })
}

async function countTries(tx: Tx, actor: Actor, now: Date): Promise<RecentCodes> {
  const window = new Date(now.getTime() - codeWindowMinutes * 60_000)
  const isLate = sql`${codeTry.at} > ${window.toISOString()}::timestamptz`
  const [row] = await tx
    .select({
      lately: sql<number>`(count(*) FILTER (WHERE ${isLate}))::int`,
      today: sql<number>`count(*)::int`,
    })
    .from(codeTry)
    .where(and(eq(codeTry.personId, actor.id), gt(codeTry.at, new Date(now.getTime() - dayMs))))
  return row ?? { lately: 0, today: 0 }
}

/** Forgets tries older than this: the limiter has no use for them. */
export async function forgetCodeTries(before: Date): Promise<void> {
  await db().delete(codeTry).where(lt(codeTry.at, before))
}
