import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findTalk } from '@/db/assistant'
import { ask, judgeAnswer } from '@/db/assistant-ask'
import { findHandOver, handOver } from '@/db/assistant-hand-over'
import { verifyAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { saveDeed } from '@/db/contact-event'
import { listOwnHistory, readHistory } from '@/db/contact-history'
import { findAnswer } from '@/lib/assistant/built-in'
import { noAnswer } from '@/lib/assistant/engine'
import { questionsAnHour, questionsAtMost } from '@/lib/assistant/talk'
import { deedStopped } from '@/lib/contact/netbank-deed'
import { askHelp } from '@/lib/server/ask-help'
import { askAs, asked, question } from '../support/assistant'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { plainWords } from '../support/hand-over-words'
import { makePeople, type People } from '../support/people'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
})

const missing = { ok: false, reason: 'not_found' }
const everything = {
  filter: { text: null, channel: null, from: null, to: null },
  kinds: [],
  before: null,
  size: 50,
}
const stop = (code: string, at = now) =>
  inTransaction((tx) => saveDeed(tx, the.sara.id, at, deedStopped('payment_new', 'check', code, ['amount'])))
const audited = async (actorId: string) => {
  const { rows } = await database.pool.query<{ type: string; data: Record<string, unknown> }>(
    'SELECT type, data FROM audit_event WHERE actor_id = $1 ORDER BY id',
    [actorId],
  )
  return rows
}
const talks = async (customerId: string) => {
  const { rows } = await database.pool.query<{ state: string; questions: number }>(
    'SELECT state, questions FROM assistant_talk WHERE customer_id = $1 ORDER BY created_at, id',
    [customerId],
  )
  return rows
}

