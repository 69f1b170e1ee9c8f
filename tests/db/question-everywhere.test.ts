import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOwnHistory } from '@/db/contact-history'
import { listWaitingThreads, openThread } from '@/db/message'
import { listDemoMails } from '@/db/outbox'
import { listAskedQuestions, listOwnQuestions, listThreadQuestions } from '@/db/question'
import { answerQuestion, noteAnswer } from '@/db/question-answer'
import { saveReach } from '@/db/question-reach'
import { wholeHistory } from '@/lib/contact/history-filter'
import { type AnswerVia, answerVias, isInChannel, outChannels } from '@/lib/question/channel'
import { askQuestion, openByCode } from '@/lib/server/question'
import { showMail } from '@/lib/server/seal'
import { freshDatabase } from '../support/database'
import { begin, giveHours } from '../support/message'
import { makePeople, type People } from '../support/people'
import { answerOf, asked, bring, codeOf, givePlace, places, questionOf, sendAll } from '../support/question'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-everywhere-'))
  Object.assign(process.env, { DEMO: '1', DATA_DIR: folder })
  the = await makePeople(now)
  await giveHours(database.pool, the.eva)
  await givePlace(database.pool, the.sara, places.sara)
  await saveReach(the.sara, outChannels, now)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const one = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows[0]

/** The way into each: what the customer does, or staff for them. */
async function answerBy(
  via: AnswerVia,
  questionId: string,
  threadId: string,
  text: string,
  code: string,
  at: Date,
) {
  const from = via === 'mail' ? 'sara@people.example' : places.sara.phone
  if (isInChannel(via)) return expect(await bring(via, from, text, at)).toBe('answered')
  if (via === 'phone' || via === 'branch') {
    const note = { id: questionId, key: randomUUID(), via, text }
    return expect(await noteAnswer(the.eva, note, at)).toMatchObject({ ok: true })
  }
  if (via === 'code')
    expect(await openByCode(the.sara, code, at)).toMatchObject({ value: { questionId, threadId } })
  const answered = await answerQuestion(the.sara, answerOf(threadId, questionId, text), at)
  expect(answered).toMatchObject({ ok: true, value: { late: false } })
}

/** Everywhere a question is seen, in one comparable value. */
async function everywhere(questionId: string, threadId: string, at: Date) {
  const own = (await listOwnQuestions(the.sara, at)).find(({ id }) => id === questionId)
  const [line] = await listThreadQuestions(the.eva, threadId)
  const view = await openThread(the.eva, threadId, at)
  const desk = await listAskedQuestions(the.eva, 50)
  const waiting = await listWaitingThreads(the.eva, 50)
  const history = await listOwnHistory(the.sara, { filter: wholeHistory, kinds: [], before: null, size: 100 })
  const told = history.entries.filter(({ event }) => 'threadId' in event && event.threadId === threadId)
  const shown = (await listDemoMails()).filter((mail) => mail.questionId === questionId).map(showMail)
  return {
    overview: own?.answered?.via ?? (own ? 'open' : 'gone'),
    thread: line?.standing.state,
    line: line?.via ?? null,
    onDesk: desk.some(({ id }) => id === questionId),
    waiting: waiting.some(({ id }) => id === threadId),
    asks: told.filter(({ event }) => event.type === 'question_asked').length,
    answers: told.flatMap(({ event }) => (event.type === 'question_answered' ? [event.way] : [])),
    messages: view?.messages.length,
    codesShown: shown.filter(({ text }) => /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.test(text)).length,
  }
}

describe('one question, everywhere', () => {
  const asks: Record<string, number> = {}
  const answers: Record<string, number> = {}

  it.each(answerVias.map((via, nth) => [via, nth] as const))(
    'asked once and answered by %s it is answered in every other place, and nothing more goes out',
    async (via, nth) => {
      // so far apart that a void code is not one try too many
      const at = new Date(now.getTime() + nth * 20 * 60_000)
      const about = `Walk ${via}`
      const { threadId } = await begin(the.eva, the.sara, about, at)
      const { questionId, channels } = await asked(the.eva, threadId, about, at)
      expect(channels).toEqual([...outChannels])
      const code = await codeOf(database.pool, questionId)
      await sendAll(database.pool)
      // every way to be told of it, and every place that shows that it is open
      expect(await everywhere(questionId, threadId, at)).toEqual({
        ...{ overview: 'open', thread: 'open', line: null, onDesk: true, waiting: false },
        ...{ asks: 1, answers: [], messages: 2, codesShown: outChannels.length },
      })

      await answerBy(via, questionId, threadId, `By ${via}`, code, at)

      const isNoted = via === 'phone' || via === 'branch'
      expect(await everywhere(questionId, threadId, at)).toEqual({
        ...{ overview: via, thread: 'answered', line: via, onDesk: false, waiting: !isNoted },
        ...{ asks: 1, answers: [via], messages: 3, codesShown: 0 },
      })
      // nothing more goes out, its code leads nowhere, and nobody can ask it again
      expect(await sendAll(database.pool)).toBe(0)
      expect(await openByCode(the.sara, code, at)).toEqual({ ok: false, reason: 'no_such_code' })
      for (const again of [about, about.toUpperCase()])
        expect(await askQuestion(the.eva, questionOf(threadId, again), at)).toMatchObject({
          ...{ ok: false, reason: 'already_answered', known: { answer: { text: `By ${via}` } } },
        })
      const counted = await one(
        `SELECT (SELECT count(*)::int FROM question WHERE thread_id = $1) AS asks,
          (SELECT count(*)::int FROM message_origin o JOIN message m ON m.id = o.message_id
            WHERE m.thread_id = $1 AND NOT o.late) AS answers`,
        threadId,
      )
      asks[via] = counted?.asks
      answers[via] = counted?.answers
    },
  )

  it('each of them: asked once, answered once', () => {
    const once = Object.fromEntries(answerVias.map((via) => [via, 1]))
    expect(asks).toEqual(once)
    expect(answers).toEqual(once)
    expect(Object.keys(once)).toEqual(['netbank', 'code', 'sms', 'messenger', 'mail', 'phone', 'branch'])
  })

  it('and whatever else comes of it, by every other way, is a message: still one answer', async () => {
    const at = new Date(now.getTime() + 3 * 3_600_000)
    const { threadId } = await begin(the.eva, the.sara, 'All of them', at)
    const { questionId } = await asked(the.eva, threadId, 'All of them', at)
    await sendAll(database.pool)
    await answerBy('messenger', questionId, threadId, 'First', '', at)
    for (const [nth, [channel, from]] of (
      [
        ['sms', places.sara.phone],
        ['messenger', places.sara.phone],
        ['mail', 'sara@people.example'],
      ] as const
    ).entries())
      expect(await bring(channel, from, `More ${nth}`, at), channel).toBe('late')
    const answered = await answerQuestion(the.sara, answerOf(threadId, questionId, 'And here'), at)
    expect(answered).toMatchObject({ ok: true, value: { late: true } })
    const note = { id: questionId, key: randomUUID(), via: 'phone' as const, text: 'And on the phone' }
    expect(await noteAnswer(the.eva, note, at)).toEqual({ ok: false, reason: 'already_answered' })
    expect(await everywhere(questionId, threadId, at)).toMatchObject({
      ...{ overview: 'messenger', line: 'messenger', answers: ['messenger'], asks: 1, messages: 2 + 1 + 4 },
    })
    const late = (await openThread(the.eva, threadId, at))?.messages.filter(({ origin }) => origin?.late)
    expect(late?.map(({ origin }) => origin?.via)).toEqual(['netbank', 'mail', 'messenger', 'sms'])
  })
})
