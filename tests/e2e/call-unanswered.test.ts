import { type Browser, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import {
  advisorCard,
  beAvailable,
  caller,
  callNow,
  evaAndSara,
  hangUp,
  incoming,
  latestMeeting,
  meeting,
  seesMoving,
} from '@/tests/support/call'
import { type Line, lineTo } from '@/tests/support/line-to'

const browser = useOwnBrowser()
let app: TestApp
/** Between the browsers and LiveKit. */
let line: Line
let eva: Visitor
let sara: Visitor
let jonas: Visitor
let kerstin: Visitor
let aino: Visitor
/** A call that nobody answers, begun first: it rings while the others talk. */
let rung: ReturnType<typeof letRing>

beforeAll(async () => {
  app = await startApp({
    livekitSeenAt: async (url) => {
      line = await lineTo(url)
      return line.url
    },
  })
  kerstin = await caller(browser(), app, 'advisor3@demo.example')
  aino = await caller(browser(), app, 'customer3@demo.example')
  await beAvailable(kerstin.page)
  await callNow(aino.page, 'Join with sound only')
  rung = letRing()
  rung.catch(() => {}) // awaited in its test
  ;({ eva, sara } = await evaAndSara(browser(), app))
  jonas = await caller(browser(), app, 'customer2@demo.example')
})
afterAll(async () => {
  line?.stop()
  await app?.stop()
})

const unanswered = 'Eva Lind did not answer, and sees that you called.'

describe('a call that is not answered', () => {
  it('declined: says so without blame, and offers what can be done next', async () => {
    await callNow(sara.page)
    await incoming(eva.page).getByRole('button', { name: 'Decline' }).click()
    await meeting(sara.page).getByText(unanswered).waitFor()
    await meeting(sara.page).getByRole('button', { name: 'Ask Eva to call me' }).waitFor()
    await meeting(sara.page)
      .getByRole('link', { name: /^Book a meeting/ })
      .waitFor()
    expect((await latestMeeting(app)).state).toBe('declined')
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'call-unanswered')
  })

  it('declined before the caller’s own line to the meeting is there: the same, and no error', async () => {
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
    line.freeze()
    await callNow(sara.page)
    await incoming(eva.page).getByRole('button', { name: 'Decline' }).click()
    await meeting(sara.page).getByText(unanswered).waitFor()
    line.thaw()
    await meeting(sara.page).getByRole('button', { name: 'Ask Eva to call me' }).waitFor()
    expectNoErrors([sara])
  })

  it('offers a deputy who is free, and calls them', async () => {
    const mikael = await caller(browser(), app, 'advisor2@demo.example')
    await beAvailable(mikael.page)
    await meeting(sara.page).getByRole('button', { name: 'Call Mikael Strand' }).click()
    await meeting(sara.page).getByText('Calling Mikael Strand').waitFor()
    await incoming(mikael.page).getByRole('button', { name: 'Accept' }).click()
    await seesMoving(sara.page, 'Mikael Strand')
    await hangUp(sara.page)
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
    await mikael.close()
  })

  it('two customers at once: one rings, the other is told honestly', async () => {
    await callNow(jonas.page, 'Join with sound only')
    await meeting(jonas.page).getByRole('button', { name: 'Cancel call' }).click()
    await meeting(jonas.page).waitFor({ state: 'detached' })
    // his page is done at once, the bank a moment later: till then Eva is not free
    await expect.poll(async () => (await latestMeeting(app)).state, { timeout: 10_000 }).toBe('cancelled')
    await incoming(eva.page).waitFor({ state: 'detached' })
    const call = (who: Visitor) => advisorCard(who.page).getByRole('button', { name: 'Call now' })
    await Promise.all([call(sara).waitFor(), call(jonas).waitFor()])
    // at the same moment: a real click waits for the page, and the stream would tell the second one first
    const buttons = await Promise.all([call(sara).elementHandle(), call(jonas).elementHandle()])
    await Promise.all(
      buttons.map((button) => button?.evaluate((node) => node instanceof HTMLElement && node.click())),
    )
    await incoming(eva.page).waitFor()
    const alerts = (who: Visitor) => meeting(who.page).getByRole('alert').filter({ hasText: 'Somebody else' })
    await expect.poll(async () => (await alerts(sara).count()) + (await alerts(jonas).count())).toBe(1)
    const states = await Promise.all(
      [sara, jonas].map(async (who) => ({
        rings: await meeting(who.page).getByText('Calling Eva Lind').count(),
        told: await alerts(who).count(),
      })),
    )
    expect(states.map(({ rings }) => rings).sort()).toEqual([0, 1])
    expect(states.map(({ told }) => told).sort()).toEqual([0, 1])
    expect(await incoming(eva.page).count()).toBe(1)
    await incoming(eva.page).getByRole('button', { name: 'Decline' }).click()
    for (const { page } of [sara, jonas]) await meeting(page).getByRole('button', { name: 'Close' }).click()
  })
})

/** A try before that was given up in the middle of a call leaves it open. */
async function noCallOf(email: string, customer: Visitor): Promise<void> {
  const { rowCount } = await app.pool.query(
    `UPDATE meeting m SET state = 'ended', ended_at = now(), end_reason = 'hung_up', live_at = coalesce(live_at, now())
       FROM person p WHERE p.id = m.customer_id AND p.email = $1 AND m.state IN ('ringing', 'waiting', 'live')`,
    [email],
  )
  if (rowCount) await Promise.all([customer.page.reload(), eva.page.reload()])
}

