import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDayAt, mondayOf } from '@/lib/booking/local-day'
import { timeName } from '@/lib/booking/time-name'
import type { TestApp } from '../support/app'
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

const zone = 'Europe/Stockholm'

/** Jonas's meeting with Eva, as the seed made it. */
async function seeded(): Promise<{ id: string; startsAt: number; day: string; sequence: number }> {
  const { rows } = await app.pool.query<{ id: string; starts_at: Date; sequence: number }>(
    `SELECT b.id, b.starts_at, b.sequence FROM booking b
      JOIN person c ON c.id = b.customer_id JOIN person a ON a.id = b.advisor_id
      WHERE c.email = 'customer2@demo.example' AND a.email = 'advisor@demo.example'`,
  )
  const [row] = rows
  if (!row) throw new Error('the seed has no booking of Jonas with Eva')
  const startsAt = row.starts_at.getTime()
  return { id: row.id, startsAt, day: localDayAt(zone, startsAt), sequence: row.sequence }
}

const meeting = (page: Page) => page.getByRole('button', { name: /Jonas Berg, Mortgage, Video/ })

describe('the advisor’s own week', () => {
  test('a grid with one tab stop, arrows, Enter and M; everything readable', async () => {
    const { day } = await seeded()
    const { page, errors, close } = await visit(browser(), app, 'advisor@demo.example', { at: null })
    await page.goto(`/advisor/calendar?week=${day}`)
    const week = page.getByRole('list', { name: /^Week \d+, / })
    await week.waitFor()
    await expectNoViolations(page)
    await shoot(page, 'advisor-week-desk')
    const reachable = await week
      .locator('button')
      .evaluateAll((all) => all.filter((one) => one.tabIndex === 0).length)
    expect(reachable).toBe(1)
    await week.locator('button[tabindex="0"]').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(
      await page.evaluate(() => document.activeElement?.closest('ol')?.getAttribute('aria-label')),
    ).toMatch(/^Week/)
    await meeting(page).focus()
    await page.keyboard.press('Enter')
    const details = page.getByRole('dialog', { name: 'Meeting with Jonas Berg' })
    await details.waitFor()
    expect(await details.textContent()).toContain('The fixed rate ends in January')
    await expectNoViolations(page)
    await shoot(page, 'advisor-week-details')
    await page.keyboard.press('Escape')
    await expect.poll(() => meeting(page).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('m')
    await page.getByRole('dialog', { name: 'Move the meeting with Jonas Berg' }).waitFor()
    await page.getByLabel('Day', { exact: true }).waitFor()
    await expectNoViolations(page)
    expectNoErrors([{ errors }])
    await close()
  })

  test('the list says the same; weeks go back and on and have addresses', async () => {
    const { day, startsAt } = await seeded()
    const { page, close } = await visit(browser(), app, 'advisor@demo.example', { at: null })
    await page.goto(`/advisor/calendar?week=${day}`)
    await page.getByRole('link', { name: 'List' }).click()
    await page.waitForURL(/view=list/)
    const heading = timeName(startsAt, zone, 'en').replace(/ \d\d:\d\d$/, '')
    await page.getByRole('heading', { name: heading }).waitFor()
    const row = page.getByRole('listitem').filter({ hasText: 'Jonas Berg' })
    expect(await row.textContent()).toContain('Mortgage · Video')
    await expectNoViolations(page)
    await shoot(page, 'advisor-week-list')
    await page.getByRole('link', { name: 'Week after' }).click()
    await expect.poll(() => page.url()).not.toContain(day)
    await page.getByRole('link', { name: 'This week' }).click()
    await page.waitForURL(`**/advisor/calendar?week=${mondayOf(localDayAt(zone, Date.now()))}&view=list`)
    await page.goto('/advisor/calendar?week=yesterday&view=%27')
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor()
    await close()
  })

  test('on a phone one day at a time, in Swedish, nothing wider than the screen', async () => {
    const { day } = await seeded()
    const { page, context, close } = await visit(browser(), app, 'advisor@demo.example', {
      viewport: phone,
      at: null,
    })
    await context.addCookies([{ name: 'locale', value: 'sv', url: app.url }])
    await page.goto(`/advisor/calendar?week=${day}`)
    const days = page.getByRole('group', { name: 'Dag som visas' })
    await days.waitFor()
    await isAlive(days)
    expect(await days.getByRole('button').count()).toBeGreaterThanOrEqual(5)
    for (const button of await days.getByRole('button').all()) {
      await button.click()
      if (await page.getByRole('button', { name: /Jonas Berg/ }).isVisible()) break
    }
    await page.getByRole('button', { name: /Jonas Berg/ }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    await expectNoViolations(page)
    await shoot(page, 'advisor-week-phone')
    await close()
  })

  test('moved by the advisor, seen by the scheduler without a reload, told to the customer with a raised SEQUENCE', async () => {
    const { id, day, sequence } = await seeded()
    const eva = await visit(browser(), app, 'advisor@demo.example', { at: null })
    const nils = await visit(browser(), app, 'scheduler@demo.example', { at: null })
    await nils.page.goto(`/scheduler?day=${day}`)
    const onBoard = nils.page
      .getByRole('table', { name: 'Calendars' })
      .getByRole('button', { name: /Jonas Berg/ })
    const before = await onBoard.getAttribute('aria-label')
    await eva.page.goto(`/advisor/calendar?week=${day}`)
    await isAlive(meeting(eva.page))
    await meeting(eva.page).click()
    await eva.page.getByRole('button', { name: 'Move', exact: true }).click()
    const time = eva.page.getByLabel('Time', { exact: true })
    await time.waitFor()
    await eva.page.getByLabel('Day', { exact: true }).selectOption(day)
    const options = await time
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    await time.selectOption(options.at(-1) ?? '')
    await eva.page.getByRole('button', { name: 'Move it' }).click()
    await eva.page.getByText('The meeting with Jonas Berg is moved.').first().waitFor()
    await expect.poll(() => onBoard.getAttribute('aria-label')).not.toBe(before)
    const { rows } = await app.pool.query<{ ics: string }>(
      "SELECT ics FROM mail WHERE booking_id = $1 AND template = 'moved' ORDER BY created_at DESC LIMIT 1",
      [id],
    )
    expect(rows[0]?.ics).toContain(`SEQUENCE:${sequence + 1}`)
    await eva.close()
    await nils.close()
  })
})
