import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { filesAtMost, largestFile, unsentAtMost } from '@/lib/message/attachment'
import { testVirus } from '@/lib/message/demo-verdict'
import { placeQuery } from '@/lib/message/place'
import type { Attachment } from '@/lib/message/thread'
import type { TestApp } from '@/tests/support/app'
import { bytesOf, zipOf } from '@/tests/support/files'
import { type Caller, callerWith, signInByHttp } from '@/tests/support/http'
import { plainApp } from '@/tests/support/plain-app'
import { rawRequest } from '@/tests/support/raw-http'
import { filesPath as path, upload as sendFile } from '@/tests/support/upload'

const png = bytesOf('\x89PNG\r\n\x1a\n picture')
const docx = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

let app: TestApp
let sara: Caller
let eva: Caller
/** People who have nothing to do with Sara's threads. */
let others: Caller[]
let threadId: string
let saraId: string
/** Where Sara's files wait for their message: as the pages say it. */
let place: string

beforeAll(async () => {
  app = await plainApp()
  const people = ['customer', 'advisor', 'customer2', 'advisor2', 'advisor3', 'scheduler']
  const signedIn: Caller[] = []
  for (const key of people) signedIn.push(await signInByHttp(app, `${key}@demo.example`))
  ;[sara, eva, ...others] = signedIn as [Caller, Caller, ...Caller[]]
  const [row] = await rowsOf(`SELECT t.id, t.customer_id FROM thread t JOIN person p ON p.id = t.customer_id
    WHERE p.email = 'customer@demo.example' AND t.state = 'answered' LIMIT 1`)
  ;({ id: threadId, customer_id: saraId } = row)
  place = placeQuery({ customerId: saraId, threadId })
})
afterAll(() => app?.stop())
afterEach(() => app.pool.query('DELETE FROM attachment WHERE message_id IS NULL'))

const rowsOf = async (sql: string, values: unknown[] = []) => (await app.pool.query(sql, values)).rows
const unsent = async () => (await rowsOf('SELECT 1 FROM attachment WHERE message_id IS NULL')).length
const refusals = async () =>
  (await rowsOf(`SELECT data FROM audit_event WHERE type = 'file_refused' ORDER BY id`)).map(
    ({ data }) => data,
  )

type Sent = { headers?: Record<string, string>; at?: string }
const upload = (as: Caller, name: string, content: Uint8Array, { headers, at = place }: Sent = {}) =>
  sendFile(app, as, { name, content, at }, headers)

async function uploaded(as: Caller, name = 'picture.png', content = png, at = place): Promise<Attachment> {
  const answer = await upload(as, name, content, { at })
  expect(answer.status, name).toBe(201)
  return (await answer.json()) as Attachment
}

/** Sends a file along, and gives its id. */
async function sent(as: Caller, name = 'picture.png', content = png): Promise<string> {
  const { id } = await uploaded(as, name, content)
  const body = { threadId, seen: 0, key: crypto.randomUUID(), text: '', attachments: [id] }
  expect(await as.act('sendMessage', body)).toMatchObject({ ok: true })
  return id
}

