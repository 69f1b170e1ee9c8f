import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openThread } from '@/db/message'
import { listThreadQuestions } from '@/db/question'
import { answerQuestion, withdrawQuestion } from '@/db/question-answer'
import { messagesAnHour } from '@/lib/message/message-input'
import type { InChannel } from '@/lib/question/channel'
import { listWritten } from '../support/contact'
import { emptyTables, freshDatabase } from '../support/database'
import { begin, giveHours } from '../support/message'
import { makePeople, type People } from '../support/people'
import { answerOf, asked, bring, codeOf, givePlace, places, sendAll } from '../support/question'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
let the: People
let folder: string

const sarasPhone = '+46705550112'
const sarasMail = 'sara@people.example'

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-reply-'))
  Object.assign(process.env, { CHANNEL_SECRET: 'a secret of the gateways, long enough', DATA_DIR: folder })
  the = await makePeople(now)
  await giveHours(database.pool, the.eva)
  for (const name of ['sara', 'jonas'] as const) await givePlace(database.pool, the[name], places[name])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows
/** A question that has gone out; nothing else of this customer's is open. */
async function question(subject: string, customer = the.sara) {
  for (const { id } of await rowsOf(
    `SELECT id FROM question WHERE state = 'open' AND customer_id = $1`,
    customer.id,
  ))
    await withdrawQuestion(the.eva, id, now)
  return another(subject, customer)
}
let asking = 0
async function another(subject: string, customer = the.sara) {
  asking += 1
  const { threadId } = await begin(the.eva, customer, subject, now)
  const { questionId } = await asked(the.eva, threadId, subject, new Date(now.getTime() + asking * 100))
  const code = await codeOf(database.pool, questionId)
  await sendAll(database.pool)
  return { threadId, questionId, code }
}
const newest = async (threadId: string) => (await openThread(the.eva, threadId, now))?.messages[0]
const lineOf = async (threadId: string) => (await listThreadQuestions(the.eva, threadId))[0]
const replies = async () => (await rowsOf('SELECT count(*)::int AS n FROM reply'))[0]?.n

describe('an answer from outside', () => {
  it.each<[InChannel, string, string]>([
    ['sms', '+46 70 555 01 12', '12'],
    ['messenger', '0046705550112', '12'],
    ['mail', 'Sara@People.example', 's…@people.example'],
  ])('by %s is the one open question’s, and says how it came', async (channel, from, hint) => {
    const { threadId, questionId } = await question(`By ${channel}`)
    expect(await bring(channel, from, 'Yes, 38 000', later(5))).toBe('answered')
    const message = await newest(threadId)
    expect(message).toMatchObject({
      ...{ text: 'Yes, 38 000', author: { name: 'sara', side: 'customer' } },
      origin: { via: channel, hint, notedBy: null, late: false },
    })
    expect(await lineOf(threadId)).toMatchObject({
      id: questionId,
      via: channel,
      standing: { state: 'answered' },
    })
    expect((await openThread(the.eva, threadId, now))?.thread.standing).toMatchObject({
      ...{ state: 'open', waitingSince: later(5).getTime(), promisedBy: expect.any(Number) },
    })
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      ...{ type: 'question_answered', way: channel, channel, staffId: the.eva.id },
    })
    const events = await rowsOf(
      `SELECT type, data FROM audit_event WHERE actor_role = 'system' AND type <> 'mail_sent' ORDER BY id DESC LIMIT 2`,
    )
    expect(events).toMatchObject([
      { type: 'question_answered', data: { via: channel } },
      { type: 'message_written' },
    ])
    const [kept] = await rowsOf('SELECT channel, outcome, text FROM reply WHERE message_id = $1', message?.id)
    expect(kept).toEqual({ channel, outcome: 'answered', text: 'Yes, 38 000' })
  })

  it('is the one whose code stands in it, where more are open; the code and what was quoted stay behind', async () => {
    const first = await question('First')
    const second = await another('Second')
    const text = `${second.code.toLowerCase()}: yes\n\nOn Monday, The Bank <b@x.example> wrote:\n> ${second.code}`
    expect(await bring('mail', sarasMail, text, now)).toBe('answered')
    expect((await newest(second.threadId))?.text).toBe('yes')
    expect(await lineOf(first.threadId)).toMatchObject({ standing: { state: 'open' } })
  })

  it('by a code from a letter, from the telephone the bank knows', async () => {
    const { threadId, questionId, code } = await question('By letter')
    await database.pool.query(`UPDATE mail SET sent_at = NULL WHERE question_id = $1`, [questionId])
    expect(await bring('sms', sarasPhone, `${code} yes`, now)).toBe('answered')
    expect(await newest(threadId)).toMatchObject({ text: 'yes', origin: { via: 'sms' } })
  })

  it('longer than one message is as many as it takes, and one answer', async () => {
    const { threadId } = await question('Long')
    const text = Array.from({ length: 900 }, (_, n) => `word ${n}`).join(' ')
    expect(await bring('mail', sarasMail, text, now)).toBe('answered')
    const messages = (await openThread(the.eva, threadId, now))?.messages.slice(0, -2) ?? []
    expect(
      messages
        .map(({ text: part }) => part)
        .reverse()
        .join(' '),
    ).toBe(text)
    expect(messages.map(({ origin }) => [origin?.via, origin?.late])).toEqual(
      Array(messages.length).fill(['mail', false]),
    )
    expect(messages.length).toBeGreaterThan(1)
  })

  it('A37: is text, whatever it looks like', async () => {
    const { threadId } = await question('Markup')
    await bring('sms', sarasPhone, '<img src=x onerror=alert(1)>\u202e\u0007', now)
    expect((await newest(threadId))?.text).toBe('<img src=x onerror=alert(1)>')
  })
})

