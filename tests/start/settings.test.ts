import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort, isServable } from '@/scripts/start/ports.mjs'
import { testFolder } from '../support/test-folder'
import { type Clone, makeClone } from './clone'
import { readyLine, type Started, start } from './starter'

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
