import { and, asc, eq, gt } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { answerNow } from '@/lib/message/promise'
import type { MessageId } from '@/lib/message/thread'
import type { Tx } from './client'
import type { FoundThread } from './message-thread'
import { message, messageAnswer } from './schema/message'

/** When the first came that the customer wrote after `seen`, while they wait for an answer; null when it was all seen. */
export async function findUnseen(
  tx: Tx,
  { id, customerId, standing }: FoundThread,
  seen: number,
): Promise<Date | null> {
  if (standing.state !== 'open') return null
  const [row] = await tx
    .select({ at: message.at })
    .from(message)
    .where(and(eq(message.threadId, id), eq(message.authorId, customerId), gt(message.seq, seen)))
    .orderBy(asc(message.seq))
    .limit(1)
  return row?.at ?? null
}

/** Who ended a waiting, and by which message; `messageId` null: the customer closed the thread themselves. */
type Ended = { messageId: MessageId | null; answererId: PersonId; unseenAt: Date | null }

/** How long the customer has waited, and what had been promised: for whoever answers for the branch. */
export async function saveWait(
  tx: Tx,
  { id: threadId, branchId, standing }: FoundThread,
  { messageId, answererId, unseenAt }: Ended,
  now: Date,
): Promise<void> {
  const answer = answerNow(standing, now.getTime(), unseenAt?.getTime() ?? null)
  if (!answer) return
  const { askedAt, promisedBy, answeredAt } = answer
  await tx.insert(messageAnswer).values({
    ...{ messageId, threadId, branchId, answererId },
    askedAt: new Date(askedAt),
    promisedBy: promisedBy === null ? null : new Date(promisedBy),
    answeredAt: new Date(answeredAt),
  })
}
