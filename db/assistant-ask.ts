import { and, count, eq, gt } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { Answer } from '@/lib/assistant/engine'
import {
  hourMs,
  mayAsk,
  type QuestionInput,
  type Talk,
  type TalkId,
  type TalkReason,
  type Turn,
  transition,
  type VerdictInput,
} from '@/lib/assistant/talk'
import { type Tried, triedMs } from '@/lib/contact/tried'
import { no, ok, type Result } from '@/lib/result'
import { findOwnTalk, saveStanding, talkColumns, toTalk, toTurn, turnColumns } from './assistant'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { listTried } from './contact-history'
import { lockPerson } from './message-draft'
import { assistantTalk, assistantTurn, assistantVerdict } from './schema/assistant'

/** A question that has been asked, and the talk it is in. */
export type Asked = { talkId: TalkId; turn: Turn }
export type AskRefusal = TalkReason | 'not_found' | 'asked_too_often' | 'key_reused'

/**
 * Asks: whether one may is settled first, then `answer` is given what was tried lately, outside every transaction (an engine may
 * be far away), then question and answer are kept. Sent twice (`key`), it is one question.
 */
export async function ask(
  actor: Actor,
  input: QuestionInput,
  answer: (tried: Tried[]) => Promise<Answer>,
  now: Date,
): Promise<Result<Asked, AskRefusal>> {
  const ready = await inTransaction(async (tx) => {
    const known = await findAsked(tx, actor, input)
    if (known) return known
    const may = await mayAskNow(tx, actor, input.talkId, now)
    return may.ok ? ok(await listTried(actor.id, now.getTime() - triedMs, tx)) : may
  })
  if (!ready.ok) return ready
  if (!Array.isArray(ready.value)) return ok(ready.value)
  const given = await answer(ready.value)
  return inTransaction((tx) => saveTurn(tx, actor, input, given, now))
}

/** The question that was asked with this key. */
async function findAsked(
  tx: Tx,
  actor: Actor,
  { key, words }: QuestionInput,
): Promise<Result<Asked, 'key_reused'> | undefined> {
  const [row] = await tx
    .select({ talkId: assistantTurn.talkId, row: turnColumns })
    .from(assistantTurn)
    .leftJoin(assistantVerdict, eq(assistantVerdict.turnId, assistantTurn.id))
    .where(and(eq(assistantTurn.customerId, actor.id), eq(assistantTurn.key, key)))
  if (!row) return undefined
  return row.row.words === words ? ok({ talkId: row.talkId, turn: toTurn(row.row) }) : no('key_reused')
}

/** Not more than so many in an hour; the talk, if there is one, has to be theirs and take one more. */
async function mayAskNow(
  tx: Tx,
  actor: Actor,
  talkId: TalkId | null,
  now: Date,
): Promise<Result<Talk | null, AskRefusal>> {
  const talk = talkId === null ? null : await findOwnTalk(tx, actor, talkId)
  if (talk === undefined) return no('not_found')
  const since = new Date(now.getTime() - hourMs)
  const [recent] = await tx
    .select({ count: count() })
    .from(assistantTurn)
    .where(and(eq(assistantTurn.customerId, actor.id), gt(assistantTurn.at, since)))
  if (!mayAsk(recent?.count ?? 0)) return no('asked_too_often')
  return talk ? transition(talk, { type: 'ask', at: now.getTime() }) : ok(null)
}

async function saveTurn(
  tx: Tx,
  actor: Actor,
  input: QuestionInput,
  answer: Answer,
  now: Date,
): Promise<Result<Asked, AskRefusal>> {
  // one after the other, so that questions sent at once all count
  await lockPerson(tx, actor.id)
  const known = await findAsked(tx, actor, input)
  if (known) return known
  const may = await mayAskNow(tx, actor, input.talkId, now)
  if (!may.ok) return may
  const talk = may.value ?? (await beginTalk(tx, actor, now))
  await saveStanding(tx, talk)
  const nth = talk.standing.state === 'talking' ? talk.standing.questions : 0
  const passages = answer.kind === 'passages' ? answer.passages : []
  const { key, words, page } = input
  const [row] = await tx
    .insert(assistantTurn)
    .values({ talkId: talk.id, nth, customerId: actor.id, key, at: now, words, page, passages })
    .returning({ id: assistantTurn.id })
  if (!row) throw new Error('question was not saved')
  const texts = passages.map(({ textId }) => textId)
  const event = { type: 'asked_assistant', texts } as const
  await saveContact(tx, { customerId: actor.id, at: now, event, ref: row.id })
  const ids = { customerId: actor.id, talkId: talk.id, turnId: row.id }
  writeAudit(tx, actor, { type: 'assistant_asked', ...ids, texts: texts.join() })
  const turn = { id: row.id, at: now.getTime(), words, page, passages, helped: null }
  return ok({ talkId: talk.id, turn })
}

/** A talk with its first question; the one before ends. */
async function beginTalk(tx: Tx, actor: Actor, now: Date): Promise<Talk> {
  const at = now.getTime()
  const [open] = await tx
    .select(talkColumns)
    .from(assistantTalk)
    .where(and(eq(assistantTalk.customerId, actor.id), eq(assistantTalk.state, 'talking')))
  const ended = open && transition(toTalk(open), { type: 'end', at })
  if (ended?.ok) {
    await saveStanding(tx, ended.value)
    writeAudit(tx, actor, { type: 'assistant_talk_ended', customerId: actor.id, talkId: ended.value.id })
  }
  const [row] = await tx
    .insert(assistantTalk)
    .values({ customerId: actor.id, state: 'talking', since: now, createdAt: now })
    .returning(talkColumns)
  const begun = row && transition(toTalk(row), { type: 'ask', at })
  if (!begun?.ok) throw new Error('talk was not begun')
  return begun.value
}

/** "Was this it?" The first answer counts; saying it again is fine. */
export function judgeAnswer(
  actor: Actor,
  { turnId, helped }: VerdictInput,
  now: Date,
): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ talkId: assistantTurn.talkId })
      .from(assistantTurn)
      .where(eq(assistantTurn.id, turnId))
    // what is no question is in no talk
    if (!(await findOwnTalk(tx, actor, row?.talkId ?? turnId))) return no('not_found')
    const saved = await tx
      .insert(assistantVerdict)
      .values({ turnId, helped, at: now })
      .onConflictDoNothing()
      .returning({ turnId: assistantVerdict.turnId })
    if (saved.length > 0)
      writeAudit(tx, actor, { type: 'assistant_judged', customerId: actor.id, turnId, helped })
    return ok(true)
  })
}
