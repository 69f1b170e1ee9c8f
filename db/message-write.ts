import { createHash, randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { type Actor, type PersonId, type SystemActor, system } from '@/lib/access/actor'
import { maySeeThread } from '@/lib/access/policy'
import type { MessageInput, ThreadInput } from '@/lib/message/message-input'
import { type Question, type ThreadEvent, transition } from '@/lib/message/standing'
import type { MessageId, ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { findMeetingType } from './meeting-type'
import { findAnswerer } from './message-answerer'
import { emptyDraft, lockPerson } from './message-draft'
import { attachFiles, findUnsent } from './message-file'
import { wroteEnough } from './message-limit'
import { moveReadMark } from './message-read'
import { type FoundThread, findVisible, saveThread, threadValues } from './message-thread'
import { findUnseen, saveWait } from './message-wait'
import { findCustomer } from './person'
import { keepRefusedAccess } from './refused-access'
import { message, thread } from './schema/message'

export type Written = { threadId: ThreadId; messageId: MessageId; seq: number }
export type WriteRefusal =
  | 'not_found'
  | 'key_reused'
  | 'attachment_missing'
  | 'topic_unknown'
  | 'too_many_messages'
type Body = Pick<MessageInput, 'key' | 'text' | 'attachments' | 'seen'> & {
  bodyHash: string
  isTold: boolean
}

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
  if (actor.role === 'customer' && (await wroteEnough(tx, actor.id, now))) return no('too_many_messages')
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
  const written = await writeIn(tx, actor, found, { ...body, seen: 0, bodyHash, isTold: true }, now)
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

/** `isTold` false: the history is told of it as of something else. `isCounted` false: it counts with what came before it. */
type How = { isTold?: boolean; isCounted?: boolean }

/** The same within a transaction that does more. */
export async function writeMessageIn(
  tx: Tx,
  actor: Actor,
  { threadId, seen, ...body }: MessageInput,
  now: Date,
  { isTold = true, isCounted = true }: How = {},
): Promise<Result<Written, WriteRefusal>> {
  await lockPerson(tx, actor.id)
  const found = await findVisible(tx, actor, threadId, 'locked')
  if (!found) return no('not_found')
  const bodyHash = hashOf({ threadId, ...body })
  const sent = await findSent(tx, actor, body.key, bodyHash)
  if (sent) return sent
  const counts = isCounted && actor.role === 'customer'
  if (counts && (await wroteEnough(tx, actor.id, now))) return no('too_many_messages')
  const place = { customerId: found.customerId, threadId }
  if (!(await findUnsent(tx, actor, place, body.attachments))) return no('attachment_missing')
  const written = await writeIn(tx, actor, found, { ...body, seen, bodyHash, isTold }, now)
  await emptyDraft(tx, actor, place, body.text, now)
  return ok(written)
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

/** Counted in its own thread, under its lock: what others write in the bank is not to be read from it. */
const nextSeq = (threadId: ThreadId) =>
  sql<number>`(SELECT coalesce(max(m.seq), 0) + 1 FROM ${message} m WHERE m.thread_id = ${threadId}::uuid)`

/** The message and all that follows from it, in the transaction that has locked the thread. */
async function writeIn(
  tx: Tx,
  actor: Actor,
  found: FoundThread,
  { key, text, attachments, seen, bodyHash, isTold }: Body,
  now: Date,
): Promise<Written> {
  const { id: threadId, customerId, subject } = found
  const byCustomer = actor.role === 'customer'
  const unseenAt = byCustomer ? null : await findUnseen(tx, found, seen)
  const after = transition(found, await eventOf(tx, found, byCustomer, unseenAt, now))
  if (!after.ok) throw new Error(`writing is always allowed, not ${after.reason}`)
  const { deputyId } = after.value
  // to whom a question goes the calendar says, not whoever asks it
  await saveThread(tx, system, found, after.value)
  const written = await saveMessage(tx, threadId, { authorId: actor.id, key, bodyHash, text }, now)
  const { messageId } = written
  await attachFiles(tx, actor, messageId, attachments)
  if (!byCustomer) await saveWait(tx, found, { messageId, answererId: actor.id, unseenAt }, now)
  if (seen > 0) await moveReadMark(tx, actor, threadId, seen, now)
  const event = { type: byCustomer ? 'customer_wrote' : 'staff_wrote', threadId, subject } as const
  const staffId = byCustomer ? (deputyId ?? found.ownAdvisorId) : actor.id
  if (isTold) await saveContact(tx, { customerId, at: now, event, staffId, ref: messageId })
  const files = attachments.length
  writeAudit(tx, actor, { type: 'message_written', customerId, threadId, messageId, files })
  return written
}

type Saving = { authorId: PersonId; key: string; bodyHash: string; text: string }

async function saveMessage(tx: Tx, threadId: ThreadId, values: Saving, now: Date): Promise<Written> {
  const [row] = await tx
    .insert(message)
    .values({ threadId, seq: nextSeq(threadId), at: now, ...values })
    .returning({ messageId: message.id, seq: message.seq })
  if (!row) throw new Error('message was not saved')
  return { threadId, ...row }
}

/**
 * Writes what a customer has said outside the netbank, as theirs: brought by a gateway (`by` the system), or noted by staff.
 * In the transaction that has locked the thread, and that tells the history.
 * @param noted its key; whoever wrote it down knows it, and nobody waits for more than before
 */
export async function writeForCustomer(
  tx: Tx,
  by: Actor | SystemActor,
  found: FoundThread,
  { text, noted }: { text: string; noted: string | null },
  now: Date,
): Promise<Written> {
  const { id: threadId, customerId } = found
  const noting = { type: 'noted', at: now.getTime() } as const
  const after = transition(found, noted === null ? await eventOf(tx, found, true, null, now) : noting)
  if (!after.ok) throw new Error(`writing is always allowed, not ${after.reason}`)
  await saveThread(tx, system, found, after.value)
  const saving = {
    authorId: customerId,
    key: noted ?? randomUUID(),
    bodyHash: hashOf({ threadId, text }),
    text,
  }
  const written = await saveMessage(tx, threadId, saving, now)
  const { messageId } = written
  writeAudit(tx, by, { type: 'message_written', customerId, threadId, messageId, files: 0 })
  return written
}

async function eventOf(
  tx: Tx,
  found: FoundThread,
  byCustomer: boolean,
  unseenAt: Date | null,
  now: Date,
): Promise<ThreadEvent> {
  const at = now.getTime()
  if (!byCustomer) {
    const unseen = unseenAt && (await questionAt(tx, found, unseenAt))
    return { type: 'staff_wrote', at, unseen }
  }
  // nobody is looked for while somebody is waiting already
  const isWaiting = found.standing.state === 'open'
  const question = isWaiting ? { at, promisedBy: null, deputyId: null } : await questionAt(tx, found, now)
  return { type: 'customer_wrote', ...question }
}

async function questionAt(tx: Tx, found: FoundThread, at: Date): Promise<Question> {
  const { id, promisedBy } = await findAnswerer(tx, found, at)
  return { at: at.getTime(), promisedBy, deputyId: id === found.ownAdvisorId ? null : id }
}
