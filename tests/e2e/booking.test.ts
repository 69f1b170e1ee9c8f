import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import { choose, confirm, times } from '../support/booking-page'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  phone,
  shoot,
  useBrowser,
  visit,
} from '../support/browser'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp

beforeAll(async () => {
  app = await plainApp()
})
afterAll(() => app?.stop())

const timeName = /^(Monday|Tuesday|Wednesday|Thursday|Friday) \d{1,2} [A-Z][a-z]+ \d\d:\d\d$/
type Booked = { id: string; ics: string; day: string; time: string }

/** The newest booking of a customer, with the invitation in the mail they got, and its day in the branch. */
async function latestBooking(email: string): Promise<Booked> {
  const { rows } = await app.pool.query<Booked>(
    `SELECT b.id, m.ics, to_char(b.starts_at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD') AS day,
        to_char(b.starts_at AT TIME ZONE 'Europe/Stockholm', 'HH24:MI') AS time
       FROM booking b JOIN person p ON p.id = b.customer_id
       JOIN mail m ON m.booking_id = b.id AND m.person_id = p.id
      WHERE p.email = $1 ORDER BY b.created_at DESC LIMIT 1`,
    [email],
  )
  if (!rows[0]) throw new Error(`${email} has no booking with a mail`)
  return rows[0]
}

/** How many bookings a customer has. */
async function bookings(email: string): Promise<number> {
  const { rowCount } = await app.pool.query(
    'SELECT 1 FROM booking b JOIN person p ON p.id = b.customer_id WHERE p.email = $1',
    [email],
  )
  return rowCount ?? 0
}

/** What a calendar goes by. */
function eventOf(ics: string) {
  const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return { uid: value('uid'), from: value('dtstart'), to: value('dtend'), sequence: value('sequence') }
}

/** The advisor's week and the scheduler's board show it. */
async function seenByStaff({ day, time }: Booked): Promise<void> {
  const name = new RegExp(`^${time}–\\d\\d:\\d\\d Sara Holm, Mortgage, Phone`)
  const eva = await visit(browser(), app, 'advisor@demo.example', { at: null })
  await eva.page.goto(`/advisor/calendar?week=${day}`)
  await eva.page.getByRole('button', { name }).waitFor()
  await eva.close()
  const nils = await visit(browser(), app, 'scheduler@demo.example', { at: null })
  await nils.page.goto(`/scheduler?day=${day}`)
  const board = nils.page.getByRole('table', { name: 'Calendars' })
  await board.getByRole('button', { name }).waitFor()
  await nils.close()
}

/** Opens the page and waits until it is alive. */
async function openBooking(page: Page): Promise<void> {
  await page.goto('/customer/book')
  await times(page).first().waitFor()
  await isAlive(times(page).first())
}