describe('two desks of the same advisor', () => {
  beforeEach(() => noCallOf('customer@demo.example', sara))

  it('both ring, the first Accept wins, the other one says so', async () => {
    const home = await caller(browser(), app, 'advisor@demo.example')
    await callNow(sara.page)
    await Promise.all([incoming(eva.page).waitFor(), incoming(home.page).waitFor()])
    await incoming(home.page).getByRole('button', { name: 'Accept' }).click()
    // said for eight seconds, so before the picture is waited for
    await eva.page.getByText('The call from Sara Holm was answered at another desk.').first().waitFor()
    await seesMoving(sara.page, 'Eva Lind')
    await incoming(eva.page).waitFor({ state: 'detached' })
    await meeting(eva.page).getByRole('button', { name: 'Move the call here' }).waitFor()
    const notes = home.page.getByRole('textbox', { name: 'Notes' })
    await notes.pressSequentially('Sends the papers')
    await hangUp(home.page)
    // the call gives its place to what is being written
    await meeting(home.page).waitFor({ state: 'hidden' })
    expect(await notes.inputValue()).toBe('Sends the papers')
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
    await home.close()
  })

  it('takes no focus from somebody who is typing, and is one key away', async () => {
    const { page } = eva
    await page.goto(`/advisor/meeting/${(await latestMeeting(app)).id}`)
    const notes = page.getByRole('textbox', { name: 'Notes' })
    await notes.fill('')
    await notes.pressSequentially('She wants to ')
    await callNow(sara.page)
    await incoming(page).waitFor()
    await page.keyboard.type('move in spring')
    expect(await notes.inputValue()).toBe('She wants to move in spring')
    await page.keyboard.press('F2')
    expect(await incoming(page).evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await meeting(sara.page).getByText(unanswered).waitFor()
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
  })
})

describe('a call that rings out', () => {
  it('rings for 30 s, then says the same, and the advisor sees who called', async () => {
    const { took, state } = await rung.catch(async () => {
      await callNow(aino.page, 'Join with sound only')
      return letRing()
    })
    expect(took).toBeGreaterThan(27_000)
    // a job that is lost is made up for within 8 s
    expect(took).toBeLessThan(40_000)
    expect(state).toBe('missed')
  })

  it('asks to be called from the same place', async () => {
    const { page } = aino
    await meeting(page).getByRole('button', { name: 'Ask Kerstin to call me' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ask Kerstin' }).click()
    await meeting(page).getByText('Kerstin will call you.').waitFor()
    await kerstin.page.getByRole('list', { name: 'To be called' }).getByText('Aino Laine').waitFor()
    await meeting(page).getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await advisorCard(page).waitFor()
    await meeting(page).waitFor({ state: 'detached' })
    await advisorCard(page).getByRole('button', { name: 'Withdraw' }).click()
    await advisorCard(page).getByRole('button', { name: 'Call now' }).waitFor()
  })
})

/** Nobody answers: how long it rings, and what it ends as. */
async function letRing() {
  const began = Date.now()
  await incoming(kerstin.page).waitFor()
  await meeting(aino.page)
    .getByText('Kerstin Åberg did not answer, and sees that you called.')
    .waitFor({ timeout: 40_000 })
  const took = Date.now() - began
  await incoming(kerstin.page).waitFor({ state: 'detached' })
  await kerstin.page.getByText('Aino Laine called. You can find it on your desk.').first().waitFor()
  const { rows } = await app.pool.query<{ state: string }>(
    `SELECT state FROM meeting m JOIN person p ON p.id = m.customer_id WHERE p.email = 'customer3@demo.example'
      ORDER BY m.created_at DESC LIMIT 1`,
  )
  return { took, state: rows[0]?.state }
}

describe('without camera or microphone', () => {
  let strict: Browser | undefined
  beforeEach(() => noCallOf('customer2@demo.example', jonas))
  afterEach(() => strict?.close())

  it('a refused permission is explained, and one can still call', async () => {
    strict = await chromium.launch({
      executablePath: inject('chromium'),
      args: [
        '--deny-permission-prompts',
        '--allow-loopback-in-peer-connection',
        '--no-sandbox',
        '--disable-gpu',
      ],
    })
    await eva.page.goto('/advisor')
    const shy = await caller(strict, app, 'customer2@demo.example')
    await advisorCard(shy.page).getByRole('button', { name: 'Call now' }).click()
    const check = shy.page.getByRole('dialog', { name: 'Check camera and microphone' })
    await check.getByRole('alert').waitFor()
    await expectNoViolations(shy.page)
    await shoot(shy.page, 'call-no-devices')
    await check.getByRole('button', { name: 'Join without camera or microphone' }).click()
    await incoming(eva.page).getByRole('button', { name: 'Accept' }).click()
    await seesMoving(shy.page, 'Eva Lind')
    await meeting(eva.page).getByText('Jonas has no picture').waitFor()
    await hangUp(shy.page)
  })

  it('leaves no error behind in any console', () => {
    expectNoErrors([eva, sara, jonas, kerstin, aino])
  })
})