describe('A55: what may be attached', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['a program under a picture’s name', 'holiday.png', bytesOf('MZ\x90\0'), 'file_executable'],
    ['a script with an interpreter', 'list.txt', bytesOf('#!/bin/sh\nrm -rf ~'), 'file_executable'],
    ['A37: a picture that can run', 'logo.png', bytesOf('<svg onload="x()"></svg>'), 'file_active'],
    ['A37: a page', 'notes.txt', bytesOf('<!doctype html><script>x()</script>'), 'file_active'],
    ['a document with macros', 'offer.docx', zipOf([...docx, 'word/vbaProject.bin']), 'file_macros'],
    ['the test virus', 'letter.txt', bytesOf(testVirus), 'file_infected'],
    ['the test virus in a picture', 'picture.png', bytesOf(`\x89PNG\r\n\x1a\n${testVirus}`), 'file_infected'],
    ['nothing', 'empty.png', new Uint8Array(), 'file_empty'],
    ['an archive', 'all.zip', zipOf(['a.txt']), 'file_unknown'],
    ['an archive of 20,000 parts', 'parts.docx', zipOf(parts(20_000)), 'file_unknown'],
    ['a part whose name is 65,535 long', 'n.docx', zipOf(['x'.repeat(65_535), ...docx]), 'file_unknown'],
    ['a table that lies', 'lies.docx', lying(zipOf(docx)), 'file_unknown'],
    ['a table of nothing', 'cut.docx', zipOf(docx).subarray(0, 60), 'file_unknown'],
    ['half a character', 'text.txt', bytesOf('caf\xe9'), 'file_unknown'],
    ['control characters', 'text.txt', bytesOf('a\x1b[31mb'), 'file_unknown'],
  ])('%s is refused, not kept, and on record without its name', async (_, name, content, reason) => {
    const before = await refusals()
    const answer = await upload(sara, name, content)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual({ error: reason })
    expect(await unsent()).toBe(0)
    expect(await refusals()).toEqual([...before, { reason }])
  })

  it('eleven megabytes are refused before they are read; ten come in and go out as they were', async () => {
    // the door may be closed before everything is sent
    const answer = await upload(sara, 'large.png', new Uint8Array(11 * 1024 * 1024)).catch(() => undefined)
    if (answer) expect(`${answer.status} ${await answer.text()}`).toBe('413 {"error":"file_too_large"}')
    expect(await unsent()).toBe(0)
    const content = new Uint8Array(largestFile)
    content.set(png)
    const { id, bytes } = await uploaded(sara, 'large.png', content)
    expect(bytes).toBe(largestFile)
    const back = new Uint8Array(await (await sara.get(`${path}/${id}`)).arrayBuffer())
    expect(Buffer.compare(back, content)).toBe(0)
  })

  it('no length, no name, another type, another site, nobody, or a scheduler: none of it comes in', async () => {
    const type = { 'content-type': 'application/octet-stream' }
    const headers = { cookie: sara.cookie, origin: app.url, 'x-file-name': 'a.png', ...type }
    const chunked = await rawRequest(app, `${path}?${place}`, {
      method: 'POST',
      headers,
      body: 'x',
      chunks: 2,
    })
    expect([411, 0]).toContain(chunked.status)
    const tries: [Caller, Record<string, string>, number, string][] = [
      [sara, { 'x-file-name': '' }, 400, 'bad_input'],
      [sara, { 'x-file-name': '%zz' }, 400, 'bad_input'],
      [sara, { 'x-file-name': 'x'.repeat(2_000) }, 400, 'bad_input'],
      [sara, { 'content-type': 'image/png' }, 400, 'bad_input'],
      [sara, { 'content-type': 'multipart/form-data; boundary=x' }, 400, 'bad_input'],
      [callerWith(app, ''), {}, 401, 'signed_out'],
      [others.at(-1) as Caller, {}, 403, 'not_allowed'],
    ]
    for (const [as, more, status, error] of tries) {
      const answer = await upload(as, 'a.png', png, { headers: more })
      expect([answer.status, await answer.json()], JSON.stringify(more)).toEqual([status, { error }])
    }
    for (const at of ['', 'customer=x', `thread=${threadId}`, `customer=${saraId}&thread=../x`]) {
      const answer = await upload(sara, 'a.png', png, { at })
      expect([answer.status, await answer.json()], at).toEqual([400, { error: 'bad_input' }])
    }
    const foreign = await upload(sara, 'a.png', png, { headers: { origin: 'https://evil.example' } })
    expect(foreign.status).toBe(403)
    expect(await unsent()).toBe(0)
  })

  it(`${unsentAtMost} wait to be sent, and ${filesAtMost} go with one message`, async () => {
    const ids: string[] = []
    for (let nth = 0; nth < unsentAtMost; nth++) ids.push((await uploaded(sara, `${nth}.png`)).id)
    const more = await upload(sara, 'more.png', png)
    expect([more.status, await more.json()]).toEqual([422, { error: 'too_many_files' }])
    const send = (attachments: string[]) =>
      sara.act('sendMessage', { threadId, seen: 0, key: crypto.randomUUID(), text: '', attachments })
    expect(await send(ids.slice(0, filesAtMost + 1))).toEqual({ ok: false, reason: 'bad_input' })
    expect(await send(ids.slice(0, filesAtMost))).toMatchObject({ ok: true })
    // sent once, they are nothing to send again
    expect(await send(ids.slice(0, 1))).toEqual({ ok: false, reason: 'attachment_missing' })
    expect(await sara.act('removeFile', { id: ids[0] })).toEqual({ ok: false, reason: 'not_found' })
    expect(await sara.act('removeFile', { id: ids.at(-1) })).toEqual({ ok: true, value: true })
    expect((await sara.get(`${path}/${ids.at(-1)}`)).status).toBe(404)
  })
})

