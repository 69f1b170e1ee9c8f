import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { maySeeThread } from '@/lib/access/policy'
import type { MessageInput, ThreadInput } from '@/lib/message/message-input'
import { answerNow } from '@/lib/message/promise'
import { transition } from '@/lib/message/standing'
import type { MessageId, Thread, ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { findMeetingType } from './meeting-type'
import { findAnswerer } from './message-answerer'
import { emptyDraft, lockPerson } from './message-draft'
import { attachFiles, findUnsent } from './message-file'
import { moveReadMark } from './message-read'
import { announceThread, type FoundThread, findVisible, threadValues } from './message-thread'
import { findCustomer } from './person'
import { keepRefusedAccess } from './refused-access'
import { message, messageAnswer, thread } from './schema/message'

export type Written = { threadId: ThreadId; messageId: MessageId; seq: number }
export type WriteRefusal = 'not_found' | 'key_reused' | 'attachment_missing' | 'topic_unknown'
type Body = Pick<MessageInput, 'key' | 'text' | 'attachments'>

/** The customer, or their own advisor, begins a thread with its first message. Sent twice (`key`), it is one. */
export function startThread(
  actor: Actor,
  input: ThreadInput,
  now: Date,
): Promise<Result<Written, WriteRefusal>> {
  return inTransaction((tx) => startThreadIn(tx, actor, input, now))
}

/** The same within a transaction that does more. */
export async function startThreadIn(
  tx: Tx,
  actor: Actor,
  { customerId, subject, topicId, ...body }: ThreadInput,
  now: Date,
): Promise<Result<Written, WriteRefusal>> {
  await lockPerson(tx, actor.id)
  const customer = await findCustomer(customerId, tx)
  if (!customer || !maySeeThread(actor, { ...customer, customerId, deputyId: null })) {
    await keepRefusedAccess(tx, actor, 'thread', 'not_found')
    return no('not_found')
  }
  const bodyHash = hashOf({ customerId, subject, topicId, ...body })
  const sent = await findSent(tx, actor, body.key, bodyHash)
  if (sent) return sent
  const place = { customerId, threadId: null }
  if (!(await findUnsent(tx, actor, place, body.attachments))) return no('attachment_missing')
  if (topicId && !(await findMeetingType(topicId, { activeOnly: true, on: tx }))) return no('topic_unknown')
  const at = now.getTime()
  // begins as one in which nobody waits; the first message makes it what it is
  const standing = { state: 'closed', closedAt: at } as const
  const blank = { subject, deputyId: null, byHand: false, standing, lastAt: at }
  const values = { customerId, subject, topicId, createdAt: now, ...threadValues(blank) }
  const [row] = await tx.insert(thread).values(values).returning({ id: thread.id })
  if (!row) throw new Error('thread was not saved')
  writeAudit(tx, actor, { type: 'thread_started', customerId, threadId: row.id })
  const { name: customerName, ownAdvisorId, branchId } = customer
  const about = { customerId, customerName, topicId: topicId ?? null }
  const found = { ...blank, ...about, id: row.id, ownAdvisorId, branchId }
  const written = await writeIn(tx, actor, found, { ...body, bodyHash }, now)
  await emptyDraft(tx, actor, place, body.text, now)
  return ok(written)
}

/** Whoever sees a thread writes in it. Sent twice (`key`), it is one message. */
export function writeMessage(
  actor: Actor,
  input: MessageInput,
  now: Date,
): Promise<Result<Written, WriteRefusal>> {
  return inTransaction((tx) => writeMessageIn(tx, actor, input, now))
}

/**
 * The same within a transaction that does more.
 * @param isTold false: it belongs to what the history has been told just now
 */
export async function writeMessageIn(
  tx: Tx,
  actor: Actor,
  { threadId, ...body }: MessageInput,
  now: Date,
  isTold = true,
): Promise<Result<Written, WriteRefusal>> {
  await lockPerson(tx, actor.id)
  const found = await findVisible(tx, actor, threadId, 'for update')
  if (!found) return no('not_found')
  const bodyHash = hashOf({ threadId, ...body })
  const sent = await findSent(tx, actor, body.key, bodyHash)
  if (sent) return sent
  const place = { customerId: found.customerId, threadId }
  if (!(await findUnsent(tx, actor, place, body.attachments))) return no('attachment_missing')
  return ok(await writeIn(tx, actor, found, { ...body, bodyHash, isTold }, now))
}

function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

async function findSent(
  tx: Tx,
  actor: Actor,
  key: string,
  bodyHash: string,
): Promise<Result<Written, 'key_reused'> | undefined> {
  const [row] = await tx
    .select({ threadId: message.threadId, messageId: message.id, seq: message.seq, hash: message.bodyHash })
    .from(message)
    .where(and(eq(message.authorId, actor.id), eq(message.key, key)))
  if (!row) return undefined
  const { hash, ...written } = row
  return hash === bodyHash ? ok(written) : no('key_reused')
}

/** The message and all that follows from it, in the transaction that has locked the thread. */
async function writeIn(
  tx: Tx,
  actor: Actor,
  found: FoundThread,
  { key, text, attachments, bodyHash, isTold = true }: Body & { bodyHash: string; isTold?: boolean },
  now: Date,
): Promise<Written> {
  const { id: threadId, customerId, subject } = found
  const after = await moved(tx, actor, found, now)
  await tx.update(thread).set(threadValues(after)).where(eq(thread.id, threadId))
  const [row] = await tx
    .insert(message)
    .values({ threadId, authorId: actor.id, key, bodyHash, at: now, text })
    .returning({ id: message.id, seq: message.seq })
  if (!row) throw new Error('message was not saved')
  const messageId = row.id
  await attachFiles(tx, actor, messageId, attachments)
  if (actor.role !== 'customer') await measure(tx, actor, found, messageId, now)
  await moveReadMark(tx, actor, threadId, row.seq, now)
  await emptyDraft(tx, actor, { customerId, threadId }, text, now)
  const type = actor.role === 'customer' ? 'customer_wrote' : 'staff_wrote'
  const staffId = actor.role === 'customer' ? (after.deputyId ?? found.ownAdvisorId) : actor.id
  const happened = { customerId, at: now, event: { type, threadId, subject }, staffId, ref: messageId }
  if (isTold) await saveContact(tx, happened)
  const files = attachments.length
  writeAudit(tx, actor, { type: 'message_written', customerId, threadId, messageId, files })
  announceThread(tx, { ...found, deputyId: after.deputyId }, found.deputyId)
  return { threadId, messageId, seq: row.seq }
}

async function moved(tx: Tx, actor: Actor, found: FoundThread, now: Date): Promise<Thread> {
  const at = now.getTime()
  const after =
    actor.role === 'customer'
      ? transition(found, { type: 'customer_wrote', at, ...(await answererOf(tx, found, now)) })
      : transition(found, { type: 'staff_wrote', at })
  if (!after.ok) throw new Error(`writing is always allowed, not ${after.reason}`)
  return after.value
}

/** Nobody is looked for while somebody is waiting already. */
async function answererOf(tx: Tx, found: FoundThread, now: Date) {
  if (found.standing.state === 'open') return { promisedBy: null, deputyId: null }
  const { id, promisedBy } = await findAnswerer(tx, found, now)
  return { promisedBy, deputyId: id === found.ownAdvisorId ? null : id }
}

/** How long the customer waited, and what had been promised: for whoever answers for the branch. */
async function measure(
  tx: Tx,
  actor: Actor,
  { id: threadId, branchId, standing }: FoundThread,
  messageId: MessageId,
  now: Date,
): Promise<void> {
  const answer = answerNow(standing, now.getTime())
  if (!answer) return
  const { askedAt, promisedBy, answeredAt } = answer
  await tx.insert(messageAnswer).values({
    ...{ messageId, threadId, branchId, answererId: actor.id },
    askedAt: new Date(askedAt),
    promisedBy: promisedBy === null ? null : new Date(promisedBy),
    answeredAt: new Date(answeredAt),
  })
}
