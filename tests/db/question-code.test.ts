import { beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion, withdrawQuestion } from '@/db/question-answer'
import { forgetCodeTries } from '@/db/question-code'
import type { Actor } from '@/lib/access/actor'
import { codesADay, codesLately } from '@/lib/question/code-limit'
import { codeOf as made } from '@/lib/question/reply-code'
import { openByCode } from '@/lib/server/question'
import { hashCode, makeCode } from '@/lib/server/reply-code'
import { unseal } from '@/lib/server/seal'
import { emptyTables, freshDatabase } from '../support/database'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'
import { answerOf, asked, codeOf, givePlace, places } from '../support/question'

const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
const none = { ok: false, reason: 'no_such_code' }
const enough = { ok: false, reason: 'too_many_codes' }
/** A code that is well formed and was never given out. */
const guess = (n: number) => made([n % 31, 3, 5, 7, 9, 11, 13])
let the: People

beforeAll(async () => {
  process.env.DEMO = '1'
  the = await makePeople(now)
  for (const name of ['sara', 'jonas'] as const) await givePlace(database.pool, the[name], places[name])
})

const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows
const triesOf = async (actor: Actor) =>
  (await rowsOf('SELECT count(*)::int AS n FROM code_try WHERE person_id = $1', actor.id))[0]?.n
async function question(customer: Actor, subject: string) {
  const { threadId } = await begin(the.eva, customer, subject, now)
  const { questionId } = await asked(the.eva, threadId, subject, now)
  return { threadId, questionId, code: await codeOf(database.pool, questionId) }
}

describe('a code', () => {
  it('leads to its question, as often as it is typed, however it is typed; on record once', async () => {
    const { code, ...where } = await question(the.sara, 'Income')
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `])
      expect(await openByCode(the.sara, typed, now)).toEqual({ ok: true, value: where })
    const kept = await rowsOf(
      `SELECT data FROM audit_event WHERE type = 'question_opened' AND chain = $1`,
      `customer:${the.sara.id}`,
    )
    expect(kept).toEqual([{ data: { customerId: the.sara.id, questionId: where.questionId } }])
    expect(await triesOf(the.sara)).toBe(0)
  })

  it('and what is answered then was answered by it', async () => {
    const { threadId, questionId, code } = await question(the.sara, 'By code')
    await openByCode(the.sara, code, now)
    expect(await answerQuestion(the.sara, answerOf(threadId, questionId), later(1))).toMatchObject({
      ok: true,
    })
    const [origin] = await rowsOf('SELECT via FROM message_origin WHERE question_id = $1', questionId)
    expect(origin).toEqual({ via: 'code' })
  })

  it('A01, A05: of somebody else, used up, withdrawn or never given out is answered alike, and on record', async () => {
    const theirs = await question(the.jonas, 'Jonas')
    const used = await question(the.sara, 'Used')
    await answerQuestion(the.sara, answerOf(used.threadId, used.questionId), now)
    const withdrawn = await question(the.sara, 'Withdrawn')
    await withdrawQuestion(the.eva, withdrawn.questionId, now)
    const before = (await rowsOf('SELECT max(id) AS id FROM audit_event'))[0]?.id
    for (const code of [theirs.code, used.code, withdrawn.code, guess(1)])
      expect(await openByCode(the.sara, code, now)).toEqual(none)
    expect(await rowsOf('SELECT type, data FROM audit_event WHERE id > $1', before)).toEqual(
      Array(4).fill({ type: 'code_refused', data: { customerId: the.sara.id, reason: 'no_such_code' } }),
    )
    expect(await triesOf(the.sara)).toBe(4)
    expect(await openByCode(the.jonas, theirs.code, now)).toMatchObject({ ok: true })
    // nor is it staff's to open, though they asked
    for (const other of [the.eva, the.nils]) expect(await openByCode(other, theirs.code, now)).toEqual(none)
  })

  it('mistyped is told apart, and is no try', async () => {
    const { code } = await question(the.jonas, 'Mistyped')
    const wrong = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`
    for (const typed of [wrong, '', 'hello', code.slice(1)])
      expect(await openByCode(the.jonas, typed, now)).toEqual({ ok: false, reason: 'code_mistyped' })
    expect(await triesOf(the.jonas)).toBe(0)
  })
})

describe('A18: guessing', () => {
  it('ends after a few, also for the right one; made at once they all count, and the pause is on record', async () => {
    await emptyTables(database.pool, 'code_try')
    const { code } = await question(the.jonas, 'At once')
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) => openByCode(the.jonas, guess(n), now)),
    )
    expect(tries.filter((answer) => !answer.ok && answer.reason === 'no_such_code')).toHaveLength(codesLately)
    expect(tries.filter((answer) => !answer.ok && answer.reason === 'too_many_codes')).toHaveLength(
      20 - codesLately,
    )
    expect(await openByCode(the.jonas, code, later(14))).toEqual(enough)
    expect(await openByCode(the.sara, guess(1), later(14))).toEqual(none)
    expect(await openByCode(the.jonas, code, later(16))).toMatchObject({ ok: true })
    const [kept] = await rowsOf(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'access_refused' AND actor_id = $1
        AND data->>'what' = 'question_code'`,
      the.jonas.id,
    )
    expect(kept?.n).toBe(1)
  })

  it('twenty a day, and no more; after a day they are forgotten', async () => {
    await emptyTables(database.pool, 'code_try')
    const { code } = await question(the.sara, 'A day')
    for (let n = 0; n < codesADay; n += 1)
      expect(await openByCode(the.sara, guess(n), later(n * 20)), String(n)).toEqual(none)
    expect(await openByCode(the.sara, code, later(23 * 60))).toEqual(enough)
    expect(await openByCode(the.sara, code, later(24 * 60 + 1))).toMatchObject({ ok: true })
    await forgetCodeTries(later(24 * 60))
    expect(await triesOf(the.sara)).toBe(0)
  })
})

describe('what is kept of a code', () => {
  it('is no code: neither while it waits nor afterwards, in any form', async () => {
    const { code } = await question(the.sara, 'Kept')
    const [row] = await rowsOf(
      `SELECT concat_ws(' ', (SELECT string_agg(t::text, ' ') FROM mail t), (SELECT string_agg(t::text, ' ') FROM question t),
        (SELECT string_agg(t::text, ' ') FROM audit_event t), (SELECT string_agg(t::text, ' ') FROM contact_event t),
        (SELECT string_agg(t::text, ' ') FROM graphile_worker._private_jobs t)) AS all`,
    )
    for (const form of [code, code.replace('-', ''), Buffer.from(code).toString('hex')])
      expect(row?.all).not.toContain(form)
    expect(row?.all).toContain(hashCode(code).toString('hex'))
  })

  it('opens with the secret it was sealed with, and is never the same twice', () => {
    const { codeHash, sealed } = makeCode()
    const code = unseal(sealed) ?? ''
    expect(code).toMatch(/^\S{4}-\S{4}$/)
    expect(hashCode(code).equals(codeHash)).toBe(true)
    expect(codeHash).toHaveLength(32)
    const many = new Set(Array.from({ length: 200 }, () => makeCode().codeHash.toString('hex')))
    expect(many.size).toBe(200)
  })
})
