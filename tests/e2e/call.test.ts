import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDayAt } from '@/lib/booking/local-day'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  phone,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import {
  advisorCard,
  caller,
  callNow,
  connectionsMade,
  evaAndSara,
  hangUp,
  hears,
  incoming,
  latestMeeting,
  meeting,
  seesMoving,
} from '@/tests/support/call'
import { noticesOf, standInForNotices } from '@/tests/support/call-notices'
import { pressByKey } from '@/tests/support/keyboard'
import { soundFrom, speak } from '@/tests/support/sound-from'

const browser = useOwnBrowser()
let app: TestApp
let eva: Visitor
let sara: Visitor

beforeAll(async () => {
  app = await startApp()
  ;({ eva, sara } = await evaAndSara(browser(), app, 'whole'))
})
afterAll(() => app?.stop())

describe('a call', () => {
  it('checks camera and microphone the first time, and keeps the advisor meanwhile', async () => {
    const { page } = sara
    await advisorCard(page).getByRole('button', { name: 'Call now' }).click()
    const check = page.getByRole('dialog', { name: 'Check camera and microphone' })
    await check.getByLabel('Your picture').waitFor()
    await check.getByRole('meter', { name: 'Microphone level' }).waitFor()
    await eva.page.getByText('Sara Holm is getting ready').waitFor()
    await expectNoViolations(page)
    await shoot(page, 'call-check')
    await check.getByRole('button', { name: 'Close' }).click()
    await eva.page.getByText('Sara Holm is getting ready').waitFor({ state: 'detached' })
  })

  it('rings on both sides, and can be cancelled: all of it by key', async () => {
    await standInForNotices(eva.page)
    await pressByKey(sara.page, advisorCard(sara.page).getByRole('button', { name: 'Call now' }))
    const check = sara.page.getByRole('dialog', { name: 'Check camera and microphone' })
    await pressByKey(sara.page, check.getByRole('button', { name: 'Join with video' }))
    await meeting(sara.page).getByRole('button', { name: 'Cancel call' }).waitFor()
    expect(await meeting(sara.page).getByRole('status').textContent()).toBe('Calling Eva Lind')
    await incoming(eva.page).waitFor()
    expect(await incoming(eva.page).textContent()).toContain('Sara Holm')
    await expect.poll(() => eva.page.title()).toBe('Sara Holm is calling') // the page may set its own meanwhile
    // her window is behind another one, and she has said yes to notifications
    expect(await noticesOf(eva.page)).toEqual([{ words: 'Sara Holm is calling', open: true }])
    await expectNoViolations(sara.page)
    await expectNoViolations(eva.page)
    await shoot(sara.page, 'call-ringing')
    await shoot(eva.page, 'call-incoming')
    await pressByKey(sara.page, meeting(sara.page).getByRole('button', { name: 'Cancel call' }), 'Space')
    await incoming(eva.page).waitFor({ state: 'detached' })
    expect(await noticesOf(eva.page)).toEqual([{ words: 'Sara Holm is calling', open: false }])
    await meeting(sara.page).waitFor({ state: 'detached' })
    await expect.poll(async () => (await latestMeeting(app)).state).toBe('cancelled')
  })

  it('shows and sounds both ways: frames that are decoded and change, bytes of sound', async () => {
    await callNow(sara.page)
    await eva.page.evaluate(() => Object.assign(window, { kept: true }))
    await pressByKey(eva.page, incoming(eva.page).getByRole('button', { name: 'Accept' }))
    const took = await seesMoving(eva.page, 'Sara Holm')
    console.log(`accept to moving picture at the desk: ${took} ms`)
    await seesMoving(sara.page, 'Eva Lind')
    await hears(sara.page)
    await hears(eva.page)
    await eva.page.waitForURL('**/advisor/meeting/*')
    expect(await eva.page.evaluate(() => 'kept' in window), 'she came there without a page load').toBe(true)
    await meeting(sara.page).getByRole('status').filter({ hasText: 'Connected' }).waitFor()
    expect((await latestMeeting(app)).state).toBe('live')
    await expectNoViolations(sara.page)
    await expectNoViolations(eva.page)
    await shoot(sara.page, 'call-dock')
    await shoot(eva.page, 'call-stage')
  })

  it('goes on untouched while the customer walks through the netbank', async () => {
    const { page } = sara
    const before = await connectionsMade(page)
    for (const name of ['Payments', 'Cards', 'Bookings', 'Overview']) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
      await page.waitForLoadState()
      await seesMoving(page, 'Eva Lind')
    }
    expect(await connectionsMade(page)).toBe(before)
    await seesMoving(eva.page, 'Sara Holm')
  })

  it('moves into a corner when the advisor goes to another page', async () => {
    const { page } = eva
    const before = await connectionsMade(page)
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar' }).click()
    await page.waitForURL('**/advisor/calendar**')
    await seesMoving(page, 'Sara Holm')
    await shoot(page, 'call-corner')
    await expectNoViolations(page)
    await meeting(page).getByRole('link', { name: 'Open meeting' }).click()
    await page.waitForURL('**/advisor/meeting/*')
    await seesMoving(page, 'Sara Holm')
    expect(await connectionsMade(page)).toBe(before)
  })

  it('shows who speaks, by what LiveKit hears, and no longer when they are silent', async () => {
    const mark = meeting(eva.page).getByRole('group', { name: 'Sara Holm' }).locator('[data-speaking]')
    // her browser's microphone beeps now and then by itself
    await mark.waitFor({ state: 'detached' })
    const fallSilent = await speak(sara.page)
    await mark.waitFor()
    await fallSilent()
    await mark.waitFor({ state: 'detached' })
    await hears(eva.page)
  })

  it('turns camera and microphone off and on, to be seen by both', async () => {
    const camera = meeting(sara.page).getByRole('button', { name: 'Camera', exact: true })
    const microphone = meeting(sara.page).getByRole('button', { name: 'Microphone', exact: true })
    const picture = meeting(eva.page).getByRole('group', { name: 'Sara Holm' }).locator('video')
    expect(await camera.getAttribute('aria-pressed')).toBe('true')
    await camera.click()
    expect(await camera.getAttribute('aria-pressed')).toBe('false')
    await picture.waitFor({ state: 'detached' })
    await camera.click()
    await seesMoving(eva.page, 'Sara Holm')
    await microphone.click()
    expect(await microphone.getAttribute('aria-pressed')).toBe('false')
    await microphone.click()
    await hears(eva.page)
  })

  it('goes on with another microphone, chosen by key', async () => {
    const { page } = sara
    await pressByKey(page, meeting(page).getByRole('button', { name: 'Choose devices' }))
    const all = page.getByRole('group', { name: 'Microphone' }).getByRole('menuitemradio')
    const other = all.and(page.locator('[aria-checked=false]')).last()
    const name = (await other.textContent()) ?? ''
    await other.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => soundFrom(page)).toContain(name)
    await hears(eva.page)
  })

  it('stands in any corner, by key, and steps aside for what has the focus', async () => {
    const { page } = sara
    const handle = meeting(page).getByRole('button', { name: 'Move this panel' })
    await handle.focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await meeting(page).boundingBox())?.y).toBeLessThan(50)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(async () => (await meeting(page).boundingBox())?.x).toBeLessThan(50)
    await page.getByRole('link', { name: 'Rådrum' }).first().focus()
    await expect
      .poll(async () => {
        const panel = await meeting(page).boundingBox()
        return (panel?.x ?? 0) + (panel?.y ?? 0)
      })
      .toBeGreaterThan(100)
  })

  it('ends for both when one hangs up, and says how long it was', async () => {
    await pressByKey(sara.page, meeting(sara.page).getByRole('button', { name: 'End call' }))
    await meeting(sara.page)
      .getByText(/^The call with Eva Lind has ended\. It lasted \d+ minutes?\.$/)
      .waitFor()
    await meeting(eva.page).getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' })
    expect(await latestMeeting(app)).toMatchObject({ state: 'ended', end_reason: 'hung_up' })
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'call-ended')
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
    await meeting(sara.page).waitFor({ state: 'detached' })
  })
})