describe('a question', () => {
  it('begins a talk, is kept with what was shown, and told by its texts', async () => {
    const { talkId, turn } = await asked(the.sara, 'How do I raise my limit?', now, { page: 'payments' })
    expect(turn).toMatchObject({ words: 'How do I raise my limit?', page: 'payments', helped: null })
    expect(turn.passages[0]?.textId).toBe('daily-limit')
    const second = await asked(the.sara, 'xyzzy', later(1), { talkId })
    expect(second).toMatchObject({ talkId, turn: { passages: [] } })
    const found = await findTalk(the.sara, later(2))
    expect(found?.talk.standing).toEqual({ state: 'talking', questions: 2, lastAt: later(1).getTime() })
    expect(found?.turns).toEqual([turn, second.turn])
    const told = (await listWritten(database.pool, the.sara.id)).filter(
      ({ type }) => type === 'asked_assistant',
    )
    expect(told).toMatchObject([
      { channel: 'netbank', texts: [], words: '', staffId: null },
      { channel: 'netbank', texts: turn.passages.map(({ textId }) => textId), words: '' },
    ])
  })

  it('A43: no history and no record of what happened has its words', async () => {
    await asked(the.sara, 'canary limit question', later(3))
    expect(JSON.stringify(await listWritten(database.pool, the.sara.id))).not.toContain('canary')
    const kept = await audited(the.sara.id)
    expect(kept.at(-1)).toMatchObject({
      type: 'assistant_asked',
      data: { texts: expect.stringContaining('daily-limit') },
    })
    expect(JSON.stringify(kept)).not.toContain('canary')
  })

  it('stands in the history by titles, in the reader’s language, for the customer and their advisor', async () => {
    const topics = async (locale: string) => {
      const own = await listOwnHistory({ ...the.sara, locale }, everything)
      return own.entries.filter(({ event }) => event.type === 'asked_assistant').map(({ topic }) => topic)
    }
    expect((await topics('en'))[0]).toContain('What you can pay in a day')
    expect((await topics('sv'))[0]).toContain('Så mycket kan du betala på en dag')
    expect(await topics('en')).toContain(null)
    const read = await readHistory(the.eva, the.sara.id, everything, later(4))
    expect(read?.entries.some(({ topic }) => topic?.includes('What you can pay in a day'))).toBe(true)
  })

  it('is answered with what stopped lately in mind, and no longer ago than a day', async () => {
    await stop('over_daily_limit', later(5))
    const tried: unknown[] = []
    const remember = async (known: unknown[]) => {
      tried.push(known)
      return noAnswer
    }
    await ask(the.sara, question('It does not work'), remember, later(6))
    await ask(the.sara, question('It does not work'), remember, later(5 + 24 * 60 + 1))
    expect(tried).toMatchObject([[{ form: 'payment_new', codes: ['over_daily_limit'], times: 1 }], []])
  })

  it('sent twice it is one, also at once; with other words it is refused', async () => {
    const input = question('How do I block my card?')
    const both = await Promise.all([1, 2].map(() => askAs(the.jonas, input, now)))
    expect(both[0]).toMatchObject({ ok: true })
    expect(both[1]).toEqual(both[0])
    expect(await askAs(the.jonas, input, later(1))).toEqual(both[0])
    expect(await askAs(the.jonas, { ...input, words: 'Other' }, now)).toEqual({
      ok: false,
      reason: 'key_reused',
    })
    expect(await talks(the.jonas.id)).toEqual([{ state: 'talking', questions: 1 }])
    expect(await askAs(the.aino, input, now)).toMatchObject({ ok: true })
  })

  it('of a new talk ends the one before; nobody has two', async () => {
    await Promise.all([1, 2, 3].map(() => asked(the.jonas, 'My card', later(2))))
    const states = (await talks(the.jonas.id)).map(({ state }) => state)
    expect(states.sort()).toEqual(['ended', 'ended', 'ended', 'talking'])
    expect((await audited(the.jonas.id)).filter(({ type }) => type === 'assistant_talk_ended')).toHaveLength(
      3,
    )
    await expect(
      database.pool.query(
        `INSERT INTO assistant_talk (customer_id, state, since, created_at) VALUES ($1, 'talking', $2, $2)`,
        [the.jonas.id, now],
      ),
    ).rejects.toThrow('assistant_talk_open')
  })

  it('is gone on with for half a day, and by nobody else', async () => {
    expect(await findTalk(the.jonas, later(3))).toBeDefined()
    expect(await findTalk(the.jonas, later(2 + 12 * 60))).toBeUndefined()
    for (const other of [the.eva, the.nils]) expect(await findTalk(other, later(3))).toBeUndefined()
  })
})

