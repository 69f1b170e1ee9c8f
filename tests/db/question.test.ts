import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Announcement, onAnnounce } from '@/db/announce'
import { verifyAudit } from '@/db/audit'
import { listReadings } from '@/db/contact-history'
import { openThread } from '@/db/message'
import { closeThread, handOverThread } from '@/db/message-standing'
import { listAskedQuestions, listOwnQuestions, listThreadQuestions } from '@/db/question'
import { answerQuestion, noteAnswer, withdrawQuestion } from '@/db/question-answer'
import { askQuestion as askIn, type MadeCode } from '@/db/question-ask'
import { findReachIn } from '@/db/question-reach'
import type { Actor } from '@/lib/access/actor'
import { askQuestion } from '@/lib/server/question'
import { listWritten } from '../support/contact'
import { emptyTables, freshDatabase } from '../support/database'
import { begin, giveHours } from '../support/message'
import { makePeople, type People } from '../support/people'
import { answerOf, asked, givePlace, places, questionOf } from '../support/question'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
const told: Announcement[] = []
const missing = { ok: false, reason: 'not_found' }
let the: People

beforeAll(async () => {
  process.env.DEMO = '1'
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael, the.kerstin]) await giveHours(database.pool, advisor)
  for (const name of ['sara', 'jonas'] as const) await givePlace(database.pool, the[name], places[name])
  onAnnounce((announcements) => told.push(...announcements))
})
afterAll(() => onAnnounce(undefined))

const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows
const threadOf = async (customer: Actor, subject: string) =>
  (await begin(the.eva, customer, subject, now)).threadId
const linesOf = (actor: Actor, threadId: string) => listThreadQuestions(actor, threadId)

