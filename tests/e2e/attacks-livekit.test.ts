import { createHash } from 'node:crypto'
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ticket } from '@/lib/meeting/ticket'
import { startApp, type TestApp } from '@/tests/support/app'
import { type Caller, signInByHttp } from '@/tests/support/http'

let app: TestApp
let sara: Caller
let jonas: Caller
let eva: Caller
let evaId: string
const device = 'device-12345'
const atDesk = { ping: 'p', device, desk: true }

beforeAll(async () => {
  app = await startApp()
  sara = await signInByHttp(app, 'customer@demo.example')
  jonas = await signInByHttp(app, 'customer2@demo.example')
  eva = await signInByHttp(app, 'advisor@demo.example')
  evaId = await idOf('advisor')
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.pool.query('TRUNCATE meeting, meeting_seat, getting_ready, sharing, meeting_note, livekit_event')
  await eva.post('/api/presence/lease', atDesk)
  await eva.act('chooseStatus', { chosen: 'available' })
})

async function idOf(key: string): Promise<string> {
  const { rows } = await app.pool.query('SELECT id FROM person WHERE email = $1', [`${key}@demo.example`])
  return rows[0].id
}

type Answer<T> = { ok: true; value: T } | { ok: false; reason: string }

async function call(): Promise<Ticket> {
  const answer = (await sara.act('startCall', { advisorId: evaId, device })) as Answer<Ticket>
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}

async function liveCall(): Promise<Ticket> {
  const ticket = await call()
  expect(await eva.act('acceptCall', { id: ticket.meetingId, device: 'device-of-eva' })).toMatchObject({
    ok: true,
  })
  return ticket
}

const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const stateOf = async (id: string) =>
  (await app.pool.query('SELECT state FROM meeting WHERE id = $1', [id])).rows[0]?.state
const validate = async ({ token }: Ticket) => {
  const url = `${app.livekit?.url.replace('ws', 'http')}/rtc/validate?access_token=${token}`
  return (await fetch(url)).status
}

