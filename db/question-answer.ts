import { and, eq } from 'drizzle-orm'
import type { Actor, PersonId, SystemActor } from '@/lib/access/actor'
import { mayAnswerQuestion } from '@/lib/access/policy'
import type { MessageId } from '@/lib/message/thread'
import { type AnswerVia, type InChannel, isInChannel } from '@/lib/question/channel'
import { type QuestionId, type QuestionReason, transition } from '@/lib/question/question'
import type { AnswerInput, NoteInput } from '@/lib/question/question-input'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { lockPerson } from './message-draft'
import { announceThread, type FoundThread, findThread } from './message-thread'
import { type WriteRefusal, type Written, writeForCustomer, writeMessageIn } from './message-write'
import { findQuestion, lockAsked, lockQuestion, saveClosed } from './question-row'
import { keepRefusedAccess } from './refused-access'
import { message } from './schema/message'
import { messageOrigin } from './schema/question'

/** `late`: the question had been answered or withdrawn; what was written is a message in its thread. */
export type Answered = Written & { late: boolean }

/** Answers a question in the netbank, by the customer's own hand. Sent twice (`key`), it is one answer. */
export function answerQuestion(
  actor: Actor,
  { questionId, ...input }: AnswerInput,
  now: Date,
): Promise<Result<Answered, WriteRefusal>> {
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const asked = await findQuestion(tx, questionId)
    if (asked?.threadId !== input.threadId || !mayAnswerQuestion(actor, asked)) {
      await keepRefusedAccess(tx, actor, 'question', 'not_found')
      return no('not_found')
    }
    const written = await writeMessageIn(tx, actor, input, now, { isTold: false })
    if (!written.ok) return written
    const { messageId } = written.value
    const via = asked.codeUsed ? 'code' : 'netbank'
    const came = { questionId, messageId, via, hint: null, notedBy: null } as const
    return ok({ ...written.value, late: await settleAnswer(tx, actor, came, now) })
  })
}

/** A message that answers a question, or was meant to, and how it came. */
export type Came = {
  questionId: QuestionId
  messageId: MessageId
  via: AnswerVia
  hint: string | null
  notedBy: PersonId | null
}

/**
 * What follows from an answer, in the transaction that has written it and locked its thread: the first is the answer, and
 * everything else that was to reach the customer stays here. True when it came after that. Settled again, it stays as it was.
 */
export async function settleAnswer(tx: Tx, by: Actor | SystemActor, came: Came, now: Date): Promise<boolean> {
  const { questionId, messageId, via, notedBy } = came
  const [before] = await tx
    .select({ late: messageOrigin.late })
    .from(messageOrigin)
    .where(eq(messageOrigin.messageId, messageId))
  if (before) return before.late
  const asked = await lockQuestion(tx, questionId)
  const moved = transition(asked.standing, { type: 'answer', at: now.getTime(), answerId: messageId })
  const late = !moved.ok
  await saveOrigin(tx, came, late)
  const found = await findThread(tx, asked.threadId)
  if (!found) throw new Error('a question without its thread')
  const { id: threadId, customerId, subject } = found
  if (moved.ok) {
    await saveClosed(tx, questionId, moved.value, now)
    const event = { type: 'question_answered', threadId, subject, way: via } as const
    await saveContact(tx, { customerId, at: now, event, staffId: notedBy ?? asked.askedBy, ref: questionId })
    writeAudit(tx, by, { type: 'question_answered', customerId, questionId, messageId, via })
  } else await tellLate(tx, found, messageId, isInChannel(via) ? via : undefined, now)
  announceThread(tx, found)
  return late
}

/** How a message came. One that settles nothing, because it goes on from the one before, says no more than that. */
export async function saveOrigin(tx: Tx, came: Came, late: boolean): Promise<void> {
  await tx.insert(messageOrigin).values({ ...came, late })
}

/** What came too late is told as a message of the customer's, which it is. */
async function tellLate(tx: Tx, found: FoundThread, ref: MessageId, way: InChannel | undefined, now: Date) {
  const { id: threadId, customerId, subject, deputyId, ownAdvisorId } = found
  const event = { type: 'customer_wrote', threadId, subject, ...(way && { way }) } as const
  await saveContact(tx, { customerId, at: now, event, staffId: deputyId ?? ownAdvisorId, ref })
}

export type NoteRefusal = 'not_found' | 'key_reused' | QuestionReason

/**
 * Staff write down what the customer has answered, by phone or at the branch: the customer's answer, and it says who noted it.
 * One that has been answered meanwhile is not answered again. Sent twice (`key`), it is one.
 */
export function noteAnswer(
  actor: Actor,
  { id, key, via, text }: NoteInput,
  now: Date,
): Promise<Result<Written, NoteRefusal>> {
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const locked = await lockAsked(tx, actor, id)
    if (!locked) return no('not_found')
    const { asked, found } = locked
    const before = await findNoted(tx, asked.customerId, key)
    if (before) {
      const { questionId, text: noted, ...written } = before
      return questionId === id && noted === text ? ok(written) : no('key_reused')
    }
    const may = transition(asked.standing, { type: 'answer', at: now.getTime(), answerId: key })
    if (!may.ok) return may
    const written = await writeForCustomer(tx, actor, found, { text, noted: key }, now)
    const { messageId } = written
    await settleAnswer(tx, actor, { questionId: id, messageId, via, hint: null, notedBy: actor.id }, now)
    return ok(written)
  })
}

async function findNoted(tx: Tx, customerId: PersonId, key: string) {
  const [row] = await tx
    .select({
      ...{ threadId: message.threadId, messageId: message.id, seq: message.seq, text: message.text },
      questionId: messageOrigin.questionId,
    })
    .from(message)
    .leftJoin(messageOrigin, eq(messageOrigin.messageId, message.id))
    .where(and(eq(message.authorId, customerId), eq(message.key, key)))
  return row
}

/** Staff do not wait for the answer any more. Its code is void, and the same may be asked anew. */
export function withdrawQuestion(
  actor: Actor,
  id: QuestionId,
  now: Date,
): Promise<Result<true, 'not_found' | QuestionReason>> {
  return inTransaction(async (tx) => {
    const locked = await lockAsked(tx, actor, id)
    if (!locked) return no('not_found')
    const { asked, found } = locked
    const moved = transition(asked.standing, { type: 'withdraw', at: now.getTime() })
    if (!moved.ok) return moved
    await saveClosed(tx, id, moved.value, now)
    const { id: threadId, customerId, subject } = found
    const event = { type: 'question_withdrawn', threadId, subject } as const
    await saveContact(tx, { customerId, at: now, event, staffId: actor.id, ref: id })
    writeAudit(tx, actor, { type: 'question_withdrawn', customerId, questionId: id })
    announceThread(tx, found)
    return ok(true)
  })
}
