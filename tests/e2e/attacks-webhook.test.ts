import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ticket } from '@/lib/meeting/ticket'
import { nowhere, startApp, type TestApp } from '@/tests/support/app'
import { type BareWorld, serveBareCall } from '@/tests/support/bare-world'
import { useOwnBrowser } from '@/tests/support/browser'
import { emptyTables } from '@/tests/support/database'
import { type Caller, signInByHttp } from '@/tests/support/http'
import { signedByHand } from '@/tests/support/livekit'

const browser = useOwnBrowser()
let app: TestApp
let bare: BareWorld
let sara: Caller
let eva: Caller
let evaId: string
const device = 'device-12345'

beforeAll(async () => {
  // what LiveKit itself reports is lost: the tests are the only ones who tell
  app = await startApp({ webhook: nowhere })
  bare = await serveBareCall()
  sara = await signInByHttp(app, 'customer@demo.example')
  eva = await signInByHttp(app, 'advisor@demo.example')
  const { rows } = await app.pool.query(`SELECT id FROM person WHERE email = 'advisor@demo.example'`)
  evaId = rows[0].id
})
afterAll(async () => {
  bare?.close()
  await app?.stop()
})
beforeEach(async () => {
  await forget()
  await eva.post('/api/presence/lease', { ping: 'p', device, desk: true })
  await eva.act('chooseStatus', { chosen: 'available' })
})

const forget = () =>
  emptyTables(app.pool, 'meeting, meeting_seat, getting_ready, sharing, meeting_note, livekit_event')

type Answer = { ok: true; value: Ticket } | { ok: false; reason: string }

function had(answer: unknown): Ticket {
  const { ok, ...rest } = answer as Answer
  if (!ok || !('value' in rest)) throw new Error(JSON.stringify(answer))
  return rest.value
}

async function liveCall(): Promise<Ticket & { other: Ticket }> {
  const ticket = had(await sara.act('startCall', { advisorId: evaId, device }))
  const other = had(await eva.act('acceptCall', { id: ticket.meetingId, device: 'device-of-eva' }))
  return { ...ticket, other }
}

const stateOf = async (id: string) =>
  (await app.pool.query('SELECT state FROM meeting WHERE id = $1', [id])).rows[0]?.state
const rooms = () =>
  new RoomServiceClient(
    app.livekit?.url.replace('ws', 'http') ?? '',
    app.livekit?.apiKey,
    app.livekit?.apiSecret,
  )
const roomNames = async () => (await rooms().listRooms()).map(({ name }) => name)

const endings = async (meetingId: string): Promise<number> => {
  const { rows } = await app.pool.query(
    `SELECT count(*)::int AS n FROM audit_event WHERE type = 'meeting_moved' AND data->>'meetingId' = $1 AND data->>'to' = 'ended'`,
    [meetingId],
  )
  return rows[0].n
}

