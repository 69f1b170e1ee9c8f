import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '@/tests/support/app'
import {
  type Caller,
  callerWith,
  getAsRouter,
  listActions,
  signInByHttp,
  trySignIn,
} from '@/tests/support/http'
import { plainApp } from '@/tests/support/plain-app'

let app: TestApp
let sara: Caller
const secret = 'the-secret-of-the-tests-is-long-enough'
const cookieName = 'next-auth.session-token'
const pages = [
  '/customer',
  '/customer/payments',
  '/customer/cards',
  '/customer/bookings',
  '/advisor',
  '/scheduler',
]

beforeAll(async () => {
  app = await plainApp()
  sara = await signInByHttp(app, 'customer@demo.example')
})
afterAll(() => app.stop())

/** A token sealed like next-auth's (JWE, dir, A256GCM) with a key and a header of the attacker's choice. */
function sealed(claims: object, from: string, header: Record<string, string>): string {
  const key = Buffer.from(hkdfSync('sha256', from, '', 'NextAuth.js Generated Encryption Key', 32))
  const part = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const head = part(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...header }))
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(head))
  const text = cipher.update(JSON.stringify({ ...claims, iat: now, exp: now + 600, jti: 'x' }))
  const body = Buffer.concat([text, cipher.final()])
  return [head, '', part(iv), part(body), part(cipher.getAuthTag())].join('.')
}

const home = (response: Response) => new URL(response.headers.get('location') ?? '/', app.url).pathname

describe('getting past the door', () => {
  it('A12: an action called by nobody does nothing', async () => {
    for (const name of listActions()) {
      expect(await callerWith(app, '').act(name, {}), name).toEqual({ ok: false, reason: 'signed_out' })
    }
  })

  it.each([
    ['middleware'],
    ['src/middleware'],
    ['middleware:middleware:middleware:middleware:middleware'],
    ['src/middleware:src/middleware:src/middleware:src/middleware:src/middleware'],
    ['proxy:proxy:proxy:proxy:proxy'],
  ])('A07: x-middleware-subrequest %s opens nothing', async (value) => {
    for (const path of pages) {
      const response = await callerWith(app, '').get(path, { 'x-middleware-subrequest': value })
      expect(`${response.status} ${home(response)}`, path).toBe('307 /sign-in')
    }
  })

  it('A08, A09: neither RSC nor prefetch nor data URLs show a page to nobody', async () => {
    const nobody = callerWith(app, '')
    // what was bought last depends on the day the demo is made
    const { rows } = await app.pool.query<{ text: string }>(
      `SELECT e.text FROM entry e
        JOIN ledger_account a ON a.id = e.account_id JOIN person p ON p.id = a.owner_id
        WHERE p.email = 'customer@demo.example' AND a.kind = 'salary'
        ORDER BY e.booked_on DESC, e.id DESC LIMIT 8`,
    )
    expect(rows).toHaveLength(8)
    const words = ['Sara Holm', 'Vardagskonto', 'Buffert', ...rows.map(({ text }) => text)]
    const ways: Record<string, string>[] = [
      { RSC: '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { 'Next-Router-Segment-Prefetch': '/_tree' },
    ]
    for (const headers of ways) {
      for (const path of pages) {
        const text = await (await getAsRouter(nobody, path, headers)).text()
        for (const word of words) expect(text, path).not.toContain(word)
      }
    }
    // asked the same way by whose page it is, the words are there
    const hers = await (await getAsRouter(sara, '/customer', { RSC: '1' })).text()
    for (const word of words) expect(hers).toContain(word)
    for (const path of [
      '/customer.rsc',
      '/customer.segments/_tree.segment.rsc',
      '/_next/data/x/customer.json',
      '/en/customer',
    ]) {
      const response = await nobody.get(path)
      expect([307, 308, 404], path).toContain(response.status)
    }
  })

  it('A10, A11: odd paths and methods neither open nor break anything', async () => {
    const nobody = callerWith(app, '')
    for (const path of [
      '//customer',
      '/./customer',
      '/customer/.',
      '/%2e/customer',
      '/customer%2f',
      '/customer;x=1',
      '/CUSTOMER',
      '/customer?nxtPid=1',
    ]) {
      const response = await nobody.get(path)
      expect(response.status, path).toBeGreaterThanOrEqual(300)
      expect(response.status, path).toBeLessThan(500)
    }
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
      const response = await fetch(`${app.url}/customer`, {
        method,
        redirect: 'manual',
        headers: { 'x-http-method-override': 'GET' },
      })
      expect(response.status, method).toBeLessThan(500)
      expect(await response.text()).not.toContain('Eva Lind')
    }
  })
})

