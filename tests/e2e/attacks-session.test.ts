import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import { type Caller, callerWith, signInByHttp, trySignIn } from '@/tests/support/http'

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
  app = await startApp()
  sara = await signInByHttp(app, 'customer@demo.example')
})
afterAll(() => app.stop())

const home = (response: Response) => new URL(response.headers.get('location') ?? '/', app.url).pathname

describe('getting past the door', () => {
  it('A04: a customer is sent home from staff pages, and staff from the netbank', async () => {
    for (const path of ['/advisor', '/advisor/calendar', '/scheduler']) {
      const response = await sara.get(path)
      expect(`${response.status} ${home(response)}`, path).toBe('307 /customer')
    }
    const nils = await signInByHttp(app, 'scheduler@demo.example')
    expect(home(await nils.get('/customer'))).toBe('/scheduler')
  })

  it('A04, A12: actions called directly by another role do nothing', async () => {
    const refused = { ok: false, reason: 'not_allowed' }
    expect(await sara.act('chooseStatus', { chosen: 'busy' })).toEqual(refused)
    expect(await sara.act('acceptCall', { id: crypto.randomUUID(), device: 'device-12345' })).toEqual(refused)
    const nils = await signInByHttp(app, 'scheduler@demo.example')
    expect(await nils.act('startCall', { advisorId: crypto.randomUUID(), device: 'device-12345' })).toEqual(
      refused,
    )
    expect(await callerWith(app, '').act('chooseStatus', { chosen: 'busy' })).toEqual({
      ok: false,
      reason: 'signed_out',
    })
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
    const ways: Record<string, string>[] = [
      { RSC: '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { 'Next-Router-Segment-Prefetch': '/_tree' },
    ]
    for (const headers of ways) {
      for (const path of pages) {
        const text = await (await nobody.get(path, headers)).text()
        expect(text, path).not.toMatch(/Sara Holm|Vardagskonto|Buffert|Matboden/)
      }
    }
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
      `${good.slice(0, -4)}AAAA`,
      'x'.repeat(4_000),
    ]
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
    for (const path of ['/api/auth/signin', '/api/auth/signout', '/sign-in']) {
      const response = await callerWith(app, '').get(
        `${path}?callbackUrl=${encodeURIComponent(callbackUrl)}&next=${encodeURIComponent(callbackUrl)}`,
      )
      expect(response.status).toBeLessThan(500)
      expect(response.headers.get('location') ?? app.url).not.toContain('evil')
    }
  })
})

describe('from other sites', () => {
  it('A33, A34: actions and endpoints refuse other origins, no origin and sandboxed origins', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://sub.localhost:3000',
      `${app.url}.evil.example`,
    ]) {
      expect(
        await sara.act('releaseCall', { advisorId: crypto.randomUUID() }, { origin }),
        origin,
      ).not.toMatchObject({ ok: true })
      expect((await sara.post('/api/session/input', {}, { origin })).status, origin).toBe(403)
    }
    expect((await sara.post('/api/session/input', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await sara.post('/api/presence/lease', 'a=b', { 'content-type': type })
      expect(response.status, type).toBe(400)
    }
  })

  it('A35: looking at pages, also as a prefetch, changes nothing', async () => {
    const tables = ['meeting', 'booking', 'sharing', 'desk_status', 'confirmation', 'call_request']
    const count = async () => {
      const counts = await Promise.all(
        tables.map((table) => app.pool.query(`SELECT count(*)::int AS n FROM ${table}`)),
      )
      return counts.map(({ rows }) => rows[0].n)
    }
    const before = await count()
    for (const path of [
      '/customer',
      '/customer/book',
      '/customer/bookings',
      '/customer/cards',
      '/customer/payments',
    ]) {
      await (await sara.get(path, { Purpose: 'prefetch', 'Next-Router-Prefetch': '1', RSC: '1' })).text()
      await (await sara.get(path)).text()
    }
    expect(await count()).toEqual(before)
  })

  it('A36: no CORS for anybody, and another Host is not ours', async () => {
    const response = await sara.get('/api/ready', { origin: 'https://evil.example' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    const forged = await sara.act(
      'releaseCall',
      { advisorId: crypto.randomUUID() },
      {
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
      },
    )
    expect(forged).not.toMatchObject({ ok: true })
  })
})
