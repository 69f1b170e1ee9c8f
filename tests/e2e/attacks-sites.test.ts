import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoPassword } from '@/lib/access/demo-people'
import type { TestApp } from '@/tests/support/app'
import { actionId, type Caller, getAsRouter, signInByHttp } from '@/tests/support/http'
import { plainApp } from '@/tests/support/plain-app'
import { type RawAnswer, rawRequest } from '@/tests/support/raw-http'

let app: TestApp
let sara: Caller
let eva: Caller
/** The card of one of Eva's customers. */
let card: string
let advisorId: string

beforeAll(async () => {
  app = await plainApp()
  sara = await signInByHttp(app, 'customer@demo.example')
  eva = await signInByHttp(app, 'advisor@demo.example')
  const { rows } = await app.pool.query(
    `SELECT id, own_advisor_id AS advisor FROM person WHERE email = 'customer2@demo.example'`,
  )
  card = `/advisor/customers/${rows[0].id}`
  advisorId = rows[0].advisor
})
afterAll(() => app?.stop())

const about = 'From somewhere else'
const input = () => JSON.stringify([{ advisorId, about }])
const count = async (what: string) =>
  (await app.pool.query(`SELECT count(*)::int AS n FROM ${what}`)).rows[0].n as number
const asked = () => count('call_request')

/** What a page of another site could send in this browser, if the browser added the cookies. */
async function send(path: string, headers: Record<string, string>, body: string): Promise<RawAnswer> {
  return rawRequest(app, path, { method: 'POST', body, headers: { cookie: sara.cookie, ...headers } })
}