describe('what comes after the answer', () => {
  it('is a message in its thread, and says so; by code, by address, by whatever channel', async () => {
    const { threadId, questionId, code } = await question('Late')
    await answerQuestion(the.sara, answerOf(threadId, questionId, 'In the netbank'), later(1))
    expect(await bring('sms', sarasPhone, 'By SMS', later(2))).toBe('late')
    expect(await newest(threadId)).toMatchObject({ text: 'By SMS', origin: { via: 'sms', late: true } })
    expect(await bring('mail', sarasMail, `${code} By mail`, later(3))).toBe('late')
    expect(await newest(threadId)).toMatchObject({ text: 'By mail', origin: { via: 'mail', late: true } })
    const [last] = await listWritten(database.pool, the.sara.id)
    expect(last).toMatchObject({ type: 'customer_wrote', way: 'mail', channel: 'mail' })
    expect(await lineOf(threadId)).toMatchObject({ via: 'netbank' })
    const counted = await rowsOf(
      'SELECT late FROM message_origin WHERE question_id = $1 AND NOT late',
      questionId,
    )
    expect(counted).toHaveLength(1)
  })

  it('two gateways at the same moment: one answer, one message', async () => {
    const { threadId } = await question('Two gateways')
    const both = await Promise.all([
      bring('sms', sarasPhone, 'One', now),
      bring('mail', sarasMail, 'Other', now),
    ])
    expect([...both].sort()).toEqual(['answered', 'late'])
    expect((await openThread(the.eva, threadId, now))?.messages).toHaveLength(4)
  })

  it('a month later nobody knows what it belongs to', async () => {
    await emptyTables(database.pool, 'question, mail, reply')
    const { threadId, questionId } = await question('Month')
    await answerQuestion(the.sara, answerOf(threadId, questionId), now)
    expect(await bring('sms', sarasPhone, 'Hello?', later(31 * 24 * 60))).toBe('unknown')
    expect(await bring('sms', sarasPhone, 'Hello?', later(29 * 24 * 60))).toBe('late')
  })
})

