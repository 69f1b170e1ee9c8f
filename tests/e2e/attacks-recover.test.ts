import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  actionId,
  type Caller,
  callerWith,
  getAsRouter,
  listActions,
  openActions,
  openStream,
  signInByHttp,
  trySignIn,
} from '@/tests/support/http'
import { rawRequest } from '@/tests/support/raw-http'
import { linksTo, newLinkFor } from '@/tests/support/recover-page'

const password = 'tre röda stolar'
const over = { ok: false, reason: 'link_over' }
let app: TestApp
let nobody: Caller

beforeAll(async () => {
  app = await startApp({ video: false })
  nobody = callerWith(app, '')
})
afterAll(() => app?.stop())
// what one test has asked for is no other's, nor that of the same one tried again
beforeEach(() => app.pool.query('DELETE FROM recovery_ask'))

const tokenOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? ''
const pathOf = (link: string) => new URL(link).pathname
const guess = () => randomBytes(32).toString('base64url')
const count = async (what: string) =>
  (await app.pool.query(`SELECT count(*)::int AS n FROM ${what}`)).rows[0].n as number
const passwords = async () =>
  (await app.pool.query(`SELECT md5(string_agg(password_hash, '|' ORDER BY id)) AS all FROM person`)).rows[0]
    .all as string
/** What is on the page: sentences that are sent along for later are not. */
const mainOf = async (path: string, who = nobody) => {
  const text = await (await who.get(path)).text()
  return /<main[^>]*>(.*?)<\/main>/s.exec(text)?.[1] ?? ''
}
const read = async (path: string, who = nobody) => (await mainOf(path, who)).replace(/<[^>]+>/g, ' ')

describe('A12: what anybody may call', () => {
  it('is three actions, and none of them takes what it does not know', async () => {
    for (const name of openActions) {
      expect(listActions()).not.toContain(name)
      for (const input of [{}, { email: 7 }, { token: 'x' }, { email: 'a@b.example', role: 'advisor' }, null])
        expect(await nobody.act(name, input), name).toEqual({ ok: false, reason: 'bad_input' })
    }
    expect(await nobody.act('askForLink', { email: 'a\0@b.example' })).toEqual({
      ok: false,
      reason: 'bad_text',
    })
    const nul = { token: guess(), password: 'tre röda\0stolar' }
    expect(await nobody.act('saveNewPassword', nul)).toEqual({ ok: false, reason: 'bad_text' })
  })
})

describe('A19: who has an account here', () => {
  it('is told by no word, no row that is left and no mail', async () => {
    const [before, links] = [await count('mail'), await count('recovery_link')]
    for (const email of ['nobody@demo.example', 'sara@bank.example']) {
      expect(await nobody.act('askForLink', { email })).toEqual({ ok: true, value: true })
    }
    await app.pool.query(`UPDATE person SET disabled_at = now() WHERE email = 'advisor3@demo.example'`)
    expect(await nobody.act('askForLink', { email: 'advisor3@demo.example' })).toEqual({
      ok: true,
      value: true,
    })
    await expect.poll(() => count('recovery_ask WHERE answered_at IS NULL')).toBe(0)
    expect(await count('mail')).toBe(before)
    expect(await count('recovery_link')).toBe(links)
    await newLinkFor(app, 'scheduler@demo.example')
    expect(await count('mail')).toBe(before + 1)
  })

  it('A18: nor by when it is enough: two in half an hour, for an account or none', async () => {
    for (const email of ['scheduler3@demo.example', 'nobody3@demo.example']) {
      const answers: unknown[] = []
      for (let i = 0; i < 3; i += 1) answers.push(await nobody.act('askForLink', { email }))
      expect(answers.slice(0, 2)).toEqual(Array(2).fill({ ok: true, value: true }))
      expect(answers[2]).toEqual({ ok: false, reason: 'too_many_asks' })
    }
  })
})