describe('there is an end to it', () => {
  it('twenty questions in a talk, then it is full', async () => {
    const day = new Date('2026-11-25T09:00:00Z')
    const at = (minutes: number) => new Date(day.getTime() + minutes * 60_000)
    const { talkId } = await asked(the.aino, '1', day)
    for (let nth = 2; nth <= questionsAtMost; nth++) await asked(the.aino, `${nth}`, at(nth), { talkId })
    expect(await askAs(the.aino, question('one more', { talkId }), at(70))).toEqual({
      ok: false,
      reason: 'talk_full',
    })
    expect(await askAs(the.aino, question('in a new one'), at(90))).toMatchObject({ ok: true })
    expect(await askAs(the.aino, question('in the old one', { talkId }), at(91))).toEqual({
      ok: false,
      reason: 'talk_over',
    })
  })

  it('thirty questions in an hour, also when they are asked at once', async () => {
    const day = new Date('2026-11-26T09:00:00Z')
    const answers = await Promise.all(
      Array.from({ length: questionsAnHour + 5 }, (_, nth) => askAs(the.aino, question(`${nth}`), day)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(questionsAnHour)
    expect(answers.filter(({ ok }) => !ok)).toContainEqual({ ok: false, reason: 'asked_too_often' })
    const soon = new Date(day.getTime() + 3_599_999)
    expect(await askAs(the.aino, question('too soon'), soon)).toMatchObject({ reason: 'asked_too_often' })
    const anHour = new Date(day.getTime() + 3_600_000)
    expect(await askAs(the.aino, question('now'), anHour)).toMatchObject({ ok: true })
  })

  it('an engine is not even asked where there is no room', async () => {
    const full = new Date('2026-11-26T09:00:01Z')
    let calls = 0
    const answer = await ask(
      the.aino,
      question('x'),
      async () => {
        calls += 1
        return noAnswer
      },
      full,
    )
    expect([answer, calls]).toEqual([{ ok: false, reason: 'asked_too_often' }, 0])
  })

  it('an engine that takes its time is asked no more often, though all are sent at once', async () => {
    const day = new Date('2026-11-27T09:00:00Z')
    let calls = 0
    const slow = async () => {
      calls += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return noAnswer
    }
    const all = Array.from({ length: questionsAnHour + 20 }, (_, nth) =>
      askHelp(the.aino, question(`${nth}`), 'en', day, slow),
    )
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(questionsAnHour)
    expect(calls).toBe(questionsAnHour)
  })
})

describe('"Was this it?"', () => {
  it('is kept once, and counts as it was said first', async () => {
    const { talkId, turn } = await asked(the.sara, 'How do I write a message?', later(10))
    const judge = (helped: boolean) => judgeAnswer(the.sara, { turnId: turn.id, helped }, later(11))
    expect(await judge(true)).toEqual({ ok: true, value: true })
    expect(await judge(false)).toEqual({ ok: true, value: true })
    const found = await findTalk(the.sara, later(12))
    expect(found).toMatchObject({ talk: { id: talkId }, turns: [{ id: turn.id, helped: true }] })
    expect((await audited(the.sara.id)).filter(({ type }) => type === 'assistant_judged')).toHaveLength(1)
  })
})

it('A01, A02, A03, A05: a talk is nobody’s but theirs, and a try is written down', async () => {
  const { talkId, turn } = await asked(the.sara, 'Mine', later(20))
  for (const other of [the.jonas, the.aino, the.eva, the.mikael, the.kerstin, the.nils])
    for (const id of [talkId, randomUUID()]) {
      const input = question('x', { talkId: id })
      expect(
        await ask(
          other,
          input,
          async () => findAnswer({ ...input, locale: 'en', tried: [], openOnly: false }),
          later(400),
        ),
      ).toEqual(missing)
      expect(await findHandOver(other, id, plainWords, later(21))).toEqual(missing)
      expect(await handOver(other, { talkId: id, shown: 'a'.repeat(64) }, plainWords, later(21))).toEqual(
        missing,
      )
      const turnId = id === talkId ? turn.id : id
      expect(await judgeAnswer(other, { turnId, helped: true }, later(21))).toEqual(missing)
    }
  const tries = (await audited(the.kerstin.id)).filter(({ type }) => type === 'access_refused')
  expect(tries).toMatchObject([{ data: { what: 'assistant_talk', reason: 'not_found' } }])
  expect((await findTalk(the.sara, later(22)))?.turns).toHaveLength(1)
})

it.each([
  `UPDATE assistant_turn SET words = 'x'`,
  'DELETE FROM assistant_turn',
  'TRUNCATE assistant_turn CASCADE',
  'UPDATE assistant_verdict SET helped = false',
  'DELETE FROM assistant_verdict',
])('what was asked and shown stays: %s', async (sql) => {
  await expect(database.pool.query(sql)).rejects.toThrow('append-only')
})

it.each([`UPDATE assistant_talk SET state = 'talking' WHERE state = 'ended'`, 'DELETE FROM assistant_talk'])(
  'what is over stays over: %s',
  async (sql) => {
    await expect(database.pool.query(sql)).rejects.toThrow('stays as it is')
  },
)

it('every chain of the record is whole', async () => {
  expect(await verifyAudit()).toMatchObject({ broken: [] })
})