describe('nothing is guessed', () => {
  const unplaced = async () => (await rowsOf(`SELECT count(*)::int AS n FROM message`))[0]?.n
  const told = () =>
    rowsOf(`SELECT channel, recipient, text, person_id AS person FROM mail WHERE template = 'reply_unknown'`)

  it.each<[string, () => Promise<[InChannel, string, string]>]>([
    ['from nobody we know', async () => ['sms', '+46705559999', 'Hello']],
    [
      'from nobody we know, with a code that works',
      async () => ['sms', '+46705559999', `${(await question('Forged')).code} yes`],
    ],
    [
      'from Jonas, with Sara’s code',
      async () => ['mail', 'jonas@people.example', `${(await question('Theirs')).code} yes`],
    ],
    [
      'two are open, and no code says which',
      async () => {
        await question('One of two')
        await another('Two of two')
        return ['sms', sarasPhone, 'Yes']
      },
    ],
    ['a code and nothing else', async () => ['sms', sarasPhone, (await question('Only the code')).code]],
    ['a sender that is no address', async () => ['sms', 'BANKEN', 'Yes']],
    ['the address of a customer who was asked nothing', async () => ['mail', 'aino@people.example', 'Yes']],
  ])('%s: kept as it came, and nothing is written', async (_, make) => {
    const [channel, from, text] = await make()
    const before = [await unplaced(), await replies()]
    expect(await bring(channel, from, text, now)).toBe('unknown')
    expect([await unplaced(), await replies()]).toEqual([before[0], before[1] + 1])
    const [kept] = await rowsOf(`SELECT text, message_id AS id FROM reply WHERE text = $1`, text)
    expect(kept).toEqual({ text, id: null })
  })

  it('whoever has the question open still has it, and the code still works', async () => {
    const { threadId, code } = await question('Still open')
    await bring('sms', '+46705559999', `${code} no`, now)
    expect(await lineOf(threadId)).toMatchObject({ standing: { state: 'open' } })
    expect(await bring('sms', sarasPhone, `${code} yes`, now)).toBe('answered')
  })

  it('its sender is told how to answer, by the same channel, once a day; who we do not know in both languages', async () => {
    await emptyTables(database.pool, 'question, mail, reply')
    await database.pool.query(`UPDATE person SET locale = 'sv' WHERE id = $1`, [the.jonas.id])
    await question('Swedish', the.jonas)
    await another('Swedish as well', the.jonas)
    for (const minutes of [0, 1, 60]) await bring('sms', '+46705550234', 'Ja', later(minutes))
    await bring('mail', 'stranger@mail.example', 'Hello', now)
    await bring('sms', 'BANKEN', 'Hello', now)
    const answers = await told()
    expect(answers).toMatchObject([
      { channel: 'sms', recipient: '+46705550234', person: null },
      { channel: 'mail', recipient: 'stranger@mail.example', person: null },
    ])
    expect(answers[0]?.text).toMatch(/^Tack för ditt meddelande/)
    expect(answers[0]?.text).not.toContain('Thank you')
    expect(answers[1]?.text).toMatch(/^Tack för[\s\S]*Thank you for your message/)
    await sendAll(database.pool)
    await bring('sms', '+46705550234', 'Ja', later(25 * 60))
    expect(await told()).toHaveLength(3)
    const events = await rowsOf(
      `SELECT chain, data->>'answered' AS answered FROM audit_event WHERE type = 'reply_unknown' ORDER BY id DESC LIMIT 2`,
    )
    expect(events).toEqual([
      { chain: 'system', answered: 'true' },
      { chain: 'system', answered: 'false' },
    ])
  })

  it('A55: of one customer no more than they could write themselves', async () => {
    const { threadId, questionId } = await question('Flood')
    await database.pool.query(
      `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
        SELECT $1, $2, 100 + n, gen_random_uuid(), '', $3, 'x' FROM generate_series(1, $4::int) n`,
      [threadId, the.sara.id, now, messagesAnHour],
    )
    expect(await bring('sms', sarasPhone, 'Once more', now)).toBe('too_many')
    expect(await lineOf(threadId)).toMatchObject({ id: questionId, standing: { state: 'open' } })
  })
})

describe('the same message of a gateway', () => {
  it('A29: a hundred times, at once and in turn, is one; its id means nothing by another channel', async () => {
    const { threadId } = await question('Replayed')
    const id = 'SM-1'
    const at = later(3 * 60)
    const all = await Promise.all(Array.from({ length: 40 }, () => bring('sms', sarasPhone, 'Yes', at, id)))
    expect(new Set(all)).toEqual(new Set(['answered']))
    for (let n = 0; n < 5; n += 1)
      expect(await bring('sms', sarasPhone, 'Another text', at, id)).toBe('answered')
    expect((await openThread(the.eva, threadId, at))?.messages).toHaveLength(3)
    expect(await bring('mail', sarasMail, 'By mail', at, id)).toBe('late')
  })

  it('that was killed on the way is taken in whole when it comes again', async () => {
    const { threadId } = await question('Killed')
    await database.pool.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON reply FOR EACH ROW EXECUTE FUNCTION fail()`)
    await expect(bring('sms', sarasPhone, 'Yes', later(180), 'SM-2')).rejects.toThrow()
    await database.pool.query('DROP FUNCTION fail CASCADE')
    expect(await lineOf(threadId)).toMatchObject({ standing: { state: 'open' } })
    expect(await bring('sms', sarasPhone, 'Yes', later(180), 'SM-2')).toBe('answered')
    expect((await openThread(the.eva, threadId, now))?.messages).toHaveLength(3)
  })

  it('what was kept of it stays as it came', async () => {
    for (const sql of ['DELETE FROM reply', `UPDATE reply SET text = 'x'`, 'TRUNCATE reply'])
      await expect(database.pool.query(sql), sql).rejects.toThrow('append-only')
  })
})
