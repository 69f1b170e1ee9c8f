import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import { type Caller, openStream, type StreamEvent, signInByHttp, trySignIn } from '@/tests/support/http'
import { type OwnPostgres, ownPostgres } from '@/tests/support/own-postgres'

let postgres: OwnPostgres
let app: TestApp
let sara: Caller
let eva: Caller

beforeAll(async () => {
  postgres = await ownPostgres()
  app = await startApp({ on: postgres, video: false })
  sara = await signInByHttp(app, 'customer@demo.example')
  eva = await signInByHttp(app, 'advisor@demo.example')
})
afterAll(async () => {
  await app?.stop()
  await postgres?.drop()
})

const page = { accept: 'text/html' }
const atDesk = { ping: 'p', device: 'test-device-1', desk: true }
const shows = (state: string) => (event: StreamEvent) =>
  event.event === 'state' &&
  (event.data.advisor as { promise: { state: string } } | undefined)?.promise.state === state

/** Answers what it gave, and in how many milliseconds. */
async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now()
  const value = await work
  return { value, ms: performance.now() - began }
}

/** All that is asked of an app whose database does not answer. */
async function refusesCalmly(): Promise<void> {
  const [opened, pinged, called, signedIn, monitored] = await Promise.all([
    timed(sara.get('/customer', { ...page, 'accept-language': 'sv' })),
    timed(eva.post('/api/presence/lease', atDesk)),
    timed(eva.act('chooseStatus', { chosen: 'away' })),
    timed(fetch(`${app.url}/api/auth/csrf`)),
    timed(sara.get('/api/ready')),
  ])
  for (const { value } of [opened, pinged, signedIn, monitored]) {
    expect(value.status).toBe(503)
    expect(Number(value.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(await opened.value.text()).toContain('Inget av det du gjort har gått förlorat')
  expect(opened.value.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await monitored.value.json()).toEqual({ status: 'unavailable', missing: ['database'] })
  expect(called.value).toEqual({ ok: false, reason: 'unavailable' })
  expect((await sara.get('/api/health')).status).toBe(200)
  for (const { ms } of [opened, pinged, called, signedIn, monitored]) expect(ms).toBeLessThan(5_000)
}

/** Three times as many as there are connections: who waits for one waits no longer than who has one. */
async function aCrowdIsRefused(): Promise<void> {
  const crowd = Array.from({ length: 60 }, () => timed(sara.get('/customer/accounts', page)))
  for (const { value, ms } of await Promise.all(crowd)) {
    expect(value.status).toBe(503)
    expect(ms).toBeLessThan(5_000)
  }
}

/** Asks until it is ready again; answers how long that took in milliseconds. */
async function untilReady(): Promise<number> {
  const began = performance.now()
  while ((await sara.get('/api/ready')).status !== 200) {
    if (performance.now() - began > 30_000) throw new Error('it did not come back')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return performance.now() - began
}

describe('F3: the database is away', () => {
  it('crashed: 503 and when to come back, no hang; back within 10 s with nothing acknowledged lost, and presence again', async () => {
    await eva.post('/api/presence/lease', atDesk)
    await eva.act('chooseStatus', { chosen: 'available' })
    const stream = await openStream(app, sara)
    await stream.next(shows('available'))
    const { acknowledged, stop } = await keepBooking()
    await postgres.crash()
    await stop()
    expect(acknowledged.length).toBeGreaterThan(0)

    await refusesCalmly()
    await postgres.start()
    expect(await untilReady()).toBeLessThan(10_000)

    const { rows } = await postgres.pool.query<{ id: string }>('SELECT id FROM booking')
    const kept = new Set(rows.map((row) => row.id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    expect((await sara.get('/customer', page)).status).toBe(200)
    await eva.post('/api/presence/lease', atDesk)
    expect(await eva.act('chooseStatus', { chosen: 'busy' })).toMatchObject({ ok: true })
    await stream.next(shows('busy'), 10_000) // the same stream: it was never closed
    stream.close()
  })

  it('frozen: it takes connections and answers nothing, and still nobody waits longer than 5 s', async () => {
    postgres.freeze()
    try {
      await Promise.all([refusesCalmly(), aCrowdIsRefused()])
    } finally {
      postgres.thaw()
    }
    expect(await untilReady()).toBeLessThan(10_000)
    expect((await trySignIn(app, 'scheduler@demo.example', 'not it')).response.status).toBe(401)
  })
})

/** Somebody who books one free time after the other, until stopped. */
async function keepBooking() {
  const topics = await postgres.pool.query<{ id: string }>('SELECT id FROM meeting_type WHERE active LIMIT 1')
  const typeId = topics.rows[0]?.id
  const free = (await sara.act('findTimes', { typeId })) as { value: { times: number[] } }
  const acknowledged: string[] = []
  let going = true
  const booking = (async () => {
    for (const startsAt of free.value.times) {
      if (!going) return
      const order = { key: crypto.randomUUID(), typeId, way: 'phone', startsAt }
      const answer = (await sara.act('bookMeeting', order)) as { ok: boolean; value?: { id: string } }
      if (answer.ok && answer.value) acknowledged.push(answer.value.id)
    }
  })()
  while (acknowledged.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  return {
    acknowledged,
    stop: async () => {
      going = false
      await booking
    },
  }
}