describe('forged sessions', () => {
  const asCookie = (token: string) => callerWith(app, `${cookieName}=${token}`)
  const sid = async () => {
    const { rows } = await app.pool.query(
      'SELECT id FROM session WHERE ended_at IS NULL ORDER BY created_at DESC LIMIT 1',
    )
    return rows[0].id as string
  }
  const isNobody = async (caller: Caller) => home(await caller.get('/customer')) === '/sign-in'

  it('A13: what a client sends to the session endpoint changes nothing', async () => {
    const { rows: before } = await app.pool.query('SELECT role, email FROM person ORDER BY email')
    const csrf = (await (await sara.get('/api/auth/csrf')).json()) as { csrfToken: string }
    const data = { role: 'advisor', email: 'advisor@demo.example', sid: crypto.randomUUID(), id: 'x' }
    const response = await sara.post('/api/auth/session', { csrfToken: csrf.csrfToken, data })
    expect(response.status).toBeLessThan(500)
    expect(home(await sara.get('/advisor'))).toBe('/customer')
    expect((await app.pool.query('SELECT role, email FROM person ORDER BY email')).rows).toEqual(before)
  })

  it('A14, A17: tokens of another kind, key or time are nobody', async () => {
    const good = await encode({ token: { sid: await sid() }, secret })
    expect(await isNobody(asCookie(good))).toBe(false)
    const forged = [
      await encode({ token: { sid: await sid() }, secret: 'another-secret-that-is-long-enough-too' }),
      await encode({ token: { sid: await sid() }, secret, maxAge: -60 }),
      await encode({ token: { sid: await sid() }, secret, salt: 'next-auth.state' }),
      await encode({ token: { value: 'state' } as never, secret }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sid: await sid() })).toString('base64url')}.`,
      await encode({ token: { sid: await sid(), aud: 'another-app' } as never, secret }),
      sealed({ sid: await sid() }, '', { kid: '/dev/null' }),
      sealed({ sid: await sid() }, '0', { kid: `' UNION SELECT '0` }),
      sealed({ sid: await sid() }, 'evil', { kid: 'x', jku: 'https://evil.example/keys.json' }),
      `${good.slice(0, -4)}AAAA`,
      'x'.repeat(4_000),
    ]
    // made the same way with the right secret it would have been a session
    expect(await isNobody(asCookie(sealed({ sid: await sid() }, secret, {})))).toBe(false)
    for (const token of forged) expect(await isNobody(asCookie(token)), token.slice(0, 40)).toBe(true)
  })

  it('A15: a session cookie set beforehand is replaced at sign-in', async () => {
    const { jar } = await trySignIn(app, 'customer2@demo.example', 'radrum-demo', {
      cookie: `${cookieName}=planted`,
    })
    expect(jar).not.toContain('planted')
  })

  it('A16: the cookie of a session that was signed out opens nothing', async () => {
    const jonas = await signInByHttp(app, 'customer2@demo.example')
    const { csrfToken } = (await (await jonas.get('/api/auth/csrf')).json()) as { csrfToken: string }
    const csrfCookie = /next-auth\.csrf-token=[^;]+/.exec(jonas.cookie)?.[0] ?? ''
    expect(csrfCookie).not.toBe('')
    await jonas.post('/api/auth/signout', new URLSearchParams({ csrfToken, json: 'true' }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(await isNobody(jonas)).toBe(true)
    expect((await jonas.post('/api/session/input', {})).status).toBe(401)
  })

  it('A16: a disabled person is out at the next request', async () => {
    const aino = await signInByHttp(app, 'customer3@demo.example')
    await app.pool.query(`UPDATE person SET disabled_at = now() WHERE email = 'customer3@demo.example'`)
    expect(await isNobody(aino)).toBe(true)
  })

  it('A16: a role that has changed is the role of the next request, not the cookie’s', async () => {
    const mikael = await signInByHttp(app, 'advisor2@demo.example')
    expect((await mikael.get('/advisor')).status).toBe(200)
    await app.pool.query(`UPDATE person SET role = 'scheduler' WHERE email = 'advisor2@demo.example'`)
    expect(home(await mikael.get('/advisor'))).toBe('/scheduler')
    expect(await mikael.act('chooseStatus', { chosen: 'busy' })).toEqual({ ok: false, reason: 'not_allowed' })
    await app.pool.query(`UPDATE person SET role = 'advisor' WHERE email = 'advisor2@demo.example'`)
  })

  it('A19: a wrong password and an unknown account get the same answer, to the letter', async () => {
    const answers = await Promise.all(
      ['advisor3@demo.example', 'nobody@demo.example'].map(async (email) => {
        const { response, jar } = await trySignIn(app, email, 'wrong')
        const headers = [...response.headers].filter(
          ([name]) => !/^(date|set-cookie|content-security)/.test(name),
        )
        return {
          status: response.status,
          text: await response.text(),
          headers,
          names: jar.replace(/=[^;]*/g, ''),
        }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.text).toContain('wrong_credentials')
  })

  it('A18: forged X-Forwarded-For does not make a new address', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 7; i += 1) {
      const { response } = await trySignIn(app, 'advisor2@demo.example', `wrong ${i}`, {
        'x-forwarded-for': `203.0.113.${i}`,
      })
      statuses.push(response.status)
    }
    expect(statuses.every((status) => status === 401)).toBe(true)
    const { response } = await trySignIn(app, 'advisor2@demo.example', 'radrum-demo', {
      'x-forwarded-for': '203.0.113.99',
    })
    expect(await response.text()).toContain('too_many_tries')
    const { rows } = await app.pool.query('SELECT DISTINCT address FROM sign_in_try')
    expect(rows.every(({ address }) => !address.startsWith('203.'))).toBe(true)
  })

  it.each([
    '//evil.example',
    'https:evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'https://evil.example/',
    '%00',
    'http://[bad',
  ])('A20: callbackUrl %s never leaves the house', async (callbackUrl) => {
    const { response: signedIn, jar } = await trySignIn(
      app,
      'scheduler3@demo.example',
      'radrum-demo',
      {},
      { callbackUrl },
    )
    expect(signedIn.status).toBe(200)
    const { url } = (await signedIn.json()) as { url: string }
    expect(new URL(url).origin).toBe(app.url)
    const csrf = (await (await callerWith(app, jar).get('/api/auth/csrf')).json()) as { csrfToken: string }
    const out = await callerWith(app, jar).post(
      '/api/auth/signout',
      new URLSearchParams({ csrfToken: csrf.csrfToken, callbackUrl }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
    )
    expect(out.status).toBe(302)
    expect(new URL(out.headers.get('location') ?? '', app.url).origin).toBe(app.url)
    for (const path of ['/api/auth/signin', '/api/auth/signout', '/sign-in']) {
      const response = await callerWith(app, '').get(
        `${path}?callbackUrl=${encodeURIComponent(callbackUrl)}&next=${encodeURIComponent(callbackUrl)}`,
      )
      expect(response.status).toBeLessThan(500)
      expect(response.headers.get('location') ?? app.url).not.toContain('evil')
    }
  })
})
