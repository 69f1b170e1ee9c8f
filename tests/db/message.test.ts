import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Announcement, onAnnounce } from '@/db/announce'
import { verifyAudit } from '@/db/audit'
import { listReadings } from '@/db/contact-history'
import { listTemplates, listThreads, openThread } from '@/db/message'
import { markRead } from '@/db/message-read'
import { closeThread, handBackThread, handOverThread } from '@/db/message-standing'
import { startThread, writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { isOverdue } from '@/lib/message/promise'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { begin, giveHours, takeOff, write } from '../support/message'
import { makePeople, type People } from '../support/people'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const at = (text: string) => Date.parse(`${text}+01:00`)
const database = freshDatabase()
const told: Announcement[] = []
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael, the.kerstin]) await giveHours(database.pool, advisor)
  onAnnounce((announcements) => told.push(...announcements))
})
afterAll(() => onAnnounce(undefined))

const missing = { ok: false, reason: 'not_found' }
const lines = async (actor: Actor) => (await listThreads(actor, { before: null, size: 20 })).threads
const standingOf = async (actor: Actor, id: string) => (await openThread(actor, id, now))?.thread.standing
const strangersTo = (people: People) => [
  people.jonas,
  people.aino,
  people.mikael,
  people.kerstin,
  people.nils,
]

describe('a question', () => {
  it('is open, with an answer promised, in both lists, in the history and on the record', async () => {
    told.length = 0
    const { threadId, messageId } = await begin(the.sara, the.sara, 'Fixed rate', now)
    const open = { state: 'open', waitingSince: now.getTime(), promisedBy: at('2026-11-23T14:00') }
    expect(await lines(the.eva)).toMatchObject([
      { id: threadId, customerName: 'sara', unread: true, standing: open },
    ])
    expect(await lines(the.sara)).toMatchObject([{ id: threadId, unread: false, deputyId: null }])
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      ...{ type: 'customer_wrote', channel: 'message', staffId: the.eva.id, threadId },
      words: 'Fixed rate',
    })
    const { rows } = await database.pool.query(
      `SELECT type, data FROM audit_event WHERE chain = $1 ORDER BY seq`,
      [`customer:${the.sara.id}`],
    )
    expect(rows.slice(-2)).toMatchObject([
      { type: 'thread_started', data: { threadId } },
      { type: 'message_written', data: { threadId, messageId, files: 0 } },
    ])
    expect(JSON.stringify(rows)).not.toContain('Hello')
    expect(told).toEqual([
      { channel: `person:${the.sara.id}`, what: 'message' },
      { channel: `person:${the.eva.id}`, what: 'message' },
    ])
  })

  it('A01, A02, A03, A05: is nobody’s but theirs', async () => {
    const { threadId } = await begin(the.sara, the.sara, 'Mine', now)
    for (const other of strangersTo(the)) {
      expect(await openThread(other, threadId, now)).toBeUndefined()
      expect(await lines(other)).toEqual([])
      expect(await write(other, threadId, 'x', now)).toEqual(missing)
      expect(await markRead(other, { threadId, seq: 1 }, now)).toEqual(missing)
      expect(await closeThread(other, threadId, now)).toEqual(missing)
      expect(await handOverThread(other, { id: threadId, to: the.mikael.id }, now)).toEqual(missing)
      expect(await handBackThread(other, threadId)).toEqual(missing)
      const start = { customerId: the.sara.id, subject: 'x', key: randomUUID(), text: 'x', attachments: [] }
      expect(await startThread(other, start, now)).toEqual(missing)
    }
    expect(await openThread(the.eva, randomUUID(), now)).toBeUndefined()
    const { rows } = await database.pool.query(
      `SELECT 1 FROM audit_event WHERE type = 'access_refused' AND actor_id = $1 AND data->>'what' = 'thread'`,
      [the.kerstin.id],
    )
    expect(rows).toHaveLength(1)
  })

  it('A35: staff reading it is kept, and the customer sees that', async () => {
    const { threadId } = await begin(the.jonas, the.jonas, 'Card', now)
    await openThread(the.jonas, threadId, now)
    await openThread(the.eva, threadId, now)
    await openThread(the.eva, threadId, later(5))
    expect((await listReadings(the.jonas, { before: null, size: 9 })).readings).toMatchObject([
      { readerName: 'eva', part: 'message', occasion: 'message', at: now.getTime() },
    ])
  })
})

