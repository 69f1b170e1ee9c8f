import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/messages/files/[id]/route'
import { POST } from '@/app/api/messages/files/route'
import { listReadings } from '@/db/contact-history'
import { listUnsentFiles } from '@/db/message-file'
import { finishScan } from '@/db/message-scan'
import { startThread, writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { filesAtMost, largestFile } from '@/lib/message/attachment'
import { type Place, placeQuery } from '@/lib/message/place'
import { environment } from '@/lib/server/environment'
import { sessionCookieName } from '@/lib/server/identity'
import { emptyTables, freshDatabase } from '../support/database'
import { bytesOf } from '../support/files'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'
import { type ScannerStandIn, scannerStandIn } from '../support/scanner-stand-in'

vi.mock('next-intl/server', () => ({
  getTranslations: async (of: string) => (key: string) => `${of}.${key}`,
}))

const database = freshDatabase()
const png = bytesOf('\x89PNG\r\n\x1a\n picture')
let clamd: ScannerStandIn
let the: People
let threadId: string
let place: Place

beforeAll(async () => {
  clamd = await scannerStandIn()
  process.env.CLAMD_URL = clamd.url
  the = await makePeople(new Date())
  threadId = (await begin(the.sara, the.sara, 'Payslips', new Date())).threadId
  place = { customerId: the.sara.id, threadId }
})
beforeEach(async () => {
  clamd.says = { answer: 'stream: OK\0' }
  await emptyTables(database.pool, 'audit_event, attachment')
  await wake(the.sara)
})
afterAll(async () => {
  // the next file of this worker has the real ones
  vi.doUnmock('next-intl/server')
  await clamd.stop()
})

const idle = (actor: Actor, minutes: number) =>
  database.pool.query('UPDATE session SET last_input_at = now() - make_interval(mins => $2) WHERE id = $1', [
    actor.sessionId,
    minutes,
  ])
const wake = (actor: Actor) => idle(actor, 0)

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

async function headersOf(actor: Actor | null): Promise<Record<string, string>> {
  const { authSecret: secret, publicUrl: origin } = environment()
  if (!actor) return { origin }
  const token = await encode({ token: { sid: actor.sessionId }, secret })
  return { origin, cookie: `${sessionCookieName()}=${token}` }
}

/** Jonas begins a thread of his own; the others write in Sara's. */
const placeOf = (actor: Actor | null): Place =>
  actor === the.jonas ? { customerId: actor.id, threadId: null } : place

/** Sends a file as a page of ours does, but for what is given otherwise. */
async function upload(
  actor: Actor | null,
  body: Body = bytes(png),
  headers: Record<string, string> = {},
  query = placeQuery(placeOf(actor)),
) {
  const usual = { 'content-type': 'application/octet-stream', 'x-file-name': 'payslip.png' }
  const init = {
    method: 'POST',
    body,
    duplex: 'half' as const,
    headers: { ...(await headersOf(actor)), ...usual, ...headers },
  }
  const answer = await POST(new Request(`${environment().publicUrl}/api/messages/files?${query}`, init))
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() }
}
const bytes = (content: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(content)

async function open(actor: Actor | null, id: string, headers: Record<string, string> = {}) {
  const request = new Request(`${environment().publicUrl}/api/messages/files/${id}`, {
    headers: { ...(await headersOf(actor)), ...headers },
  })
  const answer = await GET(request, { params: Promise.resolve({ id }) })
  const content = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, content, text: content.toString() }
}

const send = (actor: Actor, id: string) =>
  writeMessage(actor, { threadId, seen: 0, key: randomUUID(), text: '', attachments: [id] }, new Date())

async function kept(actor: Actor) {
  const { rows } = await database.pool.query(
    `SELECT type, data->>'what' AS what, data->>'reason' AS reason FROM audit_event WHERE actor_id = $1 ORDER BY id`,
    [actor.id],
  )
  return rows
}