describe('tokens', () => {
  it('name one room and one identity, live at most 60 s and carry exactly the granted rights', async () => {
    const ticket = await call()
    const { video, sub, exp, nbf } = claims(ticket.token)
    expect(sub).toBe(await idOf('customer'))
    expect(exp - nbf).toBeLessThanOrEqual(60)
    expect(video).toEqual({
      room: `m-${ticket.meetingId}-1`,
      roomJoin: true,
      canPublish: true,
      canPublishSources: ['camera', 'microphone'],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: false,
      hidden: false,
    })
    expect(await validate(ticket)).toBe(200)
  })

  it('A21: room, identity and name are never taken from the request', async () => {
    const { meetingId } = await liveCall()
    for (const extra of [{ room: 'm-x-1' }, { identity: evaId }, { name: 'Eva Lind' }]) {
      expect(await sara.act('rejoinMeeting', { id: meetingId, device, ...extra })).toEqual({
        ok: false,
        reason: 'bad_input',
      })
    }
    expect(await jonas.act('rejoinMeeting', { id: meetingId, device })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await jonas.act('hangUp', { id: meetingId })).toMatchObject({ ok: false })
    const kerstin = await signInByHttp(app, 'advisor3@demo.example')
    expect(await kerstin.act('rejoinMeeting', { id: meetingId, device })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await stateOf(meetingId)).toBe('live')
  })

  it('A22: after the end neither a new token nor the old one opens anything', async () => {
    const ticket = await liveCall()
    expect(await sara.act('hangUp', { id: ticket.meetingId })).toMatchObject({ ok: true })
    expect(await sara.act('rejoinMeeting', { id: ticket.meetingId, device })).toEqual({
      ok: false,
      reason: 'already_ended',
    })
    expect(await validate(ticket)).not.toBe(200)
    expect(await sara.act('hangUp', { id: ticket.meetingId })).toEqual({ ok: false, reason: 'already_ended' })
  })

  it('A23: no way into a booked meeting before its time, after it was cancelled, or into a foreign one', async () => {
    const { rows } = await app.pool.query(
      `SELECT b.id FROM booking b JOIN person p ON p.id = b.customer_id WHERE p.email = 'customer2@demo.example' AND b.way = 'video'`,
    )
    const bookingId = rows[0].id
    expect(await jonas.act('joinBookedMeeting', { bookingId })).toEqual({ ok: false, reason: 'not_yet' })
    expect(await sara.act('joinBookedMeeting', { bookingId })).toEqual({ ok: false, reason: 'not_found' })
    await app.pool.query(
      `UPDATE booking SET starts_at = now() + interval '5 minutes', ends_at = now() + interval '65 minutes' WHERE id = $1`,
      [bookingId],
    )
    const joined = (await jonas.act('joinBookedMeeting', { bookingId })) as Answer<{ meetingId: string }>
    expect(joined).toMatchObject({ ok: true })
    const { meetingId } = joined.ok ? joined.value : { meetingId: '' }
    // waiting: not in the room until let in
    expect(await jonas.act('rejoinMeeting', { id: meetingId, device })).toEqual({
      ok: false,
      reason: 'not_yet',
    })
    expect(await eva.act('letIn', { id: meetingId, device })).toMatchObject({ ok: true })
    expect(await jonas.act('rejoinMeeting', { id: meetingId, device })).toMatchObject({ ok: true })
    await eva.act('hangUp', { id: meetingId })
    await app.pool.query(`UPDATE booking SET state = 'cancelled' WHERE id = $1`, [bookingId])
    expect(await jonas.act('joinBookedMeeting', { bookingId })).toEqual({ ok: false, reason: 'not_yet' })
  })

  it('A25: a second device is refused until it asks to move; a third person never gets in', async () => {
    const { meetingId } = await liveCall()
    expect(await sara.act('rejoinMeeting', { id: meetingId, device: 'another-device' })).toEqual({
      ok: false,
      reason: 'seat_taken',
    })
    expect(
      await sara.act('rejoinMeeting', { id: meetingId, device: 'another-device', move: true }),
    ).toMatchObject({ ok: true })
    expect(await sara.act('rejoinMeeting', { id: meetingId, device })).toEqual({
      ok: false,
      reason: 'seat_taken',
    })
    const mikael = await signInByHttp(app, 'advisor2@demo.example')
    expect(await mikael.act('acceptCall', { id: meetingId, device })).toMatchObject({ ok: false })
  })
})

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
    const { rows } = await app.pool.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'meeting_moved' AND data->>'meetingId' = $1 AND data->>'to' = 'ended'`,
      [meetingId],
    )
    expect(rows[0].n).toBe(1)
  })

  it('A31: too large, unknown, foreign or of an older room: no effect', async () => {
    const { meetingId } = await liveCall()
    expect(await post('x'.repeat(5 * 1024 * 1024), { authorization: 'x' }).catch(() => 413)).toBe(413)
    expect(await tell({ event: 'room_exploded', room: `m-${meetingId}-1` })).toBe(200)
    expect(await tell({ event: 'room_finished', room: 'somebody-elses-room' })).toBe(200)
    expect(await tell({ event: 'room_finished', room: `m-${crypto.randomUUID()}-1` })).toBe(200)
    expect(await tell({ event: 'room_finished', room: `m-${meetingId}-7` })).toBe(200)
    expect(await stateOf(meetingId)).toBe('live')
  })

  it('F16: shuffled, repeated and reordered deliveries come to the same end', async () => {
    const { meetingId } = await liveCall()
    const room = `m-${meetingId}-1`
    const events = [
      'room_started',
      'participant_joined',
      'participant_joined',
      'participant_left',
      'participant_left',
      'room_finished',
    ]
    const deliveries = events.map((event) => ({ event, room, id: crypto.randomUUID() }))
    const shuffled = [...deliveries, ...deliveries].sort(() => Math.random() - 0.5)
    const statuses = await Promise.all(shuffled.map(tell))
    expect(statuses.every((status) => status === 200)).toBe(true)
    expect(await stateOf(meetingId)).toBe('ended')
  })
})

describe('the reconciler', () => {
  it('F16: with every webhook lost, a room that people have left ends its meeting within 30 s', async () => {
    const { meetingId } = await liveCall()
    await app.pool.query(`UPDATE meeting SET live_at = now() - interval '10 minutes' WHERE id = $1`, [
      meetingId,
    ])
    await app.pool.query(
      `UPDATE meeting_seat SET until = now() - interval '10 minutes' WHERE meeting_id = $1`,
      [meetingId],
    )
    await expect.poll(() => stateOf(meetingId), { timeout: 30_000, interval: 500 }).toBe('ended')
  })

  it('repairs a room that LiveKit has forgotten while somebody is there', async () => {
    const { meetingId } = await liveCall()
    const rooms = new RoomServiceClient(
      app.livekit?.url.replace('ws', 'http') ?? '',
      app.livekit?.apiKey,
      app.livekit?.apiSecret,
    )
    await app.livekit?.kill()
    await app.livekit?.start()
    expect(await rooms.listRooms()).toEqual([])
    const keep = setInterval(
      () => void sara.post('/api/presence/lease', { ping: 'p', device, desk: false, meetingId }),
      2_000,
    )
    await expect
      .poll(async () => (await rooms.listRooms()).map((room) => room.name), {
        timeout: 20_000,
        interval: 300,
      })
      .toEqual([`m-${meetingId}-1`])
    clearInterval(keep)
    expect(await stateOf(meetingId)).toBe('live')
  })
})
