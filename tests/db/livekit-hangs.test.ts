import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { livekitLooksUp, livekitUp } from '@/lib/server/livekit'

let hangs = false
let asked = 0
const livekit = createServer((_, response) => {
  asked += 1
  if (!hangs) response.setHeader('content-type', 'application/json').end('{"rooms":[]}')
})

beforeAll(async () => {
  await new Promise<void>((resolve) => livekit.listen(0, '127.0.0.1', resolve))
  const { port } = livekit.address() as AddressInfo
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/none'
  process.env.LIVEKIT_URL = `ws://127.0.0.1:${port}`
  process.env.LIVEKIT_API_KEY = 'key'
  process.env.LIVEKIT_API_SECRET = 'the-secret-of-the-tests-is-long-enough'
})
afterAll(() => {
  livekit.closeAllConnections()
  livekit.close()
})
beforeEach(() => {
  asked = 0
})

/** Seconds after which the last answer no longer holds. */
const later = () => Date.now() + 6_000

/** What twenty who ask at once are told, and when the last of them was. */
async function twenty(ask: (now: number) => Promise<boolean>, now: number) {
  const began = performance.now()
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(now)))
  return { answers: [...new Set(answers)], ms: performance.now() - began }
}

it('hanging from the start: who looks waits a moment, who calls hears the truth, and it is asked once', async () => {
  hangs = true
  const [looking, calling] = await Promise.all([
    twenty(livekitLooksUp, Date.now()),
    twenty(livekitUp, Date.now()),
  ])
  expect([looking.answers, calling.answers, asked]).toEqual([[false], [false], 1])
  expect(looking.ms).toBeLessThan(2_000)
  expect(calling.ms).toBeLessThan(5_000)
})

it('back: found out behind, by who looks', async () => {
  hangs = false
  expect(await livekitLooksUp(later())).toBe(false)
  await expect.poll(() => livekitLooksUp(Date.now())).toBe(true)
  expect(asked).toBe(1)
})

it('hanging later on: who looks is told at once what was known, who calls the truth', async () => {
  hangs = true
  const looking = await twenty(livekitLooksUp, later())
  expect(looking.answers).toEqual([true])
  // who waits does so for a second
  expect(looking.ms).toBeLessThan(900)
  const calling = await twenty(livekitUp, later())
  expect([calling.answers, asked]).toEqual([[false], 1])
  expect(await livekitLooksUp(Date.now())).toBe(false)
})