describe('a booked meeting, on a phone', () => {
  let jonas: Visitor

  it('waits until let in: with sound only, and with a picture later', async () => {
    const day = await bookedInFiveMinutes()
    jonas = await caller(browser(), app, 'customer2@demo.example', {
      viewport: phone,
      at: null,
      pictures: 'whole',
    })
    await jonas.page.goto('/customer/bookings')
    const join = jonas.page.getByRole('button', { name: 'Join meeting' })
    await isAlive(join)
    await pressByKey(jonas.page, join)
    await jonas.page.getByRole('button', { name: 'Join with sound only' }).click()
    await meeting(jonas.page).getByText('You are in the waiting room').waitFor()
    await expectNoViolations(jonas.page)
    await shoot(jonas.page, 'call-waiting')

    await eva.page.goto(`/advisor/calendar?view=list&week=${day}`)
    // over midnight it stands on both days
    await eva.page
      .getByRole('button', { name: /^Open .*Jonas Berg/ })
      .first()
      .click()
    await pressByKey(eva.page, eva.page.getByRole('dialog').getByRole('button', { name: 'Join meeting' }))
    await eva.page.waitForURL('**/advisor/meeting/*')
    await meeting(eva.page).getByText('Jonas Berg is waiting').waitFor()
    expect((await latestMeeting(app)).state).toBe('waiting')
    await eva.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Desk' }).click()
    await eva.page.waitForURL('**/advisor')
    await pressByKey(eva.page, eva.page.getByRole('main').getByRole('button', { name: 'Let in' }))
    await seesMoving(jonas.page, 'Eva Lind')
    await meeting(eva.page).getByText('Jonas has no picture').waitFor()
    await hears(eva.page)
    await meeting(jonas.page).getByRole('button', { name: 'Camera', exact: true }).click()
    await seesMoving(eva.page, 'Jonas Berg')
  })

  it('is one bar of 64 px that covers nothing, with a larger picture on demand', async () => {
    const bar = await meeting(jonas.page).boundingBox()
    expect(bar?.height).toBeGreaterThanOrEqual(64)
    expect(bar?.height).toBeLessThanOrEqual(66)
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(phone.height, 0)
    const end = await meeting(jonas.page).getByRole('button', { name: 'End call' }).boundingBox()
    const camera = await meeting(jonas.page)
      .getByRole('button', { name: 'Camera', exact: true })
      .boundingBox()
    expect((end?.x ?? 0) - (camera?.x ?? 0) - (camera?.width ?? 0)).toBeGreaterThanOrEqual(16)
    await expectNoViolations(jonas.page)
    await shoot(jonas.page, 'call-phone')
    await meeting(jonas.page).getByRole('button', { name: 'Larger picture' }).click()
    await seesMoving(jonas.page, 'Eva Lind')
    await expectNoViolations(jonas.page)
    await shoot(jonas.page, 'call-phone-large')
    await hangUp(jonas.page)
    await jonas.close()
  })

  it('leaves no error behind in any console', () => {
    expectNoErrors([eva, sara])
  })
})

/** Jonas's booking with Eva comes in five minutes; the day of her calendar on which it stands. */
async function bookedInFiveMinutes(): Promise<string> {
  const { rows } = await app.pool.query<{ starts_at: Date }>(
    `UPDATE booking SET starts_at = now() + interval '5 minutes', ends_at = now() + interval '65 minutes'
      WHERE way = 'video' AND customer_id = (SELECT id FROM person WHERE email = 'customer2@demo.example')
        AND advisor_id = (SELECT id FROM person WHERE email = 'advisor@demo.example')
      RETURNING starts_at`,
  )
  return localDayAt('Europe/Stockholm', rows[0]?.starts_at.getTime() ?? 0)
}
