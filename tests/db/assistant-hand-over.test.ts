import { beforeAll, describe, expect, it } from 'vitest'
import { findTalk } from '@/db/assistant'
import { judgeAnswer } from '@/db/assistant-ask'
import { findHandOver, type HandOverView, handOver } from '@/db/assistant-hand-over'
import { verifyAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { withholdEvent } from '@/db/contact-answer'
import { saveDeed } from '@/db/contact-event'
import { listLastContacts } from '@/db/contact-history'
import { listThreads, openThread } from '@/db/message'
import type { Actor } from '@/lib/access/actor'
import { deedStopped } from '@/lib/contact/netbank-deed'
import { messagesAnHour } from '@/lib/message/message-input'
import { asked } from '../support/assistant'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { plainWords } from '../support/hand-over-words'
import { begin, giveHours, takeOff } from '../support/message'
import { makePeople, type People } from '../support/people'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael]) await giveHours(database.pool, advisor)
})

const stop = (actor: Actor, code: string, at = now) =>
  inTransaction((tx) => saveDeed(tx, actor.id, at, deedStopped('payment_new', 'check', code, ['amount'])))
const read = async (actor: Actor, talkId: string, at: Date): Promise<HandOverView> => {
  const view = await findHandOver(actor, talkId, plainWords, at)
  if (!view.ok) throw new Error(view.reason)
  return view.value
}
const give = (actor: Actor, talkId: string, { shown }: Pick<HandOverView, 'shown'>, at: Date) =>
  handOver(actor, { talkId, shown }, plainWords, at)
const threadsOf = async (actor: Actor) => (await listThreads(actor, { before: null, size: 50 })).threads
/** Oldest first. */
const written = async (actor: Actor, threadId: string) =>
  ((await openThread(actor, threadId, later(90)))?.messages ?? [])
    .map(({ text, author }) => ({
      text,
      by: author.name,
    }))
    .reverse()