describe('a link that is guessed, old or used', () => {
  it('is answered with the same words, and changes nothing', async () => {
    const first = await newLinkFor(app, 'customer@demo.example')
    const newest = await newLinkFor(app, 'customer@demo.example')
    const used = await newLinkFor(app, 'customer2@demo.example')
    expect(await nobody.act('saveNewPassword', { token: tokenOf(used), password })).toMatchObject({
      ok: true,
    })
    const expired = await newLinkFor(app, 'advisor@demo.example')
    await app.pool.query(
      `UPDATE recovery_link l SET created_at = now() - interval '31 minutes', expires_at = now() - interval '1 minute'
        FROM person p WHERE p.id = l.person_id AND p.email = 'advisor@demo.example'`,
    )
    const state = async () => [await passwords(), await count(`audit_event WHERE type = 'password_changed'`)]
    const before = await state()
    const words = await read('/recover/nothing')
    expect(words).toContain('This link cannot be used.')
    for (const link of [first, used, expired]) {
      expect(await read(pathOf(link))).toBe(words)
      expect(await nobody.act('saveNewPassword', { token: tokenOf(link), password })).toEqual(over)
    }
    for (let i = 0; i < 50; i += 1)
      expect(await nobody.act('saveNewPassword', { token: guess(), password })).toEqual(over)
    const near = tokenOf(newest)
    for (const token of [near.slice(1), near.toLowerCase(), `${near}A`, near.split('').reverse().join('')])
      expect(await nobody.act('saveNewPassword', { token, password }), 'near').toEqual(over)
    for (const path of [
      '/recover/..%2fsign-in',
      '/recover/%00',
      `/recover/${'x'.repeat(2_000)}`,
      '/recover/[token]',
    ])
      expect((await nobody.get(path)).status, path).toBeLessThan(500)
    expect(await state()).toEqual(before)
  })

  it('A35: looked at by scanners, fetched ahead and asked for its headers, it still works, once', async () => {
    const link = await newLinkFor(app, 'customer3@demo.example')
    const path = pathOf(link)
    const ways: Record<string, string>[] = [
      {},
      { 'sec-purpose': 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { rsc: '1', 'next-router-prefetch': '1' },
    ]
    for (const headers of ways) {
      expect((await getAsRouter(nobody, path, headers)).status).toBe(200)
      expect((await rawRequest(app, path, { method: 'HEAD', headers })).status).toBeLessThan(400)
    }
    // a form that a scanner fills in and sends is none of ours
    const form = await rawRequest(app, path, {
      method: 'POST',
      body: 'password=scanner-scanner&again=scanner-scanner',
      headers: { origin: app.url, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form.status).toBe(405)
    const use = () => nobody.act('saveNewPassword', { token: tokenOf(link), password })
    const answers = await Promise.all([use(), use(), use(), use()])
    expect(answers.filter((answer) => (answer as { ok: boolean }).ok)).toHaveLength(1)
    expect(answers).toContainEqual(over)
  })
})

describe('what was open before', () => {
  it('A16: is closed with the new password: streams, cookies, the old password', async () => {
    const mikael = await signInByHttp(app, 'advisor2@demo.example')
    const stream = await openStream(app, mikael)
    await stream.next(({ event }) => event === 'state')
    const token = tokenOf(await newLinkFor(app, 'advisor2@demo.example'))
    expect(await nobody.act('saveNewPassword', { token, password })).toEqual({ ok: true, value: true })
    await stream.next(({ event }) => event === 'ended')
    await stream.closed()
    expect((await mikael.get('/advisor')).status).toBe(307)
    const old = await trySignIn(app, 'advisor2@demo.example', 'radrum-demo')
    expect(old.response.status).toBe(401)
    expect((await signInByHttp(app, 'advisor2@demo.example', password)).cookie).not.toBe('')
  })
})

describe('from elsewhere', () => {
  const asking = (headers: Record<string, string>) =>
    rawRequest(app, '/recover', {
      method: 'POST',
      body: JSON.stringify([{ email: 'customer@demo.example' }]),
      headers: {
        ...{ 'next-action': actionId('askForLink'), 'content-type': 'text/plain;charset=UTF-8' },
        ...{ accept: 'text/x-component', ...headers },
      },
    })

  it('A33 A34: another site asks for nothing and changes nothing', async () => {
    const before = await count('recovery_ask')
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
      { origin: app.url, 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expect((await asking(headers)).status, JSON.stringify(headers)).toBe(403)
    expect(await count('recovery_ask')).toBe(before)
  })

  it('A36: the link leads to our public address, whatever host a request names', async () => {
    const forged = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }
    expect((await asking({ origin: 'https://evil.example', host: 'evil.example' })).status).toBe(421)
    const before = (await linksTo(app, 'customer@demo.example')).length
    expect((await asking({ origin: app.url, ...forged })).text).toMatch(/"ok":true/)
    await expect.poll(async () => (await linksTo(app, 'customer@demo.example')).length).toBe(before + 1)
    const links = await linksTo(app, 'customer@demo.example')
    expect(links.map((link) => new URL(link).origin)).toEqual(Array(before + 1).fill(app.url))
  })
})

describe('the secret in the address', () => {
  it('is not stored by browsers or proxies, and not told to the next page', async () => {
    for (const path of [`/recover/${guess()}`, '/recover/nothing']) {
      const { headers } = await nobody.get(path)
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('cache-control'), path).toContain('no-store')
    }
    expect((await nobody.get('/recover')).headers.get('referrer-policy')).toBe(
      'strict-origin-when-cross-origin',
    )
  })

  it('A43: stands in no log, also when its page or its action fails', async () => {
    const token = guess()
    await app.pool.query('ALTER TABLE recovery_link RENAME TO recovery_link_away')
    await nobody.get(`/recover/${token}`)
    const failed = (await nobody.act('saveNewPassword', { token, password })) as { reason: string }
    await app.pool.query('ALTER TABLE recovery_link_away RENAME TO recovery_link')
    expect(failed.reason).toMatch(/^failed:[0-9a-f]{8}$/)
    expect(app.log()).toContain('a page failed')
    for (const secret of [token, password, 'stolar']) expect(app.log()).not.toContain(secret)
  })

  it('leads nobody on after signing in', async () => {
    const sent = await nobody.get(`/sign-in?next=${encodeURIComponent(`/recover/${guess()}`)}`)
    expect(sent.status).toBe(200)
    const { response } = await trySignIn(
      app,
      'scheduler@demo.example',
      'radrum-demo',
      {},
      {
        callbackUrl: `${app.url}/recover/x`,
      },
    )
    expect(JSON.stringify(await response.json())).not.toContain('/recover/x')
  })
})

describe('where the bank has turned it off', () => {
  it('there is no way to it, the page says whom to ask, and neither action does anything', async () => {
    const link = await newLinkFor(app, 'advisor@demo.example')
    const off = await startApp({ env: { RECOVERY: 'off' }, beside: app })
    try {
      const there = callerWith(off, '')
      expect(await read('/sign-in', there)).not.toContain('Forgot your password?')
      for (const path of ['/recover', pathOf(link)]) {
        const main = await mainOf(path, there)
        expect(main, path).toContain('Call the bank, or visit your branch')
        expect(main, path).not.toMatch(/<form/)
      }
      const no = { ok: false, reason: 'recovery_off' }
      expect(await there.act('askForLink', { email: 'customer@demo.example' })).toEqual(no)
      expect(await there.act('saveNewPassword', { token: tokenOf(link), password })).toEqual(no)
    } finally {
      await off.stop()
    }
    expect(await read('/sign-in')).toContain('Forgot your password?')
  })
})
