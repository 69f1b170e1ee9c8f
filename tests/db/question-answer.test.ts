import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '@/db/audit'
import { listThreads, listWaitingThreads, openThread } from '@/db/message'
import { listOwnQuestions, listThreadQuestions } from '@/db/question'
import { answerQuestion, noteAnswer, withdrawQuestion } from '@/db/question-answer'
import { messagesAnHour } from '@/lib/message/message-input'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { begin, giveHours, write } from '../support/message'
import { makePeople, type People } from '../support/people'
import { answerOf, asked, givePlace, places, sendAll } from '../support/question'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  process.env.DEMO = '1'
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael, the.kerstin]) await giveHours(database.pool, advisor)
  for (const name of ['sara', 'jonas'] as const) await givePlace(database.pool, the[name], places[name])
})

const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows
/** A question about a thing of its own, in a thread of its own. */
async function question(subject: string, customer = the.sara) {
  const { threadId } = await begin(the.eva, customer, subject, now)
  const { questionId } = await asked(the.eva, threadId, subject, now)
  return { threadId, questionId }
}
const standingOf = async (threadId: string) => (await listThreadQuestions(the.eva, threadId))[0]
const messagesOf = async (threadId: string) => (await openThread(the.eva, threadId, now))?.messages ?? []
const outbox = (questionId: string) =>
  rowsOf(
    `SELECT channel, sent_at IS NOT NULL AS sent, withdrawn_at IS NOT NULL AS withdrawn, sealed IS NULL AS forgotten
      FROM mail WHERE question_id = $1 ORDER BY channel`,
    questionId,
  )
const note = (id: string, change: object = {}) => ({
  ...{ id, key: randomUUID(), via: 'phone' as const, text: 'Said yes on the phone' },
  ...change,
})

describe('an answer in the netbank', () => {
  it('is a message of the customer’s, and ends the question everywhere', async () => {
    const { threadId, questionId } = await question('Income')
    const answered = await answerQuestion(the.sara, answerOf(threadId, questionId, '38 000'), later(5))
    expect(answered).toMatchObject({ ok: true, value: { late: false, threadId } })
    const [message] = await messagesOf(threadId)
    expect(message).toMatchObject({
      ...{ text: '38 000', author: { name: 'sara', side: 'customer' } },
      origin: { via: 'netbank', hint: null, notedBy: null, late: false },
    })
    expect(await standingOf(threadId)).toMatchObject({
      standing: { state: 'answered', answeredAt: later(5).getTime(), answerId: message?.id },
      ...{ via: 'netbank', channels: [] },
    })
    // thanked for a day, then nothing is left of it
    const thanks = { id: questionId, answered: { at: later(5).getTime(), via: 'netbank' } }
    expect(await listOwnQuestions(the.sara, later(60))).toMatchObject([thanks])
    expect(await listOwnQuestions(the.sara, later(60), threadId)).toHaveLength(1)
    expect(await listOwnQuestions(the.sara, later(26 * 60))).toEqual([])
    // the advisor owes an answer now, as to every message
    const waiting = await listWaitingThreads(the.eva, 50)
    expect(waiting.map(({ id }) => id)).toContain(threadId)
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      ...{ type: 'question_answered', way: 'netbank', channel: 'message', staffId: the.eva.id, threadId },
    })
    const [event] = await rowsOf(
      `SELECT actor_id AS "by", data FROM audit_event WHERE type = 'question_answered' ORDER BY id DESC LIMIT 1`,
    )
    expect(event).toMatchObject({
      by: the.sara.id,
      data: { questionId, via: 'netbank', messageId: message?.id },
    })
  })

  it('what has not gone out by then never does, and its code is forgotten', async () => {
    const { threadId, questionId } = await question('Outbox')
    await answerQuestion(the.sara, answerOf(threadId, questionId), later(1))
    const kept = { sent: false, withdrawn: true, forgotten: true }
    expect(await outbox(questionId)).toEqual([
      { channel: 'sms', ...kept },
      { channel: 'mail', ...kept },
    ])
    await sendAll(database.pool)
    expect(await outbox(questionId)).toMatchObject([{ sent: false }, { sent: false }])
  })

  it('A59: sent twice it is one, also at once; another text under its key is none', async () => {
    const { threadId, questionId } = await question('Key')
    const input = answerOf(threadId, questionId)
    const both = await Promise.all([1, 2].map(() => answerQuestion(the.sara, input, now)))
    expect(both[0]).toMatchObject({ ok: true, value: { late: false } })
    expect(both[1]).toEqual(both[0])
    expect(await messagesOf(threadId)).toHaveLength(2 + 1)
    expect(await answerQuestion(the.sara, { ...input, text: 'No' }, now)).toEqual({
      ok: false,
      reason: 'key_reused',
    })
  })

  it('two at the same moment are one answer and one message after it, whichever is first', async () => {
    const { threadId, questionId } = await question('At once')
    const both = await Promise.all([
      answerQuestion(the.sara, answerOf(threadId, questionId, 'One'), now),
      answerQuestion(the.sara, answerOf(threadId, questionId, 'Other'), now),
    ])
    const lates = both.map((answer) => answer.ok && answer.value.late)
    expect([...lates].sort()).toEqual([false, true])
    const messages = await messagesOf(threadId)
    expect(messages.filter(({ origin }) => origin?.late)).toHaveLength(1)
    const first = both[lates.indexOf(false)]
    const line = await standingOf(threadId)
    expect(line?.standing).toMatchObject({ answerId: first?.ok && first.value.messageId })
    const types = (await listWritten(database.pool, the.sara.id)).map(({ type }) => type)
    expect(types.slice(0, 2).sort()).toEqual(['customer_wrote', 'question_answered'])
  })

  it('a message that answers nothing leaves it open', async () => {
    const { threadId } = await question('Beside')
    await write(the.sara, threadId, 'By the way', later(1))
    expect(await standingOf(threadId)).toMatchObject({ standing: { state: 'open' } })
  })

  it('counts with all that a customer writes within an hour', async () => {
    const { threadId, questionId } = await question('Too many', the.jonas)
    await database.pool.query(
      `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
        SELECT $1, $2, 100 + n, gen_random_uuid(), '', $3, 'x' FROM generate_series(1, $4::int) n`,
      [threadId, the.jonas.id, now, messagesAnHour],
    )
    expect(await answerQuestion(the.jonas, answerOf(threadId, questionId), now)).toEqual({
      ...{ ok: false, reason: 'too_many_messages' },
    })
  })
})