function asAction(headers: Record<string, string>): Promise<RawAnswer> {
  const type = { 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' }
  return send('/customer', { 'next-action': actionId('askToCallMe'), ...type, ...headers }, input())
}

async function csrf() {
  const first = await fetch(`${app.url}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  return {
    csrfToken,
    cookie: first.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; '),
  }
}

describe('A33 A34: from other origins', () => {
  const others = (): [string, Record<string, string>][] => [
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a sibling subdomain on the right port', { origin: `http://sub.localhost:${app.port}` }],
    ['the same host on another port', { origin: `http://localhost:${app.port + 1}` }],
    ['the same host over https', { origin: `https://localhost:${app.port}` }],
    ['our name as the beginning of another', { origin: `${app.url}.evil.example` }],
    ['something that is no origin', { origin: 'localhost' }],
    ['nobody says from where', {}],
    ['our origin, but the browser knows better', { origin: app.url, 'sec-fetch-site': 'cross-site' }],
    ['our origin, said to be a sibling', { origin: app.url, 'sec-fetch-site': 'same-site' }],
  ]

  it('an action, an endpoint, signing in and signing out are refused, and nothing has happened', async () => {
    const state = async () => [
      await asked(),
      await count('session WHERE ended_at IS NULL'),
      await count('sign_in_try'),
    ]
    const before = await state()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const [from, headers] of others()) {
      const { csrfToken, cookie } = await csrf()
      const both = `${sara.cookie}; ${cookie}`
      const login = { csrfToken, email: 'customer2@demo.example', password: demoPassword }
      const answers = {
        action: await asAction(headers),
        input: await send('/api/session/input', { 'content-type': 'application/json', ...headers }, '{}'),
        lease: await send('/api/presence/lease', { 'content-type': 'application/json', ...headers }, '{}'),
        signIn: await send(
          '/api/auth/callback/credentials',
          { ...form, ...headers, cookie },
          new URLSearchParams(login).toString(),
        ),
        signOut: await send(
          '/api/auth/signout',
          { ...form, ...headers, cookie: both },
          `csrfToken=${csrfToken}`,
        ),
      }
      for (const [what, { status, headers: told }] of Object.entries(answers)) {
        expect(status, `${what}: ${from}`).toBe(403)
        expect(told['set-cookie'], `${what}: ${from}`).toBeUndefined()
      }
    }
    expect(await state()).toEqual(before)
    expect((await sara.get('/customer')).status).toBe(200)
  })

  const types: [string, (name: string) => string][] = [
    ['text/plain', (name) => `${name}=\n`],
    [
      'application/x-www-form-urlencoded',
      (name) => `${encodeURIComponent(name)}=&0=${encodeURIComponent(input())}`,
    ],
    [
      'multipart/form-data; boundary=x',
      (name) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n--x--\r\n`,
    ],
  ]

  it.each(types)('a form of another site as %s does nothing', async (type, bodyOf) => {
    const before = await asked()
    const headers = { 'content-type': type, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const body = bodyOf(`$ACTION_ID_${actionId('askToCallMe')}`)
    for (const path of ['/customer', '/api/session/input', '/api/presence/lease', '/api/auth/signout'])
      expect((await send(path, headers, body)).status, path).toBe(403)
    expect(await asked()).toBe(before)
  })

  it.each(types)(
    'also of our own site, %s is not what an action or an endpoint reads',
    async (type, bodyOf) => {
      const before = await asked()
      const headers = { 'content-type': type, origin: app.url }
      const body = bodyOf(`$ACTION_ID_${actionId('askToCallMe')}`)
      expect((await send('/api/presence/lease', headers, body)).status).toBe(400)
      expect((await send('/customer', headers, body)).status).toBe(405)
      const action = { ...headers, 'next-action': actionId('askToCallMe') }
      expect((await send('/customer', action, body)).status).toBe(400)
      expect(await asked()).toBe(before)
    },
  )

  it('signing in and out needs the token of our page, too', async () => {
    const before = await count('session WHERE ended_at IS NULL')
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: app.url }
    const login = `email=customer2%40demo.example&password=${demoPassword}&csrfToken=${'0'.repeat(64)}`
    const refused = await send('/api/auth/callback/credentials', { ...form, cookie: '' }, login)
    expect(String(refused.headers['set-cookie'] ?? '')).not.toContain('session-token')
    await send('/api/auth/signout', form, `csrfToken=${'0'.repeat(64)}`)
    expect(await count('session WHERE ended_at IS NULL')).toBe(before)
    expect((await sara.get('/customer')).status).toBe(200)
  })

  it('the same from our own page is done', async () => {
    const answer = await asAction({ origin: app.url, 'sec-fetch-site': 'same-origin' })
    expect(answer.text).toMatch(/"ok":true/)
    expect(await asked()).toBe(1)
    expect((await sara.post('/api/session/input', {})).status).toBe(204)
    expect((await signInByHttp(app, 'customer2@demo.example')).cookie).toContain('session-token')
  })
})

describe('A35: reading changes nothing', () => {
  const tables =
    `meeting booking sharing desk_status desk_lease confirmation call_request contact_event contact_reading getting_ready
    meeting_note mail entry session audit_event`.split(/\s+/)
  const counts = () => Promise.all(tables.map(count))
  const ahead: Record<string, string>[] = [
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-moz': 'prefetch' },
    { 'next-router-prefetch': '1' },
    { 'next-router-prefetch': '1', rsc: '1' },
    { 'next-router-prefetch': '1', rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    {
      ...{ 'next-router-prefetch': '1', rsc: '1' },
      'next-router-segment-prefetch': '/advisor/customers/$d$id/__PAGE__',
    },
  ]

  it('no page of any role, looked at or fetched ahead', async () => {
    const nils = await signInByHttp(app, 'scheduler@demo.example')
    const before = await counts()
    const pages: [Caller, string[]][] = [
      [sara, ['', '/book', '/bookings', '/cards', '/payments'].map((path) => `/customer${path}`)],
      [eva, ['/advisor', '/advisor/calendar']],
      [nils, ['/scheduler', `/scheduler/hours/${advisorId}`]],
    ]
    for (const [who, paths] of pages) {
      for (const path of paths) {
        for (const headers of [{}, ahead[0], ahead[5], ahead[6]])
          expect((await getAsRouter(who, path, headers)).status, path).toBe(200)
      }
    }
    expect(await counts()).toEqual(before)
  })

  it('a customer’s card that is fetched ahead shows nothing and is not on record; opened, it is both', async () => {
    const before = await counts()
    for (const headers of ahead) {
      const text = await (await getAsRouter(eva, card, headers)).text()
      expect(text, JSON.stringify(headers)).not.toMatch(/Jonas Berg|customer2@demo/)
    }
    expect(await counts()).toEqual(before)
    const opened = await eva.get(card)
    expect(await opened.text()).toContain('Jonas Berg')
    expect(await count(`audit_event WHERE type = 'customer_opened'`)).toBe(1)
  })

  it('nobody says of their own request that it is a prefetch, or whom it is from', async () => {
    const answer = await eva.get(card, { 'x-radrum-prefetch': '1' })
    expect(answer.status).toBe(200)
  })
})

describe('A36: no other site reads, and there is one host', () => {
  const evil = { origin: 'https://evil.example' }
  const allows = ({ headers }: RawAnswer) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control'))
  let cookie: Record<string, string>
  beforeEach(() => {
    cookie = { cookie: sara.cookie }
  })

  it('neither asked before nor with credentials', async () => {
    const ask = {
      ...evil,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'next-action,content-type',
    }
    for (const path of [
      '/customer',
      '/api/session/input',
      '/api/presence/stream',
      '/api/auth/session',
      '/api/ready',
    ]) {
      const preflight = await rawRequest(app, path, { method: 'OPTIONS', headers: { ...cookie, ...ask } })
      expect(allows(preflight), path).toEqual([])
      expect(preflight.status, path).toBeLessThan(500)
    }
    for (const path of ['/customer', '/api/auth/session', '/api/ready', '/api/health', card]) {
      const read = await rawRequest(app, path, { headers: { ...cookie, ...evil } })
      expect(allows(read), path).toEqual([])
      expect(read.headers['cross-origin-resource-policy'], path).toBe('same-origin')
    }
    const stream = await fetch(`${app.url}/api/presence/stream`, { headers: { ...cookie, ...evil } })
    expect(stream.headers.get('access-control-allow-origin')).toBeNull()
    await stream.body?.cancel()
  })

  it('another Host is moved to ours or refused, and no answer repeats it', async () => {
    const moved = await rawRequest(app, '/customer', { headers: { ...cookie, host: 'evil.example' } })
    expect(`${moved.status} ${moved.headers.location}`).toBe(`307 ${app.url}/customer`)
    const before = await asked()
    const forged = await asAction({ origin: 'https://evil.example', host: 'evil.example' })
    expect(forged.status).toBe(421)
    const forwarded: Record<string, string> = {
      ...{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
    }
    expect((await asAction({ ...evil, ...forwarded })).status).toBe(403)
    expect(await asked()).toBe(before)
    for (const path of ['/customer', '/', '/api/auth/signin', '/api/auth/signout', '/sign-in']) {
      const { status, headers, text } = await rawRequest(app, path, { headers: forwarded })
      expect(status, path).toBeLessThan(500)
      expect(`${headers.location} ${text}`, path).not.toContain('evil.example')
    }
    expect((await asAction({ origin: app.url, ...forwarded })).text).toMatch(/"ok":true/)
  })
})
