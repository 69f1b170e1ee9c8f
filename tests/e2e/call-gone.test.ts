import { execFileSync } from 'node:child_process'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import { launchBrowser, useOwnBrowser, type Visitor } from '@/tests/support/browser'
import {
  advisorCard,
  beAvailable,
  caller,
  callNow,
  hangUp,
  incoming,
  latestMeeting,
  meeting,
  seesMoving,
} from '@/tests/support/call'

const browser = useOwnBrowser()
let app: TestApp
/** What customers saw after one advisor's browser was killed, and another's slept; LiveKit takes 20 s to notice. */
let killed: ReturnType<typeof killAdvisor>
let asleep: ReturnType<typeof sleepingAdvisor>

beforeAll(async () => {
  app = await startApp()
  const other = await launchBrowser()
  const [, aino] = await soundCall(other, 'advisor3', 'customer3', 'Kerstin Åberg')
  killed = killAdvisor(other, aino, (await latestMeeting(app)).id)
  killed.catch(() => {}) // awaited in its test
  await app.pool.query(`UPDATE person SET own_advisor_id =
    (SELECT id FROM person WHERE email = 'advisor2@demo.example') WHERE email = 'customer2@demo.example'`)
  const [mikael, jonas] = await soundCall(browser(), 'advisor2', 'customer2', 'Mikael Strand')
  asleep = sleepingAdvisor(mikael, jonas)
  asleep.catch(() => {})
})
afterAll(() => app?.stop())

describe('F9: somebody goes without a word', () => {
  it('a killed browser within 30 s, and the advisor’s card says Offline; the room goes with the call', async () => {
    const { told, offline, room } = await killed
    console.log(`browser killed to said: ${told} ms, to Offline: ${offline} ms`)
    expect(told).toBeLessThan(30_000)
    expect(offline).toBeLessThan(30_000)
    expect(room).toBeUndefined()
  }, 120_000)

  it('a computer that sleeps, every connection still open, within 30 s; it is back at its desk when it wakes', async () => {
    const { told, offline, awake } = await asleep
    console.log(`asleep to said: ${told} ms, to Offline: ${offline} ms; awake to Available now: ${awake} ms`)
    expect(told).toBeLessThan(30_000)
    expect(offline).toBeLessThan(30_000)
  }, 120_000)
})

/** Somebody calls their advisor, with sound only, and sees them. */
async function soundCall(theirs: Browser, advisor: string, customer: string, name: string) {
  const called = await caller(theirs, app, `${advisor}@demo.example`)
  const calling = await caller(browser(), app, `${customer}@demo.example`)
  await beAvailable(called.page)
  await callNow(calling.page, 'Join with sound only')
  await incoming(called.page).getByRole('button', { name: 'Accept' }).click()
  await seesMoving(calling.page, name)
  return [called, calling] as const
}

/** What the advisor's card says, once it does. */
const promises = (visitor: Visitor, words: RegExp) =>
  advisorCard(visitor.page).getByRole('status').filter({ hasText: words }).waitFor({ timeout: 30_000 })

/** Nothing comes from the advisor any more: milliseconds until it is said, and until the card knows. */
async function noticed(customer: Visitor, first: string) {
  const began = Date.now()
  await meeting(customer.page)
    .getByText(new RegExp(`${first} is not connected at the moment|${first} has a weak connection`))
    .waitFor({ timeout: 32_000 })
  const told = Date.now() - began
  await hangUp(customer.page)
  await promises(customer, /^Offline/)
  return { told, offline: Date.now() - began }
}

/** The advisor's page stands still in the middle of the call, and goes on after it was noticed. */
async function sleepingAdvisor(mikael: Visitor, jonas: Visitor) {
  // a page that stands still would keep every frame of the one camera that this browser's pages share
  await meeting(mikael.page).getByRole('button', { name: 'Camera', exact: true }).click()
  await meeting(jonas.page).locator('video').waitFor({ state: 'detached' })
  const pid = await processOf(mikael.page)
  process.kill(pid, 'SIGSTOP')
  const times = await noticed(jonas, 'Mikael').finally(() => process.kill(pid, 'SIGCONT'))
  const woken = Date.now()
  await promises(jonas, /^Available now/)
  const awake = Date.now() - woken
  await Promise.all([mikael.close(), jonas.close()])
  return { ...times, awake }
}

/** The process that runs this page: of all the browser's, the one that is larger when the page is. */
async function processOf(page: Page): Promise<number> {
  const session = await browser().newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const before = sizesOf(ids)
  await page.evaluate(
    () => Object.assign(window, { ballast: new Uint8Array(100_000_000).fill(1) }).ballast.length,
  )
  const grown = [...sizesOf(ids)].map(([id, size]) => ({ id, by: size - (before.get(id) ?? 0) }))
  await page.evaluate(() => Object.assign(window, { ballast: null }).ballast)
  const [most] = grown.sort((a, b) => b.by - a.by)
  if (!most || most.by < 90_000) throw new Error('no process of the browser grew with the page')
  return most.id
}

/** In kilobytes. One that has ended in between (of the page before this one) is not there. */
function sizesOf(ids: number[]): Map<number, number> {
  const lines = execFileSync('ps', ['-o', 'pid=,rss=', '-p', ids.join(',')], { encoding: 'utf8' })
  return new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  )
}

/** Kills the advisor's browser in the middle of the call. */
async function killAdvisor(theirs: Browser, aino: Visitor, meetingId: string) {
  process.kill(await pidOf(theirs), 'SIGKILL')
  const times = await noticed(aino, 'Kerstin')
  const { url = '', apiKey, apiSecret } = app.livekit ?? {}
  const rooms = await new RoomServiceClient(url.replace('ws', 'http'), apiKey, apiSecret).listRooms()
  await aino.close()
  return { ...times, room: rooms.find(({ name }) => name.startsWith(`m-${meetingId}`)) }
}

/** The browser's own process, as it says itself. */
async function pidOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const main = processInfo.find(({ type }) => type === 'browser')
  if (!main) throw new Error('the browser does not say its process')
  return main.id
}