describe('sent twice it is one', () => {
  it('a thread, also at once', async () => {
    const input = {
      ...{ customerId: the.sara.id, subject: 'Once', key: randomUUID() },
      ...{ text: 'Hello', attachments: [] },
    }
    const both = await Promise.all([1, 2].map(() => startThread(the.sara, input, now)))
    expect(both[0]).toMatchObject({ ok: true })
    expect(both[1]).toEqual(both[0])
    expect((await lines(the.sara)).filter(({ subject }) => subject === 'Once')).toHaveLength(1)
    expect(await startThread(the.sara, { ...input, text: 'Other' }, now)).toEqual({
      ok: false,
      reason: 'key_reused',
    })
  })

  it('a message, also at once; another person’s key is another message', async () => {
    const { threadId } = await begin(the.sara, the.sara, 'Key', now)
    const input = { threadId, seen: 0, key: randomUUID(), text: 'Once', attachments: [] }
    const both = await Promise.all([1, 2].map(() => writeMessage(the.sara, input, now)))
    expect(both[1]).toEqual(both[0])
    expect(await writeMessage(the.eva, input, now)).toMatchObject({ ok: true })
    expect((await openThread(the.sara, threadId, now))?.messages).toHaveLength(3)
    expect(await writeMessage(the.sara, { ...input, text: 'Other' }, now)).toMatchObject({
      reason: 'key_reused',
    })
  })
})

describe('an answer', () => {
  const measured = async (threadId: string) => {
    const { rows } = await database.pool.query(
      `SELECT asked_at AS asked, promised_by AS promised, answered_at AS answered, answered_at <= promised_by AS kept,
         answerer_id AS "by" FROM message_answer WHERE thread_id = $1 ORDER BY answered_at`,
      [threadId],
    )
    return rows
  }

  it('is measured against what was promised when the waiting began: kept, and not', async () => {
    const { threadId } = await begin(the.sara, the.sara, 'Measured', now)
    await write(the.sara, threadId, 'And another thing', later(120))
    await write(the.eva, threadId, 'Yes', later(239))
    await write(the.eva, threadId, 'One more thing', later(300))
    await write(the.sara, threadId, 'But?', later(320))
    const promised = at('2026-11-24T11:30')
    const waiting = await standingOf(the.sara, threadId)
    expect(waiting).toMatchObject({ state: 'open', promisedBy: promised })
    expect([promised, promised + 1].map((moment) => waiting && isOverdue(waiting, moment))).toEqual([
      false,
      true,
    ])
    await write(the.eva, threadId, 'Sorry', new Date(promised + 1))
    expect(await measured(threadId)).toEqual([
      { asked: now, promised: later(240), answered: later(239), kept: true, by: the.eva.id },
      {
        ...{ asked: later(320), promised: new Date(promised), answered: new Date(promised + 1) },
        ...{ kept: false, by: the.eva.id },
      },
    ])
    expect(await standingOf(the.sara, threadId)).toEqual({ state: 'answered', answeredAt: promised + 1 })
  })

  it('a branch promises what it wants to', async () => {
    await database.pool.query(`INSERT INTO message_promise (branch_id, office_minutes) VALUES ($1, 60)`, [
      the.aino.branchId,
    ])
    const { threadId } = await begin(the.aino, the.aino, 'Soon', now)
    expect(await standingOf(the.aino, threadId)).toMatchObject({ promisedBy: later(60).getTime() })
  })

  it('staff may begin, and then nobody waits', async () => {
    const { threadId } = await begin(the.eva, the.jonas, 'Your offer', now)
    expect(await standingOf(the.jonas, threadId)).toEqual({ state: 'answered', answeredAt: now.getTime() })
    const his = (await lines(the.jonas)).find(({ id }) => id === threadId)
    expect(his).toMatchObject({ subject: 'Your offer', unread: true })
    expect((await listWritten(database.pool, the.jonas.id))[0]).toMatchObject({ type: 'staff_wrote' })
  })

  it('staff close nothing in which somebody waits; writing opens it again', async () => {
    const { threadId } = await begin(the.sara, the.sara, 'Close', now)
    expect(await closeThread(the.eva, threadId, now)).toEqual({ ok: false, reason: 'still_waiting' })
    expect(await closeThread(the.sara, threadId, now)).toEqual({ ok: true, value: true })
    expect(await closeThread(the.sara, threadId, now)).toMatchObject({ reason: 'already_closed' })
    await write(the.sara, threadId, 'Oh', later(1))
    expect(await standingOf(the.sara, threadId)).toMatchObject({ state: 'open' })
  })
})