describe('an answer that staff note', () => {
  it('is the customer’s, says who noted it, and keeps nobody waiting', async () => {
    const { threadId, questionId } = await question('By phone')
    const answered = await noteAnswer(the.eva, note(questionId), later(3))
    expect(answered).toMatchObject({ ok: true, value: { threadId } })
    const [message] = await messagesOf(threadId)
    expect(message).toMatchObject({
      ...{ text: 'Said yes on the phone', author: { side: 'customer' } },
      origin: { via: 'phone', notedBy: 'eva', hint: null, late: false },
    })
    expect(await standingOf(threadId)).toMatchObject({ via: 'phone', notedBy: 'eva' })
    const { threads } = await listThreads(the.eva, { before: null, size: 50 })
    expect(threads.find(({ id }) => id === threadId)?.standing).toEqual({
      ...{ state: 'answered', answeredAt: later(3).getTime() },
    })
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      ...{ type: 'question_answered', way: 'phone', channel: 'phone', staffId: the.eva.id },
    })
    const [event] = await rowsOf(`SELECT actor_id AS "by", data FROM audit_event ORDER BY id DESC LIMIT 1`)
    expect(event).toMatchObject({ by: the.eva.id, data: { questionId, via: 'phone' } })
  })

  it('at the branch, where the customer waits for something else all the same', async () => {
    const { threadId, questionId } = await question('At the branch')
    await write(the.sara, threadId, 'When does the rate change?', later(1), 0)
    expect(await noteAnswer(the.eva, note(questionId, { via: 'branch' }), later(3))).toMatchObject({
      ok: true,
    })
    expect((await openThread(the.eva, threadId, later(3)))?.thread.standing).toMatchObject({
      ...{ state: 'open', waitingSince: later(1).getTime() },
    })
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      way: 'branch',
      channel: 'branch',
    })
  })

  it('sent twice it is one; answered or withdrawn meanwhile it is refused, and nothing is written', async () => {
    const { threadId, questionId } = await question('Noted twice')
    const input = note(questionId)
    const both = await Promise.all([1, 2].map(() => noteAnswer(the.eva, input, now)))
    expect(both[0]).toMatchObject({ ok: true })
    expect(both[1]).toEqual(both[0])
    expect(await noteAnswer(the.eva, { ...input, text: 'Other' }, now)).toEqual({
      ok: false,
      reason: 'key_reused',
    })
    const count = (await messagesOf(threadId)).length
    expect(await noteAnswer(the.eva, note(questionId), now)).toEqual({
      ok: false,
      reason: 'already_answered',
    })
    expect(await messagesOf(threadId)).toHaveLength(count)
    const withdrawn = await question('Noted late')
    await withdrawQuestion(the.eva, withdrawn.questionId, now)
    expect(await noteAnswer(the.eva, note(withdrawn.questionId), now)).toEqual({
      ...{ ok: false, reason: 'question_withdrawn' },
    })
  })

  it('at the same moment as the customer’s own: one answer', async () => {
    const { threadId, questionId } = await question('Both at once')
    const [own, noted] = await Promise.all([
      answerQuestion(the.sara, answerOf(threadId, questionId), now),
      noteAnswer(the.eva, note(questionId), now),
    ])
    expect(own.ok).toBe(true)
    const ownIsAnswer = own.ok && !own.value.late
    expect(noted.ok).toBe(!ownIsAnswer)
    const [counted] = await rowsOf(
      'SELECT count(*)::int AS n FROM message_origin WHERE question_id = $1 AND NOT late',
      questionId,
    )
    expect(counted?.n).toBe(1)
  })
})