describe('A44 A51: a name is a name and nothing else', () => {
  it.each<[string, string, string]>([
    ['folders', '../../etc/passwd', 'passwd.png'],
    ['folders of Windows, and another ending', 'C:\\x\\invoice.pdf.exe', 'invoice.pdf.exe.png'],
    ['NUL', 'a\0.html', 'a.html.png'],
    ['a line break and a header', 'a\r\nSet-Cookie: x=1\r\n\r\n<b>.png', 'a Set-Cookie x=1 b.png'],
    ['a turned reading direction', 'photo\u202egnp.exe', 'photognp.exe.png'],
    ['what ends a quoted name', 'a"; filename="b.html', 'a; filename=b.html.png'],
    ['a dot in front', '.htaccess', 'htaccess.png'],
    ['nothing that is left', '\u200b/\u202e', 'file.png'],
    ['other letters', 'Årsbesked – 年.png', 'Årsbesked – 年.png'],
    ['escapes of its own', '%0d%0aX-Evil:1', '%0d%0aX-Evil1.png'],
  ])('%s', async (_, typed, name) => {
    const file = await uploaded(sara, typed)
    expect(file.name).toBe(name)
    const answer = await sara.get(`${path}/${file.id}`)
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^inline; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~%-]+$/)
    expect([...answer.headers.keys()].filter((key) => /cookie|evil/.test(key))).toEqual([])
  })

  it.each([
    '../../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    'nonsense',
    crypto.randomUUID(),
    'a%00b',
  ])('no file is found by %s', async (id) => {
    const { status } = await rawRequest(app, `${path}/${id}`, { headers: { cookie: sara.cookie } })
    // two dots are Next's to resolve, before anything of ours is asked: to where there is nothing
    expect([308, 400, 404]).toContain(status)
  })
})

