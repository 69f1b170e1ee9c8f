import { AccessToken, RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cut } from '@/lib/cobrowse/frame'
import { type CustomerSays, write } from '@/lib/cobrowse/message'
import type { Ticket } from '@/lib/meeting/ticket'
import { startApp, type TestApp } from '@/tests/support/app'
import { type BareWorld, serveBareCall } from '@/tests/support/bare-world'
import { expectNoErrors, useOwnBrowser, visit } from '@/tests/support/browser'
import { meeting, seesMoving } from '@/tests/support/call'
import { type Caller, signInByHttp } from '@/tests/support/http'
import { emptyTables } from '../support/database'

const browser = useOwnBrowser()
let app: TestApp
let bare: BareWorld
let sara: Caller
let jonas: Caller
let eva: Caller
let evaId: string
const device = 'device-12345'
const atDesk = { ping: 'p', device, desk: true }

beforeAll(async () => {
  app = await startApp()
  bare = await serveBareCall()
  sara = await signInByHttp(app, 'customer@demo.example')
  jonas = await signInByHttp(app, 'customer2@demo.example')
  eva = await signInByHttp(app, 'advisor@demo.example')
  evaId = await idOf('advisor')
})
afterAll(async () => {
  bare?.close()
  await app?.stop()
})
beforeEach(async () => {
  await emptyTables(app.pool, 'meeting, meeting_seat, getting_ready, sharing, meeting_note, livekit_event')
  await eva.post('/api/presence/lease', atDesk)
  await eva.act('chooseStatus', { chosen: 'available' })
})

async function idOf(key: string): Promise<string> {
  const { rows } = await app.pool.query('SELECT id FROM person WHERE email = $1', [`${key}@demo.example`])
  return rows[0].id
}

type Answer<T> = { ok: true; value: T } | { ok: false; reason: string }

async function call(): Promise<Ticket> {
  return had((await sara.act('startCall', { advisorId: evaId, device })) as Answer<Ticket>)
}

/** Sara's ticket, and Eva's. */
async function liveCall(): Promise<Ticket & { other: Ticket }> {
  const ticket = await call()
  const accepted = await eva.act('acceptCall', { id: ticket.meetingId, device: 'device-of-eva' })
  return { ...ticket, other: had(accepted as Answer<Ticket>) }
}

