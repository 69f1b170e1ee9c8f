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
    ['sendMessage', { threadId: id, seen: 0, key: id, text: 'my\0loan', attachments: [] }],
    ['askAssistant', { talkId: null, key: id, words: 'my\0loan', page: null }],
    ['startThread', { customerId: id, subject: 'my\0loan', key: id, text: 'x', attachments: [] }],
    ['saveDraft', { threadId: id, customerId: id, subject: '', text: 'my\0loan', version: 0 }],
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

describe('A55 A59: what is written to each other', () => {
  const key = () => crypto.randomUUID()
  let customerId: string
  let threadId: string
  const messages = async () =>
    (await app.pool.query('SELECT count(*)::int AS n, max(length(text)) AS longest FROM message')).rows[0]

  beforeAll(async () => {
    const { rows } = await app.pool.query(
      `SELECT t.id, p.id AS "customerId" FROM thread t JOIN person p ON p.id = t.customer_id
        WHERE p.email = 'customer@demo.example' AND t.state = 'answered' LIMIT 1`,
    )
    ;({ id: threadId, customerId } = rows[0])
  })

  it.each<[string, object]>([
    ['4,001 characters', { text: 'x'.repeat(4_001) }],
    ['six files', { attachments: Array.from({ length: 6 }, key) }],
    ['the same file twice', { attachments: [id, id] }],
    ['a file that is no id', { attachments: ['../../etc/passwd'] }],
    ['nothing that can be seen', { text: ' \u200b\u202e\n ' }],
    ['a key that is none', { key: 'once' }],
    ['no text', { text: undefined }],
    ['a text that is a list', { text: ['x'] }],
  ])('%s is refused, and nothing is written', async (_, part) => {
    const body = { key: key(), text: 'x', attachments: [], ...part }
    const before = await messages()
    const refused = { ok: false, reason: 'bad_input' }
    expect(await sara.act('sendMessage', { threadId, seen: 0, ...body })).toEqual(refused)
    expect(await sara.act('startThread', { customerId, subject: 'x', ...body })).toEqual(refused)
    expect(await messages()).toEqual(before)
  })

  it.each<[string, string, object]>([
    ['a subject of 121', 'startThread', { subject: 'x'.repeat(121) }],
    ['a subject that nobody sees', 'startThread', { subject: '\u200b \n' }],
    ['a draft of 10,001', 'saveDraft', { text: 'x'.repeat(10_001) }],
    ['a draft’s subject of 121', 'saveDraft', { subject: 'x'.repeat(121) }],
    ['a version below nothing', 'saveDraft', { version: -1 }],
    ['half a version', 'saveDraft', { version: 0.5 }],
  ])('%s is refused', async (_, name, part) => {
    const whole = {
      startThread: { customerId, subject: 'x', key: key(), text: 'x', attachments: [] },
      saveDraft: { threadId, customerId, subject: '', text: 'x', version: 0 },
    }
    const input = { ...whole[name as keyof typeof whole], ...part }
    expect(await sara.act(name, input)).toEqual({ ok: false, reason: 'bad_input' })
  })

  it.each([0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, '7', null])('read up to %j is refused', async (seq) => {
    expect(await sara.act('markThreadRead', { threadId, seq })).toEqual({ ok: false, reason: 'bad_input' })
  })

  it('the longest that is allowed is written as it is', async () => {
    const text = 'å'.repeat(4_000)
    const begun = { customerId, subject: 's'.repeat(120), key: key(), text, attachments: [] }
    expect(await sara.act('startThread', begun)).toMatchObject({ ok: true })
    expect(await messages()).toMatchObject({ longest: 4_000 })
  })

  it('a form sent again is the same message; another text under its key is refused', async () => {
    const input = { threadId, seen: 0, key: key(), text: 'Once', attachments: [] }
    const [first, again] = [await sara.act('sendMessage', input), await sara.act('sendMessage', input)]
    expect(first).toMatchObject({ ok: true })
    expect(again).toEqual(first)
    const { n } = await messages()
    const reused = { ok: false, reason: 'key_reused' }
    expect(await sara.act('sendMessage', { ...input, text: 'Twice' })).toEqual(reused)
    const { key: used, text, attachments } = input
    expect(await sara.act('startThread', { customerId, subject: 'x', key: used, text, attachments })).toEqual(
      reused,
    )
    expect(await messages()).toMatchObject({ n })
  })

  it('A43: neither subject nor text reaches the log, when writing fails', async () => {
    await app.pool.query('ALTER TABLE contact_event RENAME TO contact_event_away')
    const input = { customerId, subject: 'Forged subject', key: key(), text: 'Forged text', attachments: [] }
    const answer = await sara.act('startThread', input)
    await app.pool.query('ALTER TABLE contact_event_away RENAME TO contact_event')
    expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/^failed:/) })
    expect(app.log()).not.toMatch(/Forged (subject|text)/)
  })
})
