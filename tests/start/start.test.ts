import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/scripts/start/ports.mjs'
import { pause } from '@/scripts/start/process.mjs'
import { openStream, signInByHttp } from '../support/http'
import { type Clone, makeClone } from './clone'
import { afterJob, type RunningJob, runningJob } from './job'
import { processesOf, processNamed, readyLine, type Started, socketsOf, start } from './starter'

let clone: Clone
let app: Started | undefined
let job: RunningJob | undefined

beforeAll(() => {
  clone = makeClone()
})
afterEach(async () => {
  await app?.stop()
  app = undefined
})
afterAll(() => clone?.remove())

const answer = async (url: string) => (await fetch(url, { signal: AbortSignal.timeout(5_000) })).status
const data = (name: string) => path.join(clone.folder, '.data', name)

/** The database of what runs, as its own tools find it. */
const databaseUrl = (): string => JSON.parse(readFileSync(data('running.json'), 'utf8')).env.DATABASE_URL

async function ready(env: Record<string, string> = {}): Promise<string> {
  app = start(clone, { PORT: String(await freePort()), ...env })
  const [, url = ''] = await app.until(readyLine)
  return url
}

describe('npm start', () => {
  test('below a folder closed to others brings everything up, on loopback only, and stops all of it', async () => {
    const url = await ready()
    expect(await answer(`${url}/sign-in`)).toBe(200)
    expect(await (await fetch(`${url}/api/ready`)).json()).toMatchObject({ degraded: [] })

    if (process.getuid?.() === 0) expect(existsSync(data('postgres')), 'out of reach').toBe(false)
    const pids = processesOf(clone)
    const sockets = socketsOf([...pids, app?.child.pid ?? 0])
    expect(sockets.length).toBeGreaterThanOrEqual(4)
    const loopback = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F)$/
    expect(sockets.filter(({ address }) => !loopback.test(address))).toEqual([])

    // somebody looks on, and a job is under way
    const stream = await openStream({ url }, await signInByHttp({ url }, 'customer@demo.example'))
    await stream.next(({ event }) => event === 'state')
    job = await runningJob(databaseUrl())
    const stopping = app?.stop()
    await stream.closed(5_000)
    await pause(500)
    await job.release()
    const { code, took } = (await stopping) ?? {}
    expect(code).toBe(0)
    expect(took).toBeLessThan(10_000)
    expect(processesOf(clone)).toEqual([])
  })

  test('keeps its secrets to its owner', () => {
    for (const name of ['secrets.json', 'livekit.yaml']) expect(statSync(data(name)).mode & 0o077).toBe(0)
    const { livekitApiSecret } = JSON.parse(readFileSync(data('secrets.json'), 'utf8'))
    expect(readFileSync(data('livekit.yaml'), 'utf8')).not.toContain(livekitApiSecret)
  })

  test('a second time takes seconds, and finds the data of the first', async () => {
    const before = readFileSync(data('secrets.json'), 'utf8')
    const began = performance.now()
    const url = await ready()
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(app?.said()).not.toContain('Building')
    expect(readFileSync(data('secrets.json'), 'utf8')).toBe(before)
    expect(await answer(`${url}/api/ready`)).toBe(200)
    // the row written in the first run is there, and the job that ran when it was stopped was finished
    expect(job && (await afterJob(databaseUrl(), job))).toEqual({ state: 'missed', left: 0 })
  })

  test('twice from one data folder is refused in words; Ctrl-C stops all of it, too', async () => {
    await ready()
    const second = start(clone, { PORT: String(await freePort()) })
    expect(await second.exit()).toBe(1)
    expect(second.said()).toMatch(/already running from .*DATA_DIR/)
    expect((await app?.stop('SIGINT'))?.code).toBe(0)
    expect(processesOf(clone)).toEqual([])
  })

  test('stopped while it is starting, it leaves nothing behind', async () => {
    app = start(clone, { PORT: String(await freePort()) })
    await app.until(/Starting PostgreSQL/)
    expect((await app.stop()).code).toBe(0)
    expect(processesOf(clone)).toEqual([])
  })
})

describe('a part that crashes', () => {
  test('is noticed, started again once, and said; again and again ends the start, with code 1', async () => {
    const url = await ready()
    process.kill(processNamed(clone, 'server.mjs'), 'SIGKILL')
    await app?.until(/The app stopped unexpectedly \(SIGKILL\); starting it again/)
    await app?.until(/The app is running again/)
    process.kill(processNamed(clone, 'livekit.yaml'), 'SIGKILL')
    await app?.until(/LiveKit is running again/)
    process.kill(processNamed(clone, '/bin/postgres -D'), 'SIGKILL')
    await app?.until(/PostgreSQL is running again/)
    await expect.poll(() => answer(`${url}/api/ready`), { timeout: 10_000 }).toBe(200)

    process.kill(processNamed(clone, 'server.mjs'), 'SIGKILL')
    expect(await app?.exit()).toBe(1)
    expect(processesOf(clone)).toEqual([])
  }, 120_000)

  test('the start itself killed: the next one cleans up and runs', async () => {
    await ready()
    await app?.stop('SIGKILL')
    expect(processesOf(clone).length).toBeGreaterThan(0)
    const url = await ready()
    expect(await answer(`${url}/api/ready`)).toBe(200)
    expect((await app?.stop())?.code).toBe(0)
    expect(processesOf(clone)).toEqual([])
  })
})