describe('a question', () => {
  it('is a message that waits for its answer: in front of the customer, in the outbox, in the history, on the record', async () => {
    const threadId = await threadOf(the.sara, 'Loan')
    told.length = 0
    const made = await asked(the.eva, threadId, 'Net income', later(1))
    expect(made.channels).toEqual(['sms', 'mail'])
    const view = await openThread(the.sara, threadId, later(1))
    expect(view?.messages[0]).toMatchObject({
      ...{ id: made.messageId, text: 'What about Net income?', origin: null },
      author: { name: 'eva', side: 'staff' },
    })
    expect(view?.thread.standing.state).toBe('answered')
    const one = { threadId, about: 'Net income', askedAt: later(1).getTime(), askerName: 'eva' }
    expect(await listOwnQuestions(the.sara, later(1))).toEqual([
      { ...one, id: made.questionId, text: 'What about Net income?', answered: null },
    ])
    expect(await linesOf(the.eva, threadId)).toMatchObject([
      {
        id: made.questionId,
        channels: ['sms', 'mail'],
        standing: { state: 'open' },
        via: null,
        notedBy: null,
      },
    ])
    expect(await listAskedQuestions(the.eva, 9)).toMatchObject([
      { id: made.questionId, threadId, customerName: 'sara', about: 'Net income', channels: ['sms', 'mail'] },
    ])
    const out = await rowsOf(
      `SELECT channel, recipient, template, person_id AS person FROM mail WHERE question_id = $1 ORDER BY channel`,
      made.questionId,
    )
    expect(out).toEqual([
      { channel: 'sms', recipient: '+46705550112', template: 'question', person: the.sara.id },
      { channel: 'mail', recipient: 'sara@people.example', template: 'question', person: the.sara.id },
    ])
    // told once, by the thread's subject: not as a message as well, and not what was asked
    const written = await listWritten(database.pool, the.sara.id)
    expect(written[0]).toMatchObject({ type: 'question_asked', channel: 'message', threadId, words: 'Loan' })
    expect(written.filter(({ type }) => type === 'staff_wrote')).toHaveLength(1)
    expect(JSON.stringify(written)).not.toContain('Net income')
    const events = await rowsOf(
      `SELECT type, data FROM audit_event WHERE chain = $1 ORDER BY seq DESC LIMIT 2`,
      `customer:${the.sara.id}`,
    )
    expect(events).toMatchObject([
      { type: 'question_asked', data: { questionId: made.questionId, channels: 'sms mail' } },
      { type: 'message_written', data: { messageId: made.messageId } },
    ])
    expect(new Set(told.map(({ channel }) => channel))).toEqual(
      new Set([`person:${the.sara.id}`, `person:${the.eva.id}`]),
    )
  })

  it('sent twice it is one, also at once; the key is of no use for another', async () => {
    const threadId = await threadOf(the.jonas, 'Twice')
    const input = questionOf(threadId, 'Twice')
    const both = await Promise.all([1, 2].map(() => askQuestion(the.eva, input, now)))
    expect(both[0]).toMatchObject({ ok: true, value: { channels: ['sms', 'mail'] } })
    expect(both[1]).toEqual(both[0])
    expect(await linesOf(the.eva, threadId)).toHaveLength(1)
    expect(await askQuestion(the.eva, { ...input, text: 'Something else?' }, now)).toEqual({
      ...{ ok: false, reason: 'key_reused' },
    })
  })

  it('keeps its thread open for staff, whose question it is', async () => {
    const threadId = await threadOf(the.jonas, 'Stays open')
    const { questionId } = await asked(the.eva, threadId, 'Stays open', now)
    expect(await closeThread(the.eva, threadId, now)).toEqual({ ok: false, reason: 'question_open' })
    expect(await withdrawQuestion(the.eva, questionId, now)).toEqual({ ok: true, value: true })
    expect(await closeThread(the.eva, threadId, now)).toEqual({ ok: true, value: true })
  })

  it('the customer may close its thread, and is still asked', async () => {
    const threadId = await threadOf(the.jonas, 'Closed by Jonas')
    const { questionId } = await asked(the.eva, threadId, 'Closed by Jonas', now)
    expect(await closeThread(the.jonas, threadId, now)).toEqual({ ok: true, value: true })
    const own = await listOwnQuestions(the.jonas, now)
    expect(own.map(({ id }) => id)).toContain(questionId)
    expect(await answerQuestion(the.jonas, answerOf(threadId, questionId), now)).toMatchObject({ ok: true })
  })

  it('has a code that no other open one has', async () => {
    const [taken, free] = [1, 2].map((): MadeCode => ({ codeHash: randomBytes(32), sealed: randomBytes(40) }))
    const next = [taken, taken, free]
    const sendOff = { makeCode: () => next.shift() as MadeCode, replies: true }
    const threadId = await threadOf(the.jonas, 'Codes')
    for (const about of ['First code', 'Second code'])
      expect(await askIn(the.eva, questionOf(threadId, about), sendOff, now)).toMatchObject({ ok: true })
    const hashes = await rowsOf('SELECT code_hash AS hash FROM question WHERE thread_id = $1', threadId)
    expect(new Set(hashes.map(({ hash }) => hash.toString('hex'))).size).toBe(2)
    const always = { makeCode: () => taken as MadeCode, replies: true }
    await expect(askIn(the.eva, questionOf(threadId, 'Third code'), always, now)).rejects.toThrow(
      'no reply code',
    )
    expect(await linesOf(the.eva, threadId)).toHaveLength(2)
  })
})

