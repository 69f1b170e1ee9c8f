import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDraft } from '@/lib/bank/payment'
import { startApp, type TestApp } from '@/tests/support/app'
import { type Caller, signInByHttp, trySignIn } from '@/tests/support/http'

const id = crypto.randomUUID()
let app: TestApp
let sara: Caller

beforeAll(async () => {
  app = await startApp()
  sara = await signInByHttp(app, 'customer@demo.example')
})
afterAll(() => app.stop())

describe('A55: sizes and shapes', () => {
  it.each<[string, unknown]>([
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024)],
    ['two megabytes of JSON', JSON.stringify({ ping: 'x'.repeat(2 * 1024 * 1024) })],
    ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a number with a million digits', `{"ping":${'9'.repeat(100_000)}}`],
    ['not JSON', '{"ping":'],
    ['unknown fields', { ping: 'x', device: 'device-12345', desk: false, role: 'advisor' }],
    ['A54: a prototype', '{"__proto__":{"desk":true},"ping":"x","device":"device-12345"}'],
    ['nothing', ''],
  ])('%s is refused and the app goes on', async (_, body) => {
    const answer = await sara.post('/api/presence/lease', body).catch(() => ({ status: 413 }))
    expect([400, 413]).toContain(answer.status)
    expect((await sara.get('/api/health')).status).toBe(200)
  })

  it('invalid UTF-8 and headers of 100 KB', async () => {
    const response = await fetch(`${app.url}/api/presence/lease`, {
      method: 'POST',
      headers: { cookie: sara.cookie, origin: app.url, 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    })
    expect(response.status).toBe(400)
    const large = await sara
      .get('/api/health', { 'x-large': 'y'.repeat(100_000) })
      .catch(() => ({ status: 431 }))
    expect(large.status).toBe(431)
  })

  it('A06: unknown fields in an action are refused, not ignored', async () => {
    const input = { advisorId: crypto.randomUUID(), device: 'device-12345', customerId: 'x', role: 'advisor' }
    expect(await sara.act('startCall', input)).toEqual({ ok: false, reason: 'bad_input' })
  })

  it.each<[string, object]>([
    ['askToCallMe', { advisorId: id, about: 'my\0loan' }],
    ['bookMeeting', { key: id, typeId: id, way: 'video', startsAt: 1_800_000_000_000, about: 'my\0loan' }],
    ['checkPayment', { draft: { ...emptyDraft, message: 'thank\0you' } }],
    ['unlock', { password: 'radrum\0demo' }],
  ])('%s: a text that the database cannot hold is refused in words', async (name, input) => {
    expect(await sara.act(name, input)).toEqual({ ok: false, reason: 'bad_text' })
    expect(app.log()).not.toContain('22021')
  })

  it('A43: a line break in an address does not forge a log entry', async () => {
    await trySignIn(app, 'a\n{"level":60,"msg":"forged"}@x', 'x')
    await sara.get('/api/health?x=%0a%7b%22level%22%3a60%7d')
    expect(
      app
        .log()
        .split('\n')
        .filter((line) => line.startsWith('{"level":60,"msg":"forged"')),
    ).toEqual([])
  })
})
