import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort, isServable } from '@/scripts/start/ports.mjs'
import { cloneDatabase } from '../support/database'
import { testFolder } from '../support/test-folder'
import { type Clone, makeClone } from './clone'
import { commandsOf, processesOf, readyLine, type Started, socketsOf, start } from './starter'

let clone: Clone
let app: Started | undefined
const servers: Server[] = []

beforeAll(() => {
  clone = makeClone()
})
afterEach(async () => {
  await app?.stop()
  app = undefined
  for (const server of servers.splice(0)) server.close()
})
afterAll(() => clone?.remove())

async function take(port: number): Promise<void> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
}

describe('ports', () => {
  test('an explicit PORT that is taken stops the start in words', async () => {
    const port = await freePort()
    await take(port)
    app = start(clone, { PORT: String(port) })
    expect(await app.exit()).toBe(1)
    expect(app.said()).toContain(`PORT ${port} is taken by another program`)
  })

  test('the default steps to the next free one, and everything follows', async () => {
    if (await isServable(3000, '127.0.0.1')) await take(3000)
    app = start(clone)
    const [, url = ''] = await app.until(readyLine)
    const { port, hostname } = new URL(url)
    expect(hostname).toBe('localhost')
    expect(Number(port)).toBeGreaterThan(3000)
    const livekit = JSON.parse(readFileSync(path.join(clone.folder, '.data', 'livekit.yaml'), 'utf8'))
    expect(livekit.webhook.urls).toEqual([`http://127.0.0.1:${port}/api/livekit/webhook`])
    const page = await fetch(`${url}/sign-in`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain(`ws://127.0.0.1:${livekit.port}`)
  })
})

describe('an environment that is not right stops the start and is named', () => {
  test.each([
    ['a bad value', { PORT: 'http' }, 'PORT: expected a port number'],
    ['a secret too short', { AUTH_SECRET: 'hunter2' }, 'AUTH_SECRET: expected a secret of at least 32'],
    ['a contradiction', { LIVEKIT_URL: 'wss://v.example' }, 'LIVEKIT_API_SECRET: expected a value'],
  ])('%s', async (_, env, words) => {
    app = start(clone, env)
    expect(await app.exit()).toBe(1)
    expect(app.said()).toContain(words)
    expect(app.said()).not.toContain('hunter2')
  })
})

test('without any LiveKit the app starts, says what to do, and is degraded, not down', async () => {
  const bare = mkdtempSync(path.join(testFolder(), 'path-'))
  for (const program of ['sh', 'tar']) symlinkSync(`/bin/${program}`, path.join(bare, program))
  const nowhere = `http://127.0.0.1:${await freePort()}`
  const cache = mkdtempSync(path.join(testFolder(), 'cache-'))
  const env = {
    PATH: bare,
    RADRUM_CACHE: cache,
    RADRUM_LIVEKIT_RELEASES: nowhere,
    PORT: String(await freePort()),
  }
  app = start(clone, env)
  const [, url = ''] = await app.until(readyLine)
  expect(app.said()).toContain('Video is not available')
  expect(app.said()).toMatch(/put livekit-server .* on the PATH/)
  const ready = await fetch(`${url}/api/ready`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toMatchObject({ degraded: ['livekit'] })
})

test('what is named is used, nothing of ours runs beside it or listens beyond HOST; without the demo it says how to add people', async () => {
  const database = await cloneDatabase()
  const livekit = `ws://127.0.0.1:${await freePort()}`
  const dataDir = mkdtempSync(path.join(testFolder(), 'named-'))
  app = start(clone, {
    DATABASE_URL: database.url,
    LIVEKIT_URL: livekit,
    LIVEKIT_API_KEY: 'the-key-of-the-bank',
    LIVEKIT_API_SECRET: 'the-secret-of-the-bank-is-long-enough',
    DATA_DIR: dataDir,
    HOST: '127.0.0.2',
    PORT: String(await freePort()),
  })
  const [, url = ''] = await app.until(readyLine)
  expect(new URL(url).hostname).toBe('127.0.0.2')
  const pids = [...processesOf(clone), app.child.pid ?? 0]
  expect(socketsOf(pids)).toEqual([{ file: 'tcp', address: '0200007F' }])
  await expect(fetch(url.replace('127.0.0.2', '127.0.0.1'))).rejects.toThrow()
  expect(app.said()).toMatch(/Nobody can sign in yet\..*npm run user:add/)
  expect(app.said()).not.toContain('Video is not available')
  const commands = commandsOf(clone).join('\n')
  expect(commands).toContain('server.mjs')
  expect(commands).not.toMatch(/postgres -D|livekit/)
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
  expect(existsSync(path.join(dataDir, 'livekit.yaml'))).toBe(false)
  const used = await database.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'radrum'",
  )
  expect(used.rowCount).toBeGreaterThan(0)
  const page = await fetch(`${url}/sign-in`)
  expect(page.headers.get('content-security-policy')).toContain(livekit)
  expect(await page.text()).not.toContain('customer@demo.example')
  expect((await fetch(`${url}/demo/mail`)).status).toBe(404)
  await app.stop()
  await database.drop()
})