describe('a file comes in', () => {
  it('is what it contains, under a name that is safe', async () => {
    const name = encodeURIComponent('../Kvitto åäö.pdf')
    const answer = await upload(the.sara, bytes(png), { 'x-file-name': name })
    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'Kvitto åäö.pdf.png', kind: 'png', bytes: png.length, scan: 'clean' },
    })
    expect(await listUnsentFiles(the.sara, place)).toEqual([answer.body])
    expect(clamd.files.at(-1)?.equals(png)).toBe(true)
    expect(await upload(the.eva)).toMatchObject({ status: 201 })
  })

  it('waits while the scanner is away', async () => {
    clamd.says = 'goodbye'
    expect(await upload(the.sara)).toMatchObject({ status: 201, body: { scan: 'waiting' } })
  })

  it.each<[string, number, Uint8Array, string]>([
    ['file_empty', 422, new Uint8Array(), 'stream: OK\0'],
    ['file_executable', 422, bytesOf('MZ'), 'stream: OK\0'],
    ['file_active', 422, bytesOf('<svg/>'), 'stream: OK\0'],
    ['file_infected', 422, png, 'stream: Win.Test.EICAR_HDB-1 FOUND\0'],
    ['file_too_large', 413, new Uint8Array(largestFile + 1).fill(97), 'stream: OK\0'],
  ])('%s is %i, and on the record', async (reason, status, content, answer) => {
    clamd.says = { answer }
    expect(await upload(the.sara, bytes(content))).toMatchObject({ status, body: { error: reason } })
    expect(await kept(the.sara)).toEqual([{ type: 'file_refused', what: null, reason }])
    expect(await listUnsentFiles(the.sara, place)).toEqual([])
  })

  it('stops reading at the limit, however much is to come', async () => {
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(new Uint8Array(1024 * 1024).fill(97))
      },
    })
    expect(await upload(the.sara, endless)).toMatchObject({ status: 413, body: { error: 'file_too_large' } })
    expect(given).toBeLessThan(14)
  })

  it('the largest comes in', async () => {
    const large = new Uint8Array(largestFile).fill(97)
    expect(await upload(the.sara, large)).toMatchObject({
      status: 201,
      body: { bytes: largestFile, kind: 'text' },
    })
  })

  it.each<[string, Record<string, string>]>([
    ['no name', { 'x-file-name': '' }],
    ['half a name', { 'x-file-name': '%E5' }],
    ['a name over 1,000 characters', { 'x-file-name': 'x'.repeat(1_001) }],
    ['something else than bytes', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('%s is 400, and on the record', async (_, headers) => {
    expect(await upload(the.sara, bytes(png), headers)).toMatchObject({
      status: 400,
      body: { error: 'bad_input' },
    })
    expect(await kept(the.sara)).toEqual([
      { type: 'access_refused', what: '/api/messages/files', reason: 'bad_input' },
    ])
  })

  it('goes where one may write, and nowhere else', async () => {
    for (const nowhere of ['', `customer=${the.sara.id}&thread=x`])
      expect(await upload(the.sara, bytes(png), {}, nowhere)).toMatchObject({ status: 400 })
    const asked = clamd.files.length
    const foreign = await upload(the.jonas, bytes(png), {}, placeQuery(place))
    expect(foreign).toMatchObject({ status: 404, body: { error: 'not_found' } })
    expect(clamd.files).toHaveLength(asked)
    expect(await kept(the.jonas)).toMatchObject([{ type: 'access_refused', reason: 'not_found' }])
  })

  it('A04, A33: not from elsewhere, nobody, under the lock or in another role', async () => {
    const foreign = await upload(the.sara, bytes(png), { origin: 'https://elsewhere.example' })
    expect(foreign).toMatchObject({ status: 403, body: { error: 'not_allowed' } })
    expect(await upload(null)).toMatchObject({ status: 401, body: { error: 'signed_out' } })
    expect(await upload(the.nils)).toMatchObject({ status: 403, body: { error: 'not_allowed' } })
    expect(await kept(the.nils)).toEqual([
      { type: 'access_refused', what: '/api/messages/files', reason: 'not_allowed' },
    ])
    await idle(the.sara, 6)
    expect(await upload(the.sara)).toMatchObject({ status: 409, body: { error: 'locked' } })
    expect(await listUnsentFiles(the.sara, place)).toEqual([])
  })

  it('A55: as many at once as go with a message; more may come again, and a line that breaks makes room', async () => {
    const lines: ReadableStreamDefaultController<Uint8Array>[] = []
    const begun = new Set<unknown>()
    const slow = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          lines.push(controller)
          controller.enqueue(png)
        },
        // asked for more: what was there has been read
        pull: (controller) => {
          begun.add(controller)
        },
      })
    const coming = Array.from({ length: filesAtMost }, () => upload(the.sara, slow()))
    await expect.poll(() => begun.size).toBe(filesAtMost)
    const more = await upload(the.sara)
    expect(more).toEqual({ status: 503, retryAfter: '5', body: { error: 'unavailable' } })
    expect(await upload(the.jonas)).toMatchObject({ status: 201 })
    lines[0]?.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    expect(await coming[0]).toMatchObject({ status: 503 })
    await emptyTables(database.pool, 'attachment')
    expect(await upload(the.sara)).toMatchObject({ status: 201 })
    for (const line of lines.slice(1)) line.close()
    for (const one of coming.slice(1)) expect(await one).toMatchObject({ status: 201 })
  })
})

