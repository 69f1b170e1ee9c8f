import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayAskIn, maySeeThread } from '@/lib/access/policy'
import { aboutKey } from '@/lib/question/about'
import type { OutChannel } from '@/lib/question/channel'
import { type KnownQuestion, mayAsk, type QuestionId, type QuestionState } from '@/lib/question/question'
import type { AskInput } from '@/lib/question/question-input'
import { no, ok } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { recordReading } from './contact-access'
import { saveContact } from './contact-event'
import { queueMail } from './mail'
import { lockPerson } from './message-draft'
import { type FoundThread, findThread, findVisible } from './message-thread'
import { type WriteRefusal, type Written, writeMessageIn } from './message-write'
import { listOutgoing } from './question-send'
import { keepRefusedAccess } from './refused-access'
import { person } from './schema/access'
import { message } from './schema/message'
import { mail } from './schema/notify'
import { question } from './schema/question'

/** A reply code: what is kept of it, and itself sealed for what carries it. */
export type MadeCode = { codeHash: Buffer; sealed: Buffer }
/** `replies`: what customers answer by the same channel reaches us. */
export type SendOff = { makeCode: () => MadeCode; replies: boolean }

export type Asked = Written & { questionId: QuestionId; channels: OutChannel[] }
export type AskRefused = { ok: false } & (
  | { reason: WriteRefusal }
  | { reason: 'already_asked' | 'already_answered'; known: KnownQuestion }
)

/**
 * Asks a customer something in a thread, and waits for the answer: the message, and word of it by whatever they have chosen,
 * in one transaction. About one thing nobody is asked twice, in whatever thread it was: then it says what is known. Sent
 * twice (`key`), it is one question.
 */
export function askQuestion(
  actor: Actor,
  { about, ...input }: AskInput,
  sendOff: SendOff,
  now: Date,
): Promise<{ ok: true; value: Asked } | AskRefused> {
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const found = await findVisible(tx, actor, input.threadId)
    if (!found) return no('not_found')
    if (!mayAskIn(actor, found)) {
      await keepRefusedAccess(tx, actor, 'question', 'not_found')
      return no('not_found')
    }
    // one question after the other, in whichever of the customer's threads
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${found.customerId}, 7262013))`)
    const before = await findByKey(tx, actor, input.key)
    const same = before ? undefined : await findSame(tx, found.customerId, aboutKey(about))
    const may = mayAsk(same?.state ?? null)
    if (same && !may.ok) return { ...may, known: await toKnown(tx, actor, same, now) }
    const written = await writeMessageIn(tx, actor, input, now, { isTold: false })
    if (!written.ok) return written
    if (before) return ok({ ...written.value, questionId: before, channels: await listChannels(tx, before) })
    return ok(await saveAsked(tx, actor, { found, about, text: input.text, sendOff }, written.value, now))
  })
}

async function findByKey(tx: Tx, actor: Actor, key: string): Promise<QuestionId | undefined> {
  const [row] = await tx
    .select({ id: question.id })
    .from(question)
    .innerJoin(message, eq(message.id, question.messageId))
    .where(and(eq(message.authorId, actor.id), eq(message.key, key)))
  return row?.id
}

async function listChannels(tx: Tx, questionId: QuestionId): Promise<OutChannel[]> {
  const rows = await tx
    .select({ channel: mail.channel })
    .from(mail)
    .where(eq(mail.questionId, questionId))
    .orderBy(asc(mail.channel))
  return rows.map(({ channel }) => channel)
}

type Same = {
  state: QuestionState
  threadId: string
  about: string
  askedAt: Date
  askerName: string
  answerId: string | null
}

async function findSame(tx: Tx, customerId: PersonId, key: string): Promise<Same | undefined> {
  const { state, threadId, about, askedAt, answerId } = question
  const [row] = await tx
    .select({ state, threadId, about, askedAt, answerId, askerName: person.name })
    .from(question)
    .innerJoin(person, eq(person.id, question.askedBy))
    .where(
      and(eq(question.customerId, customerId), eq(question.aboutKey, key), ne(question.state, 'withdrawn')),
    )
  return row
}

/** When and by whom, for whoever asks again; the way there and the answer only if they see that thread, and that is a reading. */
async function toKnown(tx: Tx, actor: Actor, same: Same, now: Date): Promise<KnownQuestion> {
  const { about, askedAt, askerName, threadId, answerId } = same
  const told = { about, askedAt: askedAt.getTime(), askerName }
  const found = await findThread(tx, threadId)
  if (!found || !maySeeThread(actor, found)) return { ...told, threadId: null, answer: null }
  const [answer] = answerId
    ? await tx.select({ at: message.at, text: message.text }).from(message).where(eq(message.id, answerId))
    : []
  if (answer) await recordReading(tx, actor, found.customerId, 'message', 'message', now)
  return { ...told, threadId, answer: answer ? { at: answer.at.getTime(), text: answer.text } : null }
}

type Saving = { found: FoundThread; about: string; text: string; sendOff: SendOff }

async function saveAsked(
  tx: Tx,
  actor: Actor,
  { found, about, text, sendOff }: Saving,
  written: Written,
  now: Date,
): Promise<Asked> {
  const { customerId, subject } = found
  const { threadId, messageId } = written
  const { codeHash, sealed } = await freeCode(tx, sendOff.makeCode)
  const [row] = await tx
    .insert(question)
    .values({
      ...{ customerId, threadId, messageId, codeHash, about, aboutKey: aboutKey(about) },
      ...{ askedBy: actor.id, askedAt: now },
    })
    .returning({ id: question.id })
  if (!row) throw new Error('question was not saved')
  const questionId = row.id
  const asking = { customerId, askerName: actor.name, about, text, replies: sendOff.replies }
  const outgoing = await listOutgoing(tx, asking, now)
  for (const one of outgoing)
    await queueMail(tx, {
      ...one,
      questionId,
      template: 'question',
      personId: customerId,
      sealed,
      createdAt: now,
    })
  const channels = outgoing.map(({ channel }) => channel)
  const event = { type: 'question_asked', threadId, subject } as const
  await saveContact(tx, { customerId, at: now, event, staffId: actor.id, ref: questionId })
  const ids = { customerId, threadId, questionId, messageId }
  writeAudit(tx, actor, { type: 'question_asked', ...ids, channels: channels.join(' ') })
  return { ...written, questionId, channels }
}

/** So often another code is made, before something else must be wrong. */
const codesAtMost = 20

/** A code that no other open question has. */
async function freeCode(tx: Tx, makeCode: () => MadeCode): Promise<MadeCode> {
  for (let tries = 0; tries < codesAtMost; tries += 1) {
    const made = makeCode()
    const [taken] = await tx
      .select({ id: question.id })
      .from(question)
      .where(and(eq(question.codeHash, made.codeHash), eq(question.state, 'open')))
    if (!taken) return made
  }
  throw new Error('no reply code was free')
}
