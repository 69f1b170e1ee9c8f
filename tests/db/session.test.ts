import { beforeAll, describe, expect, it } from 'vitest'
import { endSession, findSession, saveTry, startSession, touchSession, unlockSession } from '@/db/session'
import { authOptions } from '@/lib/server/auth'
import { hashPassword } from '@/lib/server/password'
import { startReconciler } from '@/lib/server/reconciler'
import { passwordAgain, signIn } from '@/lib/server/sign-in'
import { costRatio } from '@/tests/support/cost-ratio'
import { freshDatabase } from '@/tests/support/database'
import { disable, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const password = 'a good password'
let the: People

beforeAll(async () => {
  the = await makePeople(now, await hashPassword(password))
})

const attempt = (email: string, given = password, address = '192.0.2.1') => ({
  email,
  password: given,
  address,
  userAgent: 'test',
})

describe('a session', () => {
  it('locks after five minutes without input; touching it then does nothing, the password unlocks it', async () => {
    expect(await touchSession(the.sara, later(4))).toBe(true)
    expect((await findSession(the.sara.sessionId, later(8.9)))?.state).toBe('active')
    expect((await findSession(the.sara.sessionId, later(9)))?.state).toBe('locked')
    expect(await touchSession(the.sara, later(9))).toBe(false)
    expect((await findSession(the.sara.sessionId, later(9)))?.state).toBe('locked')
    await unlockSession(the.sara, later(10))
    expect((await findSession(the.sara.sessionId, later(10)))?.state).toBe('active')
  })

  it('A16: ends for good with sign-out and for a disabled person', async () => {
    const id = await startSession(the.jonas.id, 'phone', now)
    await endSession(id, now)
    expect((await findSession(id, now))?.state).toBe('ended')
    expect(await touchSession({ ...the.jonas, sessionId: id }, now)).toBe(false)
    await disable(the.kerstin, now)
    expect((await findSession(the.kerstin.sessionId, now))?.state).toBe('ended')
    expect(await signIn(attempt('kerstin@people.example'), now)).toEqual({
      ok: false,
      reason: 'wrong_credentials',
    })
  })

  it('a role that changes is what the next request sees', async () => {
    await database.pool.query(`UPDATE person SET role = 'scheduler' WHERE id = $1`, [the.mikael.id])
    expect((await findSession(the.mikael.sessionId, now))?.actor.role).toBe('scheduler')
  })
})

describe('signing in', () => {
  it('with the right password, whatever the case of the address', async () => {
    expect(await signIn(attempt('EVA@people.example'), now)).toMatchObject({
      ok: true,
      value: { personId: the.eva.id },
    })
  })

  it('A19: the same refusal for a wrong password and an unknown account', async () => {
    const wrong = await signIn(attempt('eva@people.example', 'nope', '192.0.2.9'), now)
    const unknown = await signIn(attempt('nobody@people.example', 'nope', '192.0.2.9'), now)
    expect(wrong).toEqual({ ok: false, reason: 'wrong_credentials' })
    expect(unknown).toEqual(wrong)
  })

  it('A19: neither takes longer than the other', async () => {
    // a day apart, so that no limit is reached
    const trying = (name: string, i: number) =>
      signIn(attempt(`${name}@people.example`, 'nope', `192.0.3.${i}`), later(60 * 24 * (i + 1)))
    const bounds = { above: 0.5, below: 2 }
    const ratio = await costRatio(
      (i) => trying('nils', i),
      (i) => trying(`nobody${i}`, i),
      { first: 5, most: 20, ...bounds },
    )
    expect(ratio).toBeGreaterThan(bounds.above)
    expect(ratio).toBeLessThan(bounds.below)
  }, 120_000)

  it('A18: five wrong tries close the account for 15 minutes, right password or not, from any address', async () => {
    for (let i = 0; i < 5; i += 1) {
      const answer = await signIn(attempt('sara@people.example', `wrong ${i}`, `192.0.2.${20 + i}`), later(i))
      expect(answer).toEqual({ ok: false, reason: 'wrong_credentials' })
    }
    expect(await signIn(attempt('sara@people.example'), later(6))).toEqual({
      ok: false,
      reason: 'too_many_tries',
    })
    expect(await signIn(attempt('sara@people.example'), later(22))).toMatchObject({ ok: true })
  })

  it('A18: tries made at once all count', async () => {
    const tries = Array.from({ length: 12 }, (_, i) =>
      signIn(attempt('jonas@people.example', `w${i}`, '192.0.2.50'), now),
    )
    const reasons = (await Promise.all(tries)).map((answer) => (answer.ok ? 'in' : answer.reason))
    expect(reasons.filter((reason) => reason === 'wrong_credentials').length).toBeLessThanOrEqual(5)
    expect(await signIn(attempt('jonas@people.example', password, '192.0.2.51'), now)).toMatchObject({
      ok: false,
    })
  })

  it('A18: who goes on and on is one record of the trail', async () => {
    for (let i = 0; i < 5; i += 1) await saveTry('mikael@people.example', '192.0.2.52', now)
    const tries = Array.from({ length: 10 }, () => signIn(attempt('mikael@people.example'), now))
    for (const answer of await Promise.all(tries)) expect(answer).toMatchObject({ reason: 'too_many_tries' })
    const { rowCount } = await database.pool.query(
      `SELECT 1 FROM audit_event WHERE data->>'account' = 'mikael@people.example' AND data->>'reason' = 'too_many_tries'`,
    )
    expect(rowCount).toBe(1)
  })

  it('A18: one address and a hundred accounts', async () => {
    const [password, address] = ['Summer2026', '192.0.2.77']
    // what a wrong try leaves, without the work of it: 40 people before, 40 after
    const others = (from: number) =>
      Promise.all(
        Array.from({ length: 40 }, (_, i) => saveTry(`user${from + i}@people.example`, address, now)),
      )
    const reasons: string[] = []
    await others(0)
    for (let i = 40; i < 60; i += 1) {
      const answer = await signIn(attempt(`user${i}@people.example`, password, address), now)
      reasons.push(answer.ok ? 'in' : answer.reason)
    }
    expect(reasons.slice(0, 10)).toEqual(Array(10).fill('wrong_credentials'))
    expect(reasons.slice(10)).toEqual(Array(10).fill('too_many_tries'))
    await others(60)
    expect(await signIn(attempt('eva@people.example', undefined, address), now)).toMatchObject({ ok: false })
  }, 60_000)

  it.each([
    ['a look-alike sign', 'eva＠people.example', password],
    ['two addresses', 'eva@people.example,sara@people.example', password],
    ['a megabyte of password', 'eva@people.example', 'x'.repeat(1_000_000)],
    ['a NUL', 'eva@people.example', 'a good\0password'],
    ['nothing at all', '', ''],
  ])('A20: %s is refused like any wrong password', async (_, email, given) => {
    const at = later(60 * 24)
    expect(await signIn(attempt(email, given, '192.0.2.99'), at)).toEqual({
      ok: false,
      reason: 'wrong_credentials',
    })
  })

  it('a try is forgotten a day later', async () => {
    const dayAgo = Date.now() - 24 * 3_600_000
    await saveTry('yesterday', '192.0.2.60', new Date(dayAgo - 1_000))
    await saveTry('today', '192.0.2.60', new Date(dayAgo + 60_000))
    const reconciler = startReconciler()
    const left = `SELECT account FROM sign_in_try WHERE address = '192.0.2.60'`
    await expect
      .poll(async () => (await database.pool.query(left)).rows, { timeout: 10_000 })
      .toEqual([{ account: 'today' }])
    reconciler.stop()
  })

  it('the password again counts its own tries', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect(await passwordAgain(the.nils.id, 'wrong', '192.0.2.5', now)).toEqual({
        ok: false,
        reason: 'wrong_credentials',
      })
    }
    expect(await passwordAgain(the.nils.id, password, '192.0.2.5', now)).toEqual({
      ok: false,
      reason: 'too_many_tries',
    })
    expect(await passwordAgain(the.eva.id, password, '192.0.2.5', now)).toEqual({ ok: true, value: true })
  })
})

describe('where next-auth may send somebody', () => {
  it.each([
    ['/customer/cards?x=1', '/customer/cards?x=1'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/x/..//evil.example', '/'],
    ['/\tevil.example', '/'],
    ['', '/'],
  ])('A20: %j is %s of ours', async (url, path) => {
    const baseUrl = 'https://bank.example'
    expect(await authOptions().callbacks?.redirect?.({ url, baseUrl })).toBe(baseUrl + path)
  })
})