describe('in absence', () => {
  it('the own advisor hands over and takes back; the colleague sees it only meanwhile', async () => {
    const { threadId: id } = await begin(the.sara, the.sara, 'Handed', now)
    const give = (to: Actor, by = the.eva) => handOverThread(by, { id, to: to.id }, now)
    expect(await give(the.kerstin)).toEqual({ ok: false, reason: 'not_a_deputy' })
    expect(await give(the.mikael, the.sara)).toEqual(missing)
    expect(await give(the.mikael)).toEqual({ ok: true, value: true })
    expect(await give(the.mikael)).toMatchObject({ reason: 'already_theirs' })
    expect((await openThread(the.mikael, id, now))?.answererName).toBe('mikael')
    expect(await lines(the.mikael)).toMatchObject([{ id }])
    expect(await give(the.mikael, the.mikael)).toEqual(missing)
    expect(await write(the.mikael, id, 'I answer for Eva', later(2))).toMatchObject({ ok: true })
    await write(the.sara, id, 'Thank you', later(3))
    expect((await openThread(the.mikael, id, now))?.thread).toMatchObject({
      ...{ deputyId: the.mikael.id, byHand: true },
      standing: { state: 'open', promisedBy: at('2026-11-23T14:15') },
    })
    told.length = 0
    expect(await handBackThread(the.mikael, id)).toEqual({ ok: true, value: true })
    expect(told.map(({ channel }) => channel)).toContain(`person:${the.mikael.id}`)
    expect(await openThread(the.mikael, id, now)).toBeUndefined()
    expect(await handBackThread(the.eva, id)).toMatchObject({ reason: 'not_handed_over' })
  })

  it('a question in the own advisor’s holidays goes to the deputy, and the next one after them home again', async () => {
    await takeOff(database.pool, the.eva, '2026-12-07', '2026-12-14')
    const asked = new Date('2026-12-07T09:00:00Z')
    const { threadId } = await begin(the.jonas, the.jonas, 'Away', asked)
    expect((await openThread(the.mikael, threadId, asked))?.thread).toMatchObject({
      deputyId: the.mikael.id,
      standing: { promisedBy: at('2026-12-07T14:00') },
    })
    await write(the.mikael, threadId, 'Eva is away', new Date('2026-12-07T10:00:00Z'))
    await write(the.jonas, threadId, 'Thanks, Eva', new Date('2026-12-14T09:00:00Z'))
    expect((await openThread(the.eva, threadId, asked))?.thread.deputyId).toBeNull()
    expect(await openThread(the.mikael, threadId, asked)).toBeUndefined()
  })
})

describe('reading', () => {
  it('marks move on only, to what is there, and both sides see how far', async () => {
    const { threadId, seq: first } = await begin(the.sara, the.sara, 'Read', now)
    await write(the.sara, threadId, 'And', now, 0)
    const seq = first + 1
    const read = async () => (await openThread(the.sara, threadId, now))?.readTo
    expect(await read()).toEqual({ customer: 0, staff: 0 })
    await markRead(the.eva, { threadId, seq: seq + 9_999 }, now)
    await markRead(the.eva, { threadId, seq: 1 }, now)
    expect(await read()).toEqual({ customer: 0, staff: seq })
    expect((await lines(the.eva)).find(({ id }) => id === threadId)?.unread).toBe(false)
    await write(the.eva, threadId, 'Answer', now)
    expect((await lines(the.sara)).find(({ id }) => id === threadId)?.unread).toBe(true)
  })

  it('page by page, lists and messages, nothing twice and nothing left out', async () => {
    const { threadId } = await begin(the.aino, the.aino, 'Long', now)
    for (let nth = 1; nth <= 55; nth++) await write(the.aino, threadId, `${nth}`, later(nth))
    const first = await openThread(the.aino, threadId, now)
    const second = await openThread(the.aino, threadId, now, first?.next)
    const texts = [...(first?.messages ?? []), ...(second?.messages ?? [])].map(({ text }) => text)
    expect(texts).toHaveLength(56)
    expect(new Set(texts).size).toBe(56)
    expect(second?.next).toBeNull()
    const seen: string[] = []
    for (let before = null as Parameters<typeof listThreads>[1]['before']; ; ) {
      const page = await listThreads(the.sara, { before, size: 2 })
      seen.push(...page.threads.map(({ id }) => id))
      if (!page.next) break
      before = page.next
    }
    expect(seen).toEqual((await lines(the.sara)).map(({ id }) => id))
  })

  it('lists by customer and standing, still only what they see', async () => {
    const one = (actor: Actor, customer: Actor) =>
      listThreads(actor, { customerId: customer.id, states: ['open'], before: null, size: 20 })
    const { threads } = await one(the.eva, the.jonas)
    expect(new Set(threads.map(({ customerId }) => customerId))).toEqual(new Set([the.jonas.id]))
    expect((await one(the.kerstin, the.jonas)).threads).toEqual([])
  })

  it('A02, A03: templates are the branch’s own, for its advisors', async () => {
    await database.pool.query(
      `INSERT INTO message_template (branch_id, title_en, title_sv, text_en, text_sv)
       VALUES ($1, 'Thanks', 'Tack', 'Thank you.', 'Tack!')`,
      [the.eva.branchId],
    )
    expect(await listTemplates(the.mikael)).toMatchObject([
      { title: { sv: 'Tack' }, text: { en: 'Thank you.' } },
    ])
    for (const other of [the.kerstin, the.sara, the.nils]) expect(await listTemplates(other)).toEqual([])
  })
})

describe('what is written stays', () => {
  it.each([
    `UPDATE message SET text = 'x'`,
    'DELETE FROM message',
    'TRUNCATE message CASCADE',
    'UPDATE message_answer SET promised_by = NULL',
    'DELETE FROM message_answer',
  ])('%s', async (sql) => {
    await expect(database.pool.query(sql)).rejects.toThrow('append-only')
  })

  it('and every chain of the record is whole', async () => {
    expect(await verifyAudit()).toMatchObject({ broken: [] })
  })
})
