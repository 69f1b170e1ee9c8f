import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDraft } from '@/lib/bank/payment'
import { startApp, type TestApp } from '@/tests/support/app'
import { actionId, type Caller, signInByHttp, trySignIn } from '@/tests/support/http'
import { rawRequest } from '@/tests/support/raw-http'

/** 100,000 keys in just under a megabyte. */
const manyKeys = `{${Array.from({ length: 100_000 }, (_, i) => `"${i.toString(36)}":0`).join()}}`

const id = crypto.randomUUID()
let app: TestApp
let sara: Caller

beforeAll(async () => {
  app = await startApp({ video: false })
  sara = await signInByHttp(app, 'customer@demo.example')
})
afterAll(() => app.stop())

describe('A55: sizes and shapes', () => {
  it.each<[string, unknown]>([
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024)],
    ['two megabytes of JSON', JSON.stringify({ ping: 'x'.repeat(2 * 1024 * 1024) })],
    ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a number with a million digits', `{"ping":${'9'.repeat(1_000_000)}}`],
    ['a hundred thousand keys', manyKeys],
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
    const cookie = `${sara.cookie}; big=${'y'.repeat(100_000)}`
    // refused before it is read to its end, so that the refusal may not reach who is still sending
    expect([431, 0]).toContain((await rawRequest(app, '/customer', { headers: { cookie } })).status)
    expect((await sara.get('/customer')).status).toBe(200)
  })

  it.each<[string, string]>([
    ['a hundred thousand keys', `[${manyKeys}]`],
    ['a million digits', `[{"id":${'9'.repeat(1_000_000)}}]`],
    ['ten thousand levels', `[{"id":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`],
    ['ten thousand levels of objects', `[{"id":${'{"a":'.repeat(10_000)}0${'}'.repeat(10_001)}]`],
    ['the same key twice, the second no id', `[{"id":"${crypto.randomUUID()}","id":"x"}]`],
    ['A54: a prototype', `[{"__proto__":{"id":"${crypto.randomUUID()}"}}]`],
    ['a constructor', `[{"id":{"constructor":{"prototype":{"x":1}}}}]`],
    ['not JSON', '[{"id":'],
    ['no list', '7'],
    ['nothing', ''],
    ['references to what is not there', '["$F1","$K2","$@3","$Q4"]'],
  ])('at an action: %s is refused and the app goes on', async (_, body) => {
    const answer = await sara.act('cancelCall', body)
    const refused = { ok: false, reason: 'bad_input' }
    if ((answer as { status?: number }).status === undefined) expect(answer).toEqual(refused)
    else expect([400, 413]).toContain((answer as { status: number }).status)
    expect((await sara.get('/api/health')).status).toBe(200)
  })

  it('at an action: two megabytes, said or in chunks of which nobody says how many', async () => {
    const headers = {
      ...{ cookie: sara.cookie, origin: app.url, accept: 'text/x-component' },
      ...{ 'next-action': actionId('cancelCall'), 'content-type': 'text/plain;charset=UTF-8' },
    }
    const send = (more: object) => rawRequest(app, '/customer', { method: 'POST', headers, ...more })
    const megabyte = `["${'x'.repeat(1024 * 1024)}"]`
    // the door may be closed before everything is sent
    expect([413, 0]).toContain((await send({ body: megabyte + megabyte })).status)
    expect([411, 0]).toContain((await send({ body: megabyte, chunks: 2 })).status)
    expect((await send({ body: '[]', chunks: 1 })).status).toBe(411)
    expect((await sara.get('/api/health')).status).toBe(200)
  })

  it('A43: what people type does not reach the log, in no form', async () => {
    await app.pool.query(`CREATE FUNCTION quarrel() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'about: %', NEW.about; END $$;
      CREATE TRIGGER quarrel BEFORE INSERT ON call_request FOR EACH ROW EXECUTE FUNCTION quarrel()`)
    const { rows } = await app.pool.query('SELECT own_advisor_id AS id FROM person WHERE email = $1', [
      'customer@demo.example',
    ])
    const about = 'red \u001b[31m\n{"level":60,"msg":"forged"}'
    const answer = (await sara.act('askToCallMe', { advisorId: rows[0].id, about })) as { reason: string }
    await app.pool.query('DROP TRIGGER quarrel ON call_request')
    const [, id] = /^failed:([0-9a-f]{8})$/.exec(answer.reason) ?? []
    expect(app.log()).toContain(`"failureId":"${id}"`)
    expect(app.log()).not.toMatch(/forged|\\u001b|\[31m/)
    // every line is one of ours, whatever else was in it
    const lines = app
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
  })

  it('A43: nor what people look for, when the page that shows it fails', async () => {
    const { rows } = await app.pool.query<{ id: string }>(
      `SELECT a.id FROM ledger_account a JOIN person p ON p.id = a.owner_id WHERE p.email = 'customer@demo.example' LIMIT 1`,
    )
    const query = encodeURIComponent('rent\n{"level":60,"msg":"forged"}')
    await app.pool.query('ALTER TABLE entry RENAME TO entry_away')
    await (await sara.get(`/customer/accounts/${rows[0]?.id}?q=${query}`)).text()
    await app.pool.query('ALTER TABLE entry_away RENAME TO entry')
    expect(app.log()).toContain('a page failed')
    expect(app.log()).not.toContain('forged')
  })

  it.each<[string, object]>([
    ['askToCallMe', { advisorId: id, about: 'my\0loan' }],
    ['bookMeeting', { key: id, typeId: id, way: 'video', startsAt: 1_800_000_000_000, about: 'my\0loan' }],
    ['checkPayment', { draft: { ...emptyDraft, message: 'thank\0you' } }],
    ['unlock', { password: 'radrum\0demo' }],
  ])('%s: a text that the database cannot hold is refused in words', async (name, input) => {
    const failures = () => app.log().split('unexpected failure').length
    const before = failures()
    expect(await sara.act(name, input)).toEqual({ ok: false, reason: 'bad_text' })
    expect(failures()).toBe(before)
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