describe('A01 A02 A03: whose file it is', () => {
  it('A05: nobody puts one where they may not write, or sends it from where it does not wait', async () => {
    const newThread = placeQuery({ customerId: saraId, threadId: null })
    for (const one of others.slice(0, 3))
      for (const at of [place, newThread]) {
        const answer = await upload(one, 'a.png', png, { at })
        expect([answer.status, await answer.json()]).toEqual([404, { error: 'not_found' }])
      }
    expect(await unsent()).toBe(0)
    const { id } = await uploaded(sara, 'a.png', png, newThread)
    const body = { threadId, seen: 0, key: crypto.randomUUID(), text: 'x', attachments: [id] }
    expect(await sara.act('sendMessage', body)).toEqual({ ok: false, reason: 'attachment_missing' })
  })

  it('before it is sent only its owner’s', async () => {
    const { id } = await uploaded(sara)
    expect((await sara.get(`${path}/${id}`)).status).toBe(200)
    for (const one of [eva, ...others]) expect((await one.get(`${path}/${id}`)).status).toBe(404)
    expect((await callerWith(app, '').get(`${path}/${id}`)).status).toBe(401)
  })

  it('then theirs who see the thread: reading it is on record, A35 fetching it ahead is nothing', async () => {
    const id = await sent(sara)
    const readings = async () =>
      (
        await rowsOf(
          `SELECT 1 FROM contact_reading WHERE part = 'message' AND at > now() - interval '5 minutes'`,
        )
      ).length
    const before = await readings()
    expect((await eva.get(`${path}/${id}`, { 'sec-purpose': 'prefetch' })).status).toBe(404)
    expect(await readings()).toBe(before)
    expect((await eva.get(`${path}/${id}`)).status).toBe(200)
    expect((await eva.get(`${path}/${id}`)).status).toBe(200)
    // one for ten minutes: a second try of this test finds the one that the first has left
    expect(await readings()).toBe(Math.max(before, 1))
    expect((await sara.get(`${path}/${id}`)).status).toBe(200)
    for (const one of others) {
      const answer = await one.get(`${path}/${id}`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe('Not found')
    }
  })

  it('and a deputy’s for as long as the thread is', async () => {
    const id = await sent(sara)
    const mikael = others[1] as Caller
    // a try before may have stopped half-way
    await eva.act('handBackThread', { id: threadId })
    const [{ deputy }] = await rowsOf(`SELECT id AS deputy FROM person WHERE email = 'advisor2@demo.example'`)
    expect(await eva.act('handOverThread', { id: threadId, to: deputy })).toMatchObject({ ok: true })
    expect((await mikael.get(`${path}/${id}`)).status).toBe(200)
    expect(await eva.act('handBackThread', { id: threadId })).toMatchObject({ ok: true })
    expect((await mikael.get(`${path}/${id}`)).status).toBe(404)
  })

  it('under the lock nothing comes in or goes out', async () => {
    const jonas = await signInByHttp(app, 'customer2@demo.example')
    const [{ own }] = await rowsOf(`SELECT id AS own FROM person WHERE email = 'customer2@demo.example'`)
    const at = placeQuery({ customerId: own, threadId: null })
    const { id } = await uploaded(jonas, 'a.png', png, at)
    await app.pool.query(`UPDATE session SET last_input_at = now() - interval '6 minutes' WHERE person_id =
      (SELECT id FROM person WHERE email = 'customer2@demo.example')`)
    expect((await jonas.get(`${path}/${id}`)).status).toBe(401)
    const answer = await upload(jonas, 'a.png', png, { at })
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'locked' }])
  })
})

describe('A37: a file that is opened', () => {
  it.each<[string, string, Uint8Array, string, string]>([
    ['a picture is seen in its place', 'a.png', png, 'image/png', 'inline'],
    ['a document is saved', 'a.pdf', bytesOf('%PDF-1.4\n'), 'application/pdf', 'attachment'],
    ['a text is saved as a text', 'a.txt', bytesOf('a <b>'), 'text/plain; charset=utf-8', 'attachment'],
  ])('%s, runs nothing and is kept nowhere', async (_, name, content, type, way) => {
    const { headers } = await sara.get(`${path}/${await sent(sara, name, content)}`)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${way};`))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toContain('no-store')
  })

  it('opens to nobody while it has no verdict, and never again once it proved infected', async () => {
    const [{ id }] = await rowsOf(
      `INSERT INTO attachment (owner_id, place, name, kind, bytes, sha256, scan, content, created_at)
        VALUES ($1, $2, 'wait.txt', 'text', 1, sha256('x'::bytea), 'waiting', 'x'::bytea, now()) RETURNING id`,
      [saraId, threadId],
    )
    const body = { threadId, seen: 0, key: crypto.randomUUID(), text: '', attachments: [id] }
    expect(await sara.act('sendMessage', body)).toMatchObject({ ok: true })
    for (const one of [sara, eva]) expect((await one.get(`${path}/${id}`)).status).toBe(409)
    await app.pool.query(`UPDATE attachment SET scan = 'infected', content = NULL WHERE id = $1`, [id])
    for (const one of [sara, eva]) expect((await one.get(`${path}/${id}`)).status).toBe(410)
  })
})

/** A package of so many parts. */
function parts(count: number): string[] {
  return ['[Content_Types].xml', ...Array.from({ length: count - 1 }, (_, nth) => `p/${nth}`)]
}

/** A table of contents that says it is longer than it is. */
function lying(zip: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(zip)
  copy[copy.length - 12] = 200
  return copy
}