describe('a question that is withdrawn', () => {
  it('is gone for the customer, in the outbox and by its code; what comes then is a message', async () => {
    const { threadId, questionId } = await question('Withdrawn')
    expect(await withdrawQuestion(the.eva, questionId, later(2))).toEqual({ ok: true, value: true })
    expect((await listOwnQuestions(the.sara, later(2))).map(({ id }) => id)).not.toContain(questionId)
    expect(await outbox(questionId)).toMatchObject([
      { withdrawn: true, forgotten: true },
      { withdrawn: true },
    ])
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      ...{ type: 'question_withdrawn', staffId: the.eva.id, threadId },
    })
    expect(await withdrawQuestion(the.eva, questionId, now)).toEqual({
      ok: false,
      reason: 'question_withdrawn',
    })
    expect(await answerQuestion(the.sara, answerOf(threadId, questionId), later(3))).toMatchObject({
      ...{ ok: true, value: { late: true } },
    })
    expect(await standingOf(threadId)).toMatchObject({ standing: { state: 'withdrawn' }, via: null })
  })

  it('is not, once it is answered', async () => {
    const { threadId, questionId } = await question('Answered')
    await answerQuestion(the.sara, answerOf(threadId, questionId), now)
    expect(await withdrawQuestion(the.eva, questionId, now)).toEqual({
      ok: false,
      reason: 'already_answered',
    })
  })
})

describe('F23: when something fails on the way', () => {
  it.each(['contact_event', 'audit_event', 'message_origin'])(
    'in %s, nothing of it has happened',
    async (table) => {
      const { threadId, questionId } = await question(`Fails in ${table}`)
      await database.pool.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION fail()`)
      await expect(answerQuestion(the.sara, answerOf(threadId, questionId), now)).rejects.toThrow()
      await expect(noteAnswer(the.eva, note(questionId), now)).rejects.toThrow()
      if (table !== 'message_origin')
        await expect(withdrawQuestion(the.eva, questionId, now)).rejects.toThrow()
      await database.pool.query('DROP FUNCTION fail CASCADE')
      expect(await standingOf(threadId)).toMatchObject({ standing: { state: 'open' } })
      expect(await messagesOf(threadId)).toHaveLength(2)
      expect(await outbox(questionId)).toMatchObject([{ withdrawn: false }, { withdrawn: false }])
      expect(await answerQuestion(the.sara, answerOf(threadId, questionId), now)).toMatchObject({ ok: true })
    },
  )

  it('every chain of the record is whole', async () => {
    expect(await verifyAudit()).toMatchObject({ broken: [] })
  })
})