describe('handing over', () => {
  it('is what was read, word for word, in front of the advisor, with an answer promised', async () => {
    await stop(the.sara, 'over_daily_limit')
    await stop(the.sara, 'over_daily_limit', later(1))
    const first = await asked(the.sara, 'Why can I not pay the builder?', later(2), { page: 'payments' })
    const { talkId } = first
    await judgeAnswer(the.sara, { turnId: first.turn.id, helped: false }, later(3))
    await asked(the.sara, 'It is 40 000 kronor', later(4), { talkId })
    const view = await read(the.sara, talkId, later(5))
    const shown = first.turn.passages.map(({ textId }) => textId).join('; ')
    expect(view).toMatchObject({
      subject: 'Why can I not pay the builder?',
      parts: [
        `Why can I not pay the builder?

HEADING

shown: ${shown}
that was not it

2: It is 40 000 kronor
nothing

from payments

TRIED
- payment_new over_daily_limit 2`,
      ],
    })
    expect(await threadsOf(the.sara)).toEqual([])
    const given = await give(the.sara, talkId, view, later(6))
    if (!given.ok) throw new Error(given.reason)
    const { threadId } = given.value
    expect(await written(the.eva, threadId)).toEqual([{ text: view.parts[0], by: 'sara' }])
    expect(await threadsOf(the.eva)).toMatchObject([
      { id: threadId, subject: view.subject, unread: true, standing: { state: 'open' } },
    ])
    expect(await findTalk(the.sara, later(7))).toBeUndefined()
  })

  it('is told in the history and on the record, by its subject', async () => {
    const [told, wrote] = await listWritten(database.pool, the.sara.id)
    const subject = 'Why can I not pay the builder?'
    expect(told).toMatchObject({ type: 'handed_over', channel: 'message', words: subject })
    expect(wrote).toMatchObject({ type: 'customer_wrote', words: subject })
    const { rows } = await database.pool.query(
      'SELECT type, data FROM audit_event WHERE actor_id = $1 ORDER BY id DESC LIMIT 3',
      [the.sara.id],
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'assistant_handed_over',
      'message_written',
      'thread_started',
    ])
    expect(JSON.stringify(rows)).not.toContain('40 000')
  })

  it('twice, and at once, is one thread', async () => {
    const { talkId } = await asked(the.jonas, 'My card', now)
    const view = await read(the.jonas, talkId, now)
    const both = await Promise.all([1, 2].map(() => give(the.jonas, talkId, view, now)))
    expect(both[0]).toMatchObject({ ok: true })
    expect(both[1]).toEqual(both[0])
    expect(await threadsOf(the.jonas)).toHaveLength(1)
    expect(await findHandOver(the.jonas, talkId, plainWords, now)).toEqual({ ok: false, reason: 'talk_over' })
  })

  it('of what has changed since it was read is refused, and nothing goes', async () => {
    const { talkId } = await asked(the.jonas, 'My limit', later(10))
    const before = await read(the.jonas, talkId, later(10))
    const changed = { ok: false, reason: 'changed_since' }
    await asked(the.jonas, 'And another thing', later(11), { talkId })
    expect(await give(the.jonas, talkId, before, later(12))).toEqual(changed)
    const again = await read(the.jonas, talkId, later(12))
    await stop(the.jonas, 'not_enough_money', later(13))
    expect(await give(the.jonas, talkId, again, later(14))).toEqual(changed)
    expect(await give(the.jonas, talkId, { shown: 'a'.repeat(64) }, later(14))).toEqual(changed)
    expect(await threadsOf(the.jonas)).toHaveLength(1)
    expect(await give(the.jonas, talkId, await read(the.jonas, talkId, later(15)), later(15))).toMatchObject({
      ok: true,
    })
  })

  it('leaves out what is not for advice', async () => {
    const { talkId } = await asked(the.jonas, 'Again my limit', later(20))
    expect((await read(the.jonas, talkId, later(20))).parts[0]).toContain('not_enough_money')
    const { rows } = await database.pool.query<{ id: number }>(
      `SELECT id FROM contact_event WHERE customer_id = $1 AND type = 'netbank'`,
      [the.jonas.id],
    )
    for (const { id } of rows) await withholdEvent(the.jonas, { id: String(id), withheld: true }, later(21))
    expect((await read(the.jonas, talkId, later(21))).parts[0]).not.toContain('TRIED')
  })

  it('of a long talk is as many messages as it takes, in order, and the advisor has all of it', async () => {
    const said = (nth: number) => `${nth} ${'x'.repeat(490)}`
    const { talkId } = await asked(the.aino, said(1), now)
    for (let nth = 2; nth <= 12; nth++) await asked(the.aino, said(nth), later(nth), { talkId })
    const view = await read(the.aino, talkId, later(20))
    expect(view.parts.length).toBe(2)
    const given = await give(the.aino, talkId, view, later(21))
    const messages = await written(the.kerstin, given.ok ? given.value.threadId : '')
    expect(messages.map(({ text }) => text)).toEqual(view.parts)
    for (let nth = 1; nth <= 12; nth++)
      expect(messages.some(({ text }) => text.includes(said(nth)))).toBe(true)
    // one contact, so that the advisor still sees what was before
    expect(await listLastContacts(the.kerstin, the.aino.id)).toHaveLength(1)
  })

  it('names who gets it: while the advisor is away, whoever answers for them', async () => {
    const { talkId } = await asked(the.jonas, 'Who reads this?', later(30))
    expect((await read(the.jonas, talkId, later(30))).to).toEqual({ name: 'eva', insteadOf: null })
    await takeOff(database.pool, the.eva, '2026-11-23 00:00', '2026-11-30 00:00')
    const view = await read(the.jonas, talkId, later(31))
    expect(view.to).toEqual({ name: 'mikael', insteadOf: 'eva' })
    const given = await give(the.jonas, talkId, view, later(32))
    const theirs = (await threadsOf(the.mikael)).map(({ id }) => id)
    expect(theirs).toEqual([given.ok ? given.value.threadId : ''])
    await database.pool.query('DELETE FROM time_off')
  })

  it('to somebody else than was read is refused, though the text is the same', async () => {
    await takeOff(database.pool, the.eva, '2026-11-23 00:00', '2026-11-30 00:00')
    const { talkId } = await asked(the.jonas, 'And who reads that?', later(35))
    const before = await read(the.jonas, talkId, later(35))
    await database.pool.query('DELETE FROM time_off')
    expect(await give(the.jonas, talkId, before, later(36))).toEqual({ ok: false, reason: 'changed_since' })
    const again = await read(the.jonas, talkId, later(37))
    expect(again).toMatchObject({ parts: before.parts, to: { name: 'eva' } })
    expect(await give(the.jonas, talkId, again, later(38))).toMatchObject({ ok: true })
  })

  it('F23: when it cannot be told, it has not happened', async () => {
    const { talkId } = await asked(the.sara, 'Lost', later(30))
    const view = await read(the.sara, talkId, later(30))
    await database.pool.query(
      `ALTER TABLE contact_event ADD CONSTRAINT none CHECK (type <> 'handed_over') NOT VALID`,
    )
    await expect(give(the.sara, talkId, view, later(31))).rejects.toThrow()
    await database.pool.query('ALTER TABLE contact_event DROP CONSTRAINT none')
    expect((await threadsOf(the.sara)).map(({ subject }) => subject)).not.toContain('Lost')
    expect((await findTalk(the.sara, later(32)))?.talk.id).toBe(talkId)
  })

  it('by whoever has written as much as one may within an hour is refused in those words', async () => {
    const { threadId } = await begin(the.aino, the.aino, 'Much', later(200))
    await database.pool.query(
      `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
       SELECT $1, $2, 1 + n, gen_random_uuid(), '', $3, 'x' FROM generate_series(1, $4::int) n`,
      [threadId, the.aino.id, later(200), messagesAnHour - 1],
    )
    const { talkId } = await asked(the.aino, 'My card', later(201))
    const view = await read(the.aino, talkId, later(202))
    expect(await give(the.aino, talkId, view, later(203))).toEqual({ ok: false, reason: 'too_many_messages' })
    expect((await threadsOf(the.aino)).map(({ subject }) => subject)).not.toContain('My card')
    const anHourLater = await read(the.aino, talkId, later(262))
    expect(await give(the.aino, talkId, anHourLater, later(262))).toMatchObject({ ok: true })
  })
})

it('every chain of the record is whole', async () => {
  expect(await verifyAudit()).toMatchObject({ broken: [] })
})