describe('nobody is asked twice', () => {
  it('about what is open: who asks again is told when, by whom and where', async () => {
    const threadId = await threadOf(the.sara, 'Address')
    await asked(the.eva, threadId, 'New address', later(2))
    const other = await threadOf(the.sara, 'Another matter')
    for (const about of ['New address', ' new  ADDRESS? '])
      expect(await askQuestion(the.eva, questionOf(other, about), later(3))).toEqual({
        ok: false,
        reason: 'already_asked',
        known: {
          ...{ about: 'New address', askedAt: later(2).getTime(), askerName: 'eva', threadId },
          answer: null,
        },
      })
    expect((await openThread(the.eva, other, later(3)))?.messages).toHaveLength(1)
  })

  it('about what was answered: the answer is shown, and having read it is kept', async () => {
    const threadId = await threadOf(the.jonas, 'Move')
    const { questionId } = await asked(the.eva, threadId, 'Moving day', now)
    await answerQuestion(the.jonas, answerOf(threadId, questionId, 'On 1 March'), later(5))
    await emptyTables(database.pool, 'contact_reading')
    expect(await askQuestion(the.eva, questionOf(threadId, 'moving day'), later(30))).toMatchObject({
      ...{ ok: false, reason: 'already_answered' },
      known: { threadId, answer: { at: later(5).getTime(), text: 'On 1 March' } },
    })
    expect((await listReadings(the.jonas, { before: null, size: 9 })).readings).toMatchObject([
      { readerName: 'eva', part: 'message' },
    ])
  })

  it('A02: a colleague is told as well, without the way there and the answer where they do not see the thread', async () => {
    const hidden = await threadOf(the.jonas, 'Hidden')
    const { questionId } = await asked(the.eva, hidden, 'Hidden sum', now)
    const given = await threadOf(the.jonas, 'Given')
    await handOverThread(the.eva, { id: given, to: the.mikael.id }, now)
    const again = () => askQuestion(the.mikael, questionOf(given, 'Hidden sum'), now)
    const known = { askerName: 'eva', threadId: null, answer: null }
    expect(await again()).toMatchObject({ reason: 'already_asked', known })
    await answerQuestion(the.jonas, answerOf(hidden, questionId, 'My secret'), now)
    expect(await again()).toMatchObject({ reason: 'already_answered', known })
    expect(JSON.stringify(await again())).not.toContain('My secret')
  })

  it('also not at the same moment, in two threads', async () => {
    const threads = await Promise.all(['One', 'Two', 'Three'].map((subject) => threadOf(the.sara, subject)))
    const answers = await Promise.all(
      threads.map((threadId) => askQuestion(the.eva, questionOf(threadId, 'At once'), now)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const refused of answers.filter(({ ok }) => !ok))
      expect(refused).toMatchObject({ reason: 'already_asked' })
    const sent = await rowsOf(
      `SELECT 1 FROM mail m JOIN question q ON q.id = m.question_id WHERE q.about = 'At once'`,
    )
    expect(sent).toHaveLength(2)
  })

  it('the database says so, too', async () => {
    const twice = `INSERT INTO question (customer_id, thread_id, message_id, about, about_key, asked_by, asked_at, code_hash)
      SELECT customer_id, thread_id, (SELECT id FROM message WHERE id NOT IN (SELECT message_id FROM question) LIMIT 1),
        about, about_key, asked_by, asked_at, sha256('x') FROM question WHERE about_key = 'new address'`
    await expect(database.pool.query(twice)).rejects.toThrow('question_once')
  })

  it('what was withdrawn may be asked anew, and another customer may be asked the same', async () => {
    const threadId = await threadOf(the.sara, 'Anew')
    const first = await asked(the.eva, threadId, 'Anew', now)
    expect(await withdrawQuestion(the.eva, first.questionId, later(1))).toEqual({ ok: true, value: true })
    expect((await asked(the.eva, threadId, 'Anew', later(2))).questionId).not.toBe(first.questionId)
    const other = await threadOf(the.jonas, 'Anew')
    expect((await asked(the.eva, other, 'Anew', later(2))).channels).toEqual(['sms', 'mail'])
    expect((await linesOf(the.eva, threadId)).map(({ standing }) => standing)).toEqual([
      { state: 'open' },
      { state: 'withdrawn', withdrawnAt: later(1).getTime() },
    ])
  })
})

describe('A01, A02, A03, A04, A05: whose it is', () => {
  it('nobody but staff of the thread asks, withdraws and notes, and nobody but the customer answers', async () => {
    const threadId = await threadOf(the.sara, 'Whose')
    const { questionId } = await asked(the.eva, threadId, 'Whose', now)
    const note = { id: questionId, key: randomUUID(), via: 'phone' as const, text: 'x' }
    const strangers = [the.jonas, the.aino, the.mikael, the.kerstin, the.nils]
    for (const other of [...strangers, the.sara]) {
      expect(await askQuestion(other, questionOf(threadId, 'x'), now), other.name).toEqual(missing)
      expect(await withdrawQuestion(other, questionId, now), other.name).toEqual(missing)
      expect(await noteAnswer(other, note, now), other.name).toEqual(missing)
      expect(await linesOf(other, threadId), other.name).toEqual([])
      expect(await findReachIn(other, threadId), other.name).toEqual([])
    }
    for (const other of [...strangers, the.eva]) {
      expect(await answerQuestion(other, answerOf(threadId, questionId), now), other.name).toEqual(missing)
      const own = await listOwnQuestions(other, now)
      expect(
        own.map(({ id }) => id),
        other.name,
      ).not.toContain(questionId)
    }
    for (const other of [the.sara, the.mikael, the.kerstin, the.nils]) {
      const lines = await listAskedQuestions(other, 50)
      expect(
        lines.map(({ id }) => id),
        other.name,
      ).not.toContain(questionId)
    }
    const kept = await rowsOf(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'access_refused' AND actor_id = ANY ($1)`,
      [the.sara.id, the.kerstin.id, the.nils.id],
    )
    expect(kept[0]?.n).toBeGreaterThanOrEqual(3)
    expect((await linesOf(the.eva, threadId)).map(({ standing }) => standing.state)).toEqual(['open'])
  })

  it('A05: an own question is not answered in another thread, and none that does not exist', async () => {
    const threadId = await threadOf(the.sara, 'Mine')
    const other = await threadOf(the.sara, 'Mine as well')
    const { questionId } = await asked(the.eva, threadId, 'Mine', now)
    expect(await answerQuestion(the.sara, answerOf(other, questionId), now)).toEqual(missing)
    expect(await answerQuestion(the.sara, answerOf(threadId, randomUUID()), now)).toEqual(missing)
    expect(await withdrawQuestion(the.eva, randomUUID(), now)).toEqual(missing)
  })

  it('a deputy asks, and has it on the desk, while the thread is theirs', async () => {
    const threadId = await threadOf(the.sara, 'Deputy')
    await handOverThread(the.eva, { id: threadId, to: the.mikael.id }, now)
    const { questionId } = await asked(the.mikael, threadId, 'Deputy', now)
    const onDesk = async (actor: Actor) => (await listAskedQuestions(actor, 50)).map(({ id }) => id)
    expect(await onDesk(the.mikael)).toEqual([questionId])
    expect(await onDesk(the.eva)).not.toContain(questionId)
    expect(await findReachIn(the.mikael, threadId)).toEqual(['sms', 'mail'])
  })
})

describe('what was asked stays', () => {
  it.each([
    ['DELETE FROM question', 'what was asked stays'],
    ['TRUNCATE question CASCADE', 'append-only'],
    [`UPDATE question SET about = 'x'`, 'never becomes another'],
    [
      `UPDATE question SET state = 'open', closed_at = NULL, answer_id = NULL WHERE state <> 'open'`,
      'never becomes',
    ],
    [`UPDATE question SET closed_at = now() WHERE state = 'withdrawn'`, 'never becomes'],
    [`UPDATE question SET state = 'answered', closed_at = now() WHERE state = 'open'`, 'question_answered'],
    [`UPDATE question SET state = 'withdrawn' WHERE state = 'open'`, 'question_closed'],
    ['DELETE FROM message_origin', 'append-only'],
    [`UPDATE message_origin SET via = 'netbank'`, 'append-only'],
  ])('%s', async (sql, why) => {
    await expect(database.pool.query(sql)).rejects.toThrow(why)
  })

  it('and every chain of the record is whole', async () => {
    expect(await verifyAudit()).toMatchObject({ broken: [] })
  })
})
