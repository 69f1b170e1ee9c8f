import { createHash, randomUUID } from 'node:crypto'
import type { Actor, PersonId } from '@/lib/access/actor'
import { type HandedTo, type HandOver, type HandOverWords, handOverOf } from '@/lib/assistant/hand-over'
import { type HandOverInput, type Talk, type TalkId, type TalkReason, transition } from '@/lib/assistant/talk'
import { triedMs } from '@/lib/contact/tried'
import { longestMessage } from '@/lib/message/message-input'
import type { ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { findOwnTalk, listTurns, saveStanding } from './assistant'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { listTried } from './contact-history'
import { findAnswerer } from './message-answerer'
import { lockPerson } from './message-draft'
import { startThreadIn, writeMessageIn } from './message-write'
import { type Customer, findCustomer, findName } from './person'

/** What would go along, and to whom. `shown` stands for exactly these two, and is what the customer consents to. */
export type HandOverView = HandOver & { to: HandedTo; shown: string }
export type HandOverRefusal = TalkReason | 'not_found' | 'changed_since' | 'too_many_messages'

/** What would go along if the talk were handed over now, for the customer to read before they decide. */
export function findHandOver(
  actor: Actor,
  talkId: TalkId,
  words: HandOverWords,
  now: Date,
): Promise<Result<HandOverView, HandOverRefusal>> {
  return inTransaction(async (tx) => {
    const talk = await findOwnTalk(tx, actor, talkId)
    return talk ? handOverNow(tx, actor, talk, words, now) : no('not_found')
  })
}

async function handOverNow(
  tx: Tx,
  actor: Actor,
  talk: Talk,
  words: HandOverWords,
  now: Date,
): Promise<Result<HandOverView, HandOverRefusal>> {
  const may = transition(talk, { type: 'hand_over', threadId: '', at: now.getTime() })
  if (!may.ok) return may
  const customer = await findCustomer(actor.id, tx)
  if (!customer) return no('not_found')
  const turns = await listTurns(tx, talk.id)
  const tried = await listTried(actor.id, now.getTime() - triedMs, tx)
  const told = handOverOf(turns, tried, words, longestMessage)
  const { id, ...to } = await findReader(tx, customer, now)
  const shown = createHash('sha256')
    .update(JSON.stringify([told, id]))
    .digest('hex')
  return ok({ ...told, to, shown })
}

/** Whose thread it would be: by the rule that gives it to them when it is written. */
async function findReader(
  tx: Tx,
  { id: customerId, ownAdvisorId, branchId }: Customer,
  now: Date,
): Promise<HandedTo & { id: PersonId }> {
  const unasked = { topicId: null, deputyId: null, byHand: false }
  const { id } = await findAnswerer(tx, { customerId, ownAdvisorId, branchId, ...unasked }, now)
  const ownName = await findName(ownAdvisorId, tx)
  return { id, name: await findName(id, tx), insteadOf: id === ownAdvisorId ? null : ownName }
}

/**
 * Hands a talk over, as it was shown: begins a thread with everything in it. When something has come since, or somebody
 * else would get it by now, nothing goes (`changed_since`) and it has to be read again. Handed over already, it leads to
 * the same thread.
 */
export function handOver(
  actor: Actor,
  { talkId, shown }: HandOverInput,
  words: HandOverWords,
  now: Date,
): Promise<Result<{ threadId: ThreadId }, HandOverRefusal>> {
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const talk = await findOwnTalk(tx, actor, talkId)
    if (!talk) return no('not_found')
    if (talk.standing.state === 'handed_over') return ok({ threadId: talk.standing.threadId })
    const view = await handOverNow(tx, actor, talk, words, now)
    if (!view.ok) return view
    if (view.value.shown !== shown) return no('changed_since')
    const begun = await writeThread(tx, actor, view.value, now)
    if (!begun.ok) return begun
    const threadId = begun.value
    const after = transition(talk, { type: 'hand_over', threadId, at: now.getTime() })
    if (!after.ok) throw new Error(`it could be handed over a moment ago, and now ${after.reason}`)
    await saveStanding(tx, after.value)
    const event = { type: 'handed_over', threadId, subject: view.value.subject } as const
    await saveContact(tx, { customerId: actor.id, at: now, event, ref: talkId })
    writeAudit(tx, actor, { type: 'assistant_handed_over', customerId: actor.id, talkId, threadId })
    return ok({ threadId })
  })
}

/** `not_found` for whoever has no advisor to write to. */
async function writeThread(
  tx: Tx,
  actor: Actor,
  { subject, parts }: HandOver,
  now: Date,
): Promise<Result<ThreadId, 'not_found' | 'too_many_messages'>> {
  const [first = '', ...rest] = parts
  const body = (text: string) => ({ key: randomUUID(), text, attachments: [] })
  const begun = await startThreadIn(tx, actor, { customerId: actor.id, subject, ...body(first) }, now)
  if (!begun.ok) return no(begun.reason === 'too_many_messages' ? begun.reason : 'not_found')
  const { threadId } = begun.value
  for (const text of rest) {
    // one contact of theirs with the bank, however long it is
    const once = { isTold: false, isCounted: false }
    const written = await writeMessageIn(tx, actor, { threadId, seen: 0, ...body(text) }, now, once)
    if (!written.ok) throw new Error(`the rest was not written: ${written.reason}`)
  }
  return ok(threadId)
}