describe('a file goes out', () => {
  const given = async (actor: Actor, content = png, name = 'Lön.png') => {
    const { body } = await upload(actor, bytes(content), { 'x-file-name': encodeURIComponent(name) })
    return (body as { id: string }).id
  }

  it('to the two sides as it came in, and staff looking at it is a reading', async () => {
    const id = await given(the.sara)
    await send(the.sara, id)
    const answer = await open(the.eva, id)
    expect(answer.status).toBe(200)
    expect(answer.content.equals(png)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="Lon.png"; filename*=UTF-8\'\'L%C3%B6n.png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect((await open(the.sara, id)).status).toBe(200)
    const { readings } = await listReadings(the.sara, { before: null, size: 9 })
    expect(readings).toMatchObject([{ readerName: 'eva', part: 'message' }])
  })

  it('A37: what is no picture is saved, not shown', async () => {
    const id = await given(the.sara, bytesOf('%PDF-1.7 <script>'), 'offer.pdf')
    const { headers } = await open(the.sara, id)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="offer.pdf"/)
  })

  it('A01, A02, A03, A05: to nobody else, on the record, and nobody can tell what is there', async () => {
    const sent = await given(the.sara)
    await send(the.sara, sent)
    const own = await given(the.sara)
    for (const [id, others] of [
      [sent, [the.jonas, the.mikael, the.kerstin, the.nils]],
      [own, [the.eva, the.aino]],
      [randomUUID(), [the.sara]],
      ['../../etc/passwd', [the.sara]],
    ] as const)
      for (const other of others) {
        await emptyTables(database.pool, 'audit_event')
        const answer = await open(other, id)
        expect([answer.status, answer.text]).toEqual([404, 'Not found'])
        expect(answer.headers.get('cache-control')).toBe('private, no-store')
        expect(await kept(other)).toMatchObject([{ type: 'access_refused', reason: 'not_found' }])
      }
    await idle(the.sara, 6)
    for (const actor of [null, the.sara]) expect((await open(actor, sent)).status).toBe(401)
  })

  it('A35: fetched before anybody looks it is not there, and nothing is read', async () => {
    const id = await given(the.jonas)
    const first = { customerId: the.jonas.id, subject: 'Car', key: randomUUID(), text: '', attachments: [id] }
    expect(await startThread(the.jonas, first, new Date())).toMatchObject({ ok: true })
    const answer = await open(the.eva, id, { 'x-radrum-prefetch': '1' })
    expect([answer.status, answer.text]).toEqual([404, 'Not found'])
    expect((await listReadings(the.jonas, { before: null, size: 9 })).readings).toEqual([])
  })

  it('without a verdict, and infected: in words, and under the same policy', async () => {
    clamd.says = 'goodbye'
    const id = await given(the.sara)
    const waiting = await open(the.sara, id)
    expect([waiting.status, waiting.text]).toEqual([409, 'message.refusal.file_waiting'])
    await finishScan(id, 'infected')
    const infected = await open(the.sara, id)
    expect([infected.status, infected.text]).toEqual([410, 'message.refusal.file_removed'])
    expect(infected.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(infected.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })
})