function had<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
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

  it('A25: a second device is refused until it asks to move; a third person never gets a ticket', async () => {
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

describe('in the room, with a client that keeps to no rule', () => {
  const barePage = async (): Promise<Page> => {
    const page = await (await browser().newContext()).newPage()
    await page.goto(bare.url)
    return page
  }
  const join = (page: Page, { url, token }: { url: string; token: string }) =>
    page
      .evaluate(([at, key]) => window.bareCall.join(at, key), [url, token] as const)
      .then(
        () => 'in',
        () => 'refused',
      )
  const send = (page: Page, topic: string, bytes: Iterable<number>) =>
    page.evaluate(([to, all]) => window.bareCall.send(to, all), [topic, Array.from(bytes)] as const)
  const rooms = () =>
    new RoomServiceClient(
      app.livekit?.url.replace('ws', 'http') ?? '',
      app.livekit?.apiKey,
      app.livekit?.apiSecret,
    )

  it('A24, A25, A26: no screen, no other name, no third person, nobody else’s word', async () => {
    const ticket = await liveCall()
    const room = `m-${ticket.meetingId}-1`
    const [hers, evas, third] = await Promise.all([barePage(), barePage(), barePage()])
    expect(await Promise.all([join(hers, ticket), join(evas, ticket.other)])).toEqual(['in', 'in'])

    expect(await hers.evaluate(() => window.bareCall.shareScreen())).toMatch(/insufficient permissions/)
    for (const change of ['metadata', 'name', 'attributes'] as const) {
      const answer = await hers.evaluate((what) => window.bareCall.rename(what, 'advisor'), change)
      expect(answer, change).toMatch(/permission/)
    }
    const people = await rooms().listParticipants(room)
    const sarasPart = people.find(({ identity }) => identity === claims(ticket.token).sub)
    expect(sarasPart).toMatchObject({ name: 'Sara Holm', metadata: '', attributes: {} })
    expect(sarasPart?.tracks.map(({ source }) => source).sort()).toEqual([
      TrackSource.CAMERA,
      TrackSource.MICROPHONE,
    ])

    const access = new AccessToken(app.livekit?.apiKey, app.livekit?.apiSecret, {
      identity: await idOf('advisor2'),
    })
    access.addGrant({ roomJoin: true, room })
    expect(await join(third, { url: ticket.url, token: await access.toJwt() })).toBe('refused')
    expect(await rooms().listParticipants(room)).toHaveLength(2)

    await hers.evaluate((id) => window.bareCall.sendAs(id, 'forged', [1]), evaId)
    await hers.evaluate(() => window.bareCall.sendRaw([255, 255, 255, 255, 15, 0, 7]))
    await send(hers, 'large', new Uint8Array(20 * 1024))
    expect(await send(hers, 'last', [2])).toBe('done')
    const heard = () => evas.evaluate(() => window.bareCall.heard())
    await expect.poll(async () => (await heard()).at(-1)?.topic).toBe('last')
    for (const { from } of await heard()) expect(from).toBe(claims(ticket.token).sub)
    expect((await heard()).map(({ topic }) => topic)).toContain('forged')
    await Promise.all([hers, evas, third].map((page) => page.context().close()))
  })

  it('A22, A24, A26: after the seat has moved the old ticket opens nothing; what is said on other topics, malformed or too long does nothing to the advisor', async () => {
    const before = await liveCall()
    const { meetingId } = before
    const [hers, old] = await Promise.all([barePage(), barePage()])
    expect(await join(hers, before)).toBe('in')
    const desk = await visit(browser(), app, 'advisor@demo.example', { at: null })
    await desk.page.goto(`/advisor/meeting/${meetingId}`)
    await meeting(desk.page).getByRole('button', { name: 'Move the call here' }).click()
    // a new room for those who stay; the old one is gone, and with it every key to it
    await expect.poll(() => hers.evaluate(() => window.bareCall.state())).toBe('disconnected')
    expect(await join(old, before.other)).toBe('refused')
    expect(await join(old, before)).toBe('refused')
    const ticket = had((await sara.act('rejoinMeeting', { id: meetingId, device })) as Answer<Ticket>)
    expect(ticket.epoch).toBe(2)
    expect(await join(hers, ticket)).toBe('in')
    await seesMoving(desk.page, 'Sara Holm')

    const say = (message: CustomerSays | { type: string }) =>
      cut({ kind: 'control', deflated: false, epoch: 0, payload: write(message as CustomerSays) }, 0)[0] ?? []
    const stop = say({ type: 'state', sharing: true, again: 0 })
    for (const topic of ['', 'advisor', 'lk.chat', 'Cobrowse']) await send(hers, topic, stop)
    const nothing = [
      say({ type: 'let-me-in' }),
      say({ type: 'answer', askId: 'x', allowed: true, again: 0 }),
      [],
      [1],
      [255, 128, 0, 7],
      new Uint8Array(20 * 1024),
    ]
    for (const bytes of nothing) await send(hers, 'cobrowse', bytes)
    const picture = cut(
      { kind: 'snapshot', deflated: true, epoch: 1, payload: new Uint8Array(500).fill(7) },
      0,
    )
    for (const bytes of picture) await send(hers, 'cobrowse', bytes)
    await hers.evaluate(
      async (bytes) => {
        for (let sent = 0; sent < 1_000; sent += 1) await window.bareCall.send('cobrowse', bytes)
      },
      Array.from(say({ type: 'let-me-in' })),
    )
    // everything comes in order: when this shows, the rest has come
    await send(hers, 'cobrowse', say({ type: 'state', sharing: false, again: 60_000 }))
    await desk.page.getByText(/You can ask again at/).waitFor()
    expect(await desk.page.getByRole('region', { name: "Customer's netbank" }).count()).toBe(0)
    await seesMoving(desk.page, 'Sara Holm')
    expectNoErrors([desk])
    await Promise.all([hers, old, desk.page].map((page) => page.context().close()))
  })
})