describe('webhooks', () => {
  type Told = {
    event: string
    room: string
    id?: string
    at?: number
    secret?: string
    key?: string
    body?: (text: string) => string
  }

  async function tell({
    event,
    room,
    id = crypto.randomUUID(),
    at = Date.now(),
    secret,
    key,
    body = (text) => text,
  }: Told) {
    const text = JSON.stringify({
      event,
      id,
      createdAt: String(Math.floor(at / 1000)),
      room: { name: room, sid: 'RM_x' },
    })
    const token = new AccessToken(key ?? app.livekit?.apiKey, secret ?? app.livekit?.apiSecret, { ttl: 300 })
    token.sha256 = createHash('sha256').update(text).digest('base64')
    return post(body(text), { authorization: await token.toJwt() })
  }
  const post = async (body: string, headers: Record<string, string>) =>
    (
      await fetch(`${app.url}/api/livekit/webhook`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/webhook+json', ...headers },
      })
    ).status

  it('A27, A28, A30: not signed, wrongly signed, or changed by a byte: 401 and nothing happens', async () => {
    const { meetingId, token } = await liveCall()
    const room = `m-${meetingId}-1`
    const finished = { event: 'room_finished', room }
    expect(await post(JSON.stringify(finished), {})).toBe(401)
    expect(await post(JSON.stringify(finished), { authorization: '' })).toBe(401)
    expect(await post(JSON.stringify(finished), { authorization: 'Bearer x.y.z' })).toBe(401)
    expect(await post(JSON.stringify(finished), { authorization: token })).toBe(401)
    expect(await tell({ ...finished, secret: 'x'.repeat(32) })).toBe(401)
    expect(await tell({ ...finished, key: 'devkey', secret: 'secret' })).toBe(401)
    expect(await post(...signedByHand(app.livekit, finished, ''))).toBe(401)
    // made the same way with the right secret it is one of LiveKit's
    expect(await post(...signedByHand(app.livekit, { ...finished, room: 'x' }))).toBe(200)
    expect(await tell({ ...finished, body: (text) => text.replace('finished', 'finishes') })).toBe(401)
    expect(await tell({ ...finished, body: (text) => JSON.stringify(JSON.parse(text), null, 1) })).toBe(401)
    expect(await stateOf(meetingId)).toBe('live')
  })

  it('A29: the same event a hundred times has one effect; an old one has none', async () => {
    const { meetingId } = await liveCall()
    const room = `m-${meetingId}-1`
    expect(await tell({ event: 'room_finished', room, at: Date.now() - 6 * 60_000 })).toBe(200)
    expect(await stateOf(meetingId)).toBe('live')
    const id = crypto.randomUUID()
    const statuses = await Promise.all(
      Array.from({ length: 100 }, () => tell({ event: 'room_finished', room, id })),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await endings(meetingId)).toBe(1)
  })

  it('A31: too large, unknown, foreign or of an older room: no effect', async () => {
    const { meetingId } = await liveCall()
    expect(await post('x'.repeat(5 * 1024 * 1024), { authorization: 'x' }).catch(() => 413)).toBe(413)
    const [text, headers] = signedByHand(app.livekit, { event: 'room_finished', room: `m-${meetingId}-1` })
    for (const type of ['text/html', 'text/plain', 'application/jsonp'])
      expect(await post(text, { ...headers, 'content-type': type }), type).toBe(415)
    expect(await tell({ event: 'room_exploded', room: `m-${meetingId}-1` })).toBe(200)
    expect(await tell({ event: 'room_finished', room: 'somebody-elses-room' })).toBe(200)
    expect(await tell({ event: 'room_finished', room: `m-${crypto.randomUUID()}-1` })).toBe(200)
    expect(await tell({ event: 'room_finished', room: `m-${meetingId}-7` })).toBe(200)
    expect(await stateOf(meetingId)).toBe('live')
  })

  it('F16: shuffled, repeated and reordered deliveries come to the same end', async () => {
    const events = [
      'room_started',
      'participant_joined',
      'participant_joined',
      'participant_left',
      'participant_left',
      'room_finished',
    ]
    const twice = events
      .map((event) => ({ event, id: crypto.randomUUID() }))
      .flatMap((delivery) => [delivery, delivery])
    const anyOrder = fc.shuffledSubarray(twice, { minLength: twice.length })
    await fc.assert(
      fc.asyncProperty(anyOrder, async (deliveries) => {
        await forget()
        const { meetingId } = await liveCall()
        const room = `m-${meetingId}-1`
        const statuses = await Promise.all(deliveries.map((delivery) => tell({ ...delivery, room })))
        expect(new Set(statuses)).toEqual(new Set([200]))
        expect(await stateOf(meetingId)).toBe('ended')
        expect(await endings(meetingId)).toBe(1)
      }),
      // a failure says its seed; `{ seed }` here repeats it
      { numRuns: 12, endOnFailure: true },
    )
  })
})

describe('the reconciler', () => {
  it('F16: with every webhook lost, a room that people have left ends its meeting within 30 s, and goes', async () => {
    const { meetingId, url, token, other } = await liveCall()
    const context = await browser().newContext()
    const pages = await Promise.all(
      [token, other.token].map(async (key) => {
        const page = await context.newPage()
        await page.goto(bare.url)
        await page.evaluate(([at, with_]) => window.bareCall.join(at, with_), [url, key] as const)
        return page
      }),
    )
    const room = `m-${meetingId}-1`
    expect(await rooms().listParticipants(room)).toHaveLength(2)
    // as if they had talked for ten minutes
    await app.pool.query(`UPDATE meeting SET live_at = now() - interval '10 minutes' WHERE id = $1`, [
      meetingId,
    ])
    await app.pool.query(
      `UPDATE meeting_seat SET until = now() - interval '10 minutes' WHERE meeting_id = $1`,
      [meetingId],
    )
    await Promise.all(pages.map((page) => page.evaluate(() => window.bareCall.leave())))
    await context.close()
    const left = Date.now()
    await expect.poll(() => stateOf(meetingId), { timeout: 30_000, interval: 250 }).toBe('ended')
    await expect.poll(roomNames, { timeout: 10_000, interval: 250 }).not.toContain(room)
    console.log(`everybody gone and no webhook, to ended: ${Date.now() - left} ms`)
    const { rows } = await app.pool.query('SELECT 1 FROM livekit_event')
    expect(rows).toEqual([])
  })

  it('leaves a call that nobody answered its room while the caller goes, then closes it', async () => {
    const { meetingId } = had(await sara.act('startCall', { advisorId: evaId, device }))
    expect(await eva.act('declineCall', { id: meetingId })).toMatchObject({ ok: true })
    expect(await stateOf(meetingId)).toBe('declined')
    const room = `m-${meetingId}-1`
    expect(await roomNames()).toContain(room)
    await expect.poll(roomNames, { timeout: 20_000, interval: 250 }).not.toContain(room)
  })

  it('repairs a room that LiveKit has forgotten while somebody is there', async () => {
    const { meetingId } = await liveCall()
    const sid = async () => (await rooms().listRooms([`m-${meetingId}-1`]))[0]?.sid
    const before = await sid()
    expect(before).toBeDefined()
    await app.livekit?.kill()
    await app.livekit?.start()
    const keep = setInterval(
      () => void sara.post('/api/presence/lease', { ping: 'p', device, desk: false, meetingId }),
      2_000,
    )
    await expect.poll(roomNames, { timeout: 20_000, interval: 300 }).toEqual([`m-${meetingId}-1`])
    clearInterval(keep)
    expect(await sid(), 'another room of the same name').not.toBe(before)
    expect(await stateOf(meetingId)).toBe('live')
  })
})