describe('booking a meeting', () => {
  test('topic, way, time, a look at it, confirmed; then in the list, the mail and the calendar file', async () => {
    const { page, errors, close } = await visit(browser(), app, 'customer@demo.example', { at: null })
    await openBooking(page)
    await page
      .getByRole('radiogroup', { name: 'Topic' })
      .getByRole('radio', { name: /Mortgage/ })
      .check()
    await page.getByRole('radiogroup', { name: 'How to meet' }).getByRole('radio', { name: 'Phone' }).check()
    await page.getByLabel('What is it about?').fill('The flat <b>in</b> Årsta\u202E')
    await times(page).first().waitFor()
    await expectNoViolations(page)
    const name = await choose(page, 3)
    expect(name).toMatch(timeName)
    const check = page.getByRole('region', { name: 'Check your meeting' })
    expect(await check.textContent()).toContain(name)
    await expectNoViolations(page)
    await shoot(page, 'customer-book-desk')
    await confirm(page).click()
    const done = page.getByRole('heading', { name: /You are meeting/ })
    await done.waitFor()
    expect(await done.evaluate((heading) => heading === document.activeElement)).toBe(true)
    await expectNoViolations(page)
    await shoot(page, 'customer-booked-desk')

    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Add to calendar' }).click()
    const file = await readFile(await (await saved).path(), 'utf8')
    const booked = await latestBooking('customer@demo.example')
    expect(eventOf(file)).toEqual(eventOf(booked.ics))
    expect(eventOf(file).uid).toBe(`${booked.id}@radrum`)
    await seenByStaff(booked)

    await page.getByRole('link', { name: 'Your bookings' }).click()
    const card = page.getByRole('article', { name })
    await card.waitFor()
    expect(await card.textContent()).toContain('The flat <b>in</b> Årsta')
    await page.goto('/demo/mail')
    const mail = page
      .getByRole('article')
      .filter({ hasText: name })
      .filter({ hasText: 'customer@demo.example' })
    await mail.first().waitFor()
    await expectNoViolations(page)
    await shoot(page, 'demo-mail')
    const eml = await readdir(path.join(app.dataDir, 'mail'))
    expect(eml.length).toBeGreaterThanOrEqual(2)
    expectNoErrors([{ errors }])
    await close()
  })

  test('F14 two want the same time: one has it, the other is told at once, keeps what was typed, and takes the next', async () => {
    const one = await visit(browser(), app, 'customer@demo.example', { at: null })
    const two = await visit(browser(), app, 'customer2@demo.example', { viewport: phone, at: null })
    await Promise.all([openBooking(one.page), openBooking(two.page)])
    await two.page.getByLabel('What is it about?').fill('Saving for a boat')
    // the very same time on both sides
    const name = await choose(one.page, 5)
    await times(two.page)
      .and(two.page.getByRole('button', { name, exact: true }))
      .click()
    await Promise.all([confirm(one.page).click(), confirm(two.page).click()])
    const done = (page: Page) => page.getByRole('heading', { name: /You are meeting/ })
    const taken = (page: Page) => page.getByRole('alert').filter({ hasText: 'Somebody else has just booked' })
    await Promise.all([one, two].map(({ page }) => done(page).or(taken(page)).first().waitFor()))
    const [won, lost] = (await done(one.page).isVisible()) ? [one, two] : [two, one]
    expect(await done(won.page).isVisible()).toBe(true)
    expect(await taken(lost.page).evaluate((box) => box === document.activeElement)).toBe(true)
    await expectNoViolations(lost.page)
    await shoot(lost.page, 'customer-book-taken')
    if (lost === two)
      expect(await two.page.getByLabel('What is it about?').inputValue()).toBe('Saving for a boat')
    await taken(lost.page).getByRole('button', { name: timeName }).first().click()
    await confirm(lost.page).click()
    await done(lost.page).waitFor()
    await one.close()
    await two.close()
  })

  test('nothing wider than a phone; the whole way by keyboard; back and forward book nothing twice', async () => {
    const { page, close } = await visit(browser(), app, 'customer3@demo.example', { viewport: phone })
    await openBooking(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(phone.width)
    await page.getByRole('radio', { name: 'Video' }).focus()
    await page.keyboard.press('ArrowDown')
    await shoot(page, 'customer-book-phone')
    const before = await bookings('customer3@demo.example')
    const name = (await times(page).nth(1).getAttribute('aria-label')) ?? ''
    await times(page).nth(1).focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { name: 'Check your meeting' })
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /You are meeting/ }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.goForward()
    await times(page).first().waitFor()
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
    expect(await confirm(page).count()).toBe(0)
    expect(await bookings('customer3@demo.example')).toBe(before + 1)
    await close()
  })

  test('an advisor who is not theirs does not exist', async () => {
    const { page, close } = await visit(browser(), app, 'customer@demo.example', { at: null })
    const { rows } = await app.pool.query<{ id: string }>(
      "SELECT id FROM person WHERE email = 'advisor3@demo.example'",
    )
    const answer = await page.goto(`/customer/book?advisor=${rows[0]?.id}`)
    expect(answer?.status()).toBe(404)
    expect((await page.goto('/customer/book?advisor=%27%20OR%201=1'))?.status()).toBe(404)
    await close()
  })
})
