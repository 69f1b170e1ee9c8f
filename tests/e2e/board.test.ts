import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, instantOf, localDayAt, weekdayOf } from '@/lib/booking/local-day'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  phone,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let nils: Visitor
let page: Page

beforeAll(async () => {
  app = await plainApp()
  nils = await visit(browser(), app, 'scheduler@demo.example', { at: null })
  page = nils.page
})
afterAll(() => app?.stop())

const zone = 'Europe/Stockholm'

/** A working day far enough ahead that the seed has put nothing there. */
function quietDay(): string {
  let day = addDays(localDayAt(zone, Date.now()), 21)
  while (weekdayOf(day) > 5) day = addDays(day, 1)
  return day
}

const one = async <T extends object>(text: string, ...values: unknown[]) =>
  (await app.pool.query<T>(text, values)).rows[0]
const idOf = async (email: string) =>
  (await one<{ id: string }>('SELECT id FROM person WHERE email = $1', email))?.id ?? ''

const board = (page: Page) => page.getByRole('table', { name: 'Calendars' })
const entry = (page: Page, name: RegExp) => board(page).getByRole('button', { name })

async function openBoard(page: Page, day: string): Promise<void> {
  await page.goto(`/scheduler?day=${day}`)
  await board(page).waitFor()
  await isAlive(board(page))
}

/** Books for Sara on that day at that time, through the board. */
async function book(page: Page, day: string, clock: string, customer = 'Sara'): Promise<void> {
  await page.getByRole('button', { name: 'Book for a customer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Book for a customer' })
  await dialog.getByLabel('Customer', { exact: true }).fill(customer.slice(0, 3))
  await dialog.getByRole('radio', { name: new RegExp(customer) }).click()
  await dialog.getByLabel('Day', { exact: true }).selectOption(day)
  await dialog.getByLabel('Time', { exact: true }).selectOption(String(instantOf(zone, day, minutes(clock))))
  await dialog.getByRole('button', { name: 'Book meeting' }).click()
  await dialog.waitFor({ state: 'detached' })
}
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

describe('the scheduler’s board', () => {
  test('all advisors of the branch, a whole day by keyboard, in a list too', async () => {
    const day = quietDay()
    await openBoard(page, day)
    await book(page, day, '10:00')
    await book(page, day, '13:00', 'Jonas')
    await page
      .getByText(/^Booked: Jonas Berg/)
      .first()
      .waitFor()
    // the board is fetched again beside what it says
    await entry(page, /Jonas/).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'scheduler-board-desk')
    for (const name of ['Eva Lind', 'Mikael Strand']) {
      await board(page).getByRole('rowheader', { name }).waitFor()
    }
    expect(await board(page).textContent()).not.toContain('Kerstin')
    const stops = await board(page)
      .locator('td button')
      .evaluateAll((all) => all.filter((b) => b.tabIndex === 0).length)
    expect(stops).toBe(1)
    await board(page).locator('td button[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await expect.poll(() => entry(page, /Jonas/).evaluate((b) => b === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => entry(page, /Sara/).evaluate((b) => b === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Meeting with Sara Holm' }).waitFor()
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'List' }).click()
    await page.getByRole('heading', { name: 'Eva Lind' }).waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: 'Sara Holm' }).count()).toBe(1)
    await expectNoViolations(page)
    await shoot(page, 'scheduler-board-list')
    expectNoErrors([nils])
  })

  test('moved and taken back; given to somebody else; cancelled with a reason that is mailed', async () => {
    const day = addDays(quietDay(), 7)
    await openBoard(page, day)
    await book(page, day, '11:00')
    await page.getByRole('button', { name: 'Move booking' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    const time = page.getByLabel('Time', { exact: true })
    await page.getByLabel('Day', { exact: true }).selectOption(day)
    await time.selectOption(String(instantOf(zone, day, minutes('14:00'))))
    await page.getByRole('button', { name: 'Move it' }).click()
    await entry(page, /^14:00–.* Sara Holm/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await entry(page, /^11:00–.* Sara Holm/).waitFor()

    await page.getByRole('button', { name: 'Reassign' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Free at the same time.').waitFor()
    await shoot(page, 'scheduler-reassign')
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Give it away' }).click()
    const mikael = board(page).getByRole('row').filter({ hasText: 'Mikael Strand' })
    await mikael.getByRole('button', { name: /^11:00–.* Sara Holm/ }).click()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByRole('alert').filter({ hasText: 'Write a reason' }).waitFor()
    await page.getByLabel('Why', { exact: true }).fill('Mikael has lost his voice')
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await entry(page, /Sara Holm/).waitFor({ state: 'detached' })
    const cancelled = () =>
      one<{ text: string; ics: string }>(
        "SELECT text, ics FROM mail WHERE template = 'cancelled' AND recipient = 'customer@demo.example'",
      )
    await expect.poll(cancelled).toBeDefined()
    const mail = await cancelled()
    expect(mail?.text).toContain('Mikael has lost his voice')
    expect(mail?.ics).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:4/)
  })

  test('an absence: who gets what is shown, then done; and taken back', async () => {
    const day = addDays(quietDay(), 14)
    await openBoard(page, day)
    await book(page, day, '09:00')
    await book(page, day, '10:30', 'Jonas')
    await page.getByRole('button', { name: 'Cover absence' }).click()
    const dialog = page.getByRole('dialog', { name: 'Cover an absence' })
    await dialog.getByLabel('Reason', { exact: true }).fill('Ill')
    await expectNoViolations(page)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await dialog.getByText('2 meetings lie in this time. 2 will be moved.').waitFor()
    await expectNoViolations(page)
    await shoot(page, 'scheduler-cover')
    const jonas = dialog.getByLabel(/Jonas Berg/)
    expect(await jonas.locator('option:checked').textContent()).toBe('Give it to Mikael Strand')
    await jonas.selectOption('keep')
    await dialog.getByRole('button', { name: 'Cover absence' }).click()
    const mikael = board(page).getByRole('row').filter({ hasText: 'Mikael Strand' })
    await mikael.getByRole('button', { name: /^09:00–.* Sara Holm/ }).waitFor()
    const eva = board(page).getByRole('row').filter({ hasText: 'Eva Lind' })
    await eva.getByRole('button', { name: /Jonas Berg/ }).waitFor()
    await eva.getByRole('button', { name: 'Time off: Ill' }).waitFor()
    await shoot(page, 'scheduler-covered')
    await page.getByRole('button', { name: 'Remove time off' }).click()
    await eva.getByRole('button', { name: 'Time off: Ill' }).waitFor({ state: 'detached' })
  })

  test('time off and working hours from the board; the day fills at once', async () => {
    let saturday = quietDay()
    while (weekdayOf(saturday) !== 6) saturday = addDays(saturday, 1)
    await openBoard(page, saturday)
    expect(await board(page).textContent()).toContain('Does not work')
    await page.getByRole('button', { name: 'Add working hours' }).click()
    const hours = page.getByRole('dialog', { name: 'Add working hours' })
    await hours.getByRole('button', { name: 'Add working hours' }).click()
    await hours.getByRole('alert').filter({ hasText: 'Choose at least one weekday' }).waitFor()
    await hours.getByRole('checkbox', { name: 'Saturday' }).check()
    await expectNoViolations(page)
    await hours.getByRole('button', { name: 'Add working hours' }).click()
    await page.getByText('Eva Lind has new working hours.').first().waitFor()
    await board(page).getByText('0 of 3 h booked').waitFor()
    await page.getByRole('button', { name: 'Add time off' }).click()
    const off = page.getByRole('dialog', { name: 'Add time off' })
    await off.getByRole('checkbox', { name: 'Whole days' }).uncheck()
    await off.getByLabel('From', { exact: true }).fill('17:00')
    await off.getByLabel('Until', { exact: true }).fill('09:00')
    await off.getByRole('button', { name: 'Continue' }).click()
    await off.getByRole('alert').filter({ hasText: 'The end must come after the start' }).waitFor()
    await off.getByLabel('From', { exact: true }).fill('09:00')
    await off.getByLabel('Until', { exact: true }).fill('10:30')
    await off.getByRole('button', { name: 'Continue' }).click()
    await off.getByText('No meeting lies in this time.').waitFor()
    await off.getByRole('button', { name: 'Add time off' }).click()
    await board(page).getByText('0 of 1.5 h booked').waitFor()
    await entry(page, /^Time off$/).click()
    await page.getByRole('button', { name: 'Remove time off' }).click()
    await board(page).getByText('0 of 3 h booked').waitFor()
  })

  test('a week of hours: checked in words, meetings outside shown before it is saved, two editors', async () => {
    const eva = await idOf('advisor@demo.example')
    const other = await visit(browser(), app, 'scheduler@demo.example', { at: null })
    await page.goto(`/scheduler/hours/${eva}`)
    await other.page.goto(`/scheduler/hours/${eva}`)
    await page.getByRole('heading', { name: 'Eva Lind’s working hours' }).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'scheduler-hours')
    await other.page.getByRole('group', { name: 'Sunday' }).getByRole('button', { name: 'Add hours' }).click()
    await other.page.getByLabel('Sunday, stretch 1, from').fill('07:30')
    const sunday = page.getByRole('group', { name: 'Sunday' })
    await sunday.getByRole('button', { name: 'Add hours' }).click()
    await sunday.getByRole('button', { name: 'Add hours' }).click()
    await page.getByLabel('Sunday, stretch 2, from').fill('10:00')
    await page.getByRole('button', { name: 'Check meetings' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'overlap' })
    await expect.poll(() => alert.evaluate((box) => box === document.activeElement)).toBe(true)
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Remove Sunday, stretch 2' }).click()
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
      const group = page.getByRole('group', { name: day })
      for (const bin of (await group.getByRole('button', { name: /^Remove/ }).all()).reverse())
        await bin.click()
    }
    await page.getByRole('button', { name: 'Check meetings' }).click()
    await page.getByText(/booked meetings? would lie outside/).waitFor()
    await page.getByRole('list', { name: 'Meetings outside these hours' }).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'scheduler-hours-outside')
    await page.getByRole('button', { name: 'Save hours' }).click()
    await page.getByText('The hours are saved.').first().waitFor()
    const told = other.page.getByRole('alert').filter({ hasText: 'Somebody else has saved other hours' })
    await told.waitFor()
    expect(await other.page.getByLabel('Sunday, stretch 1, from').inputValue()).toBe('07:30')
    await expectNoViolations(other.page)
    await told.getByRole('button', { name: 'Show the new hours' }).click()
    await told.waitFor({ state: 'detached' })
    expect(await other.page.getByRole('button', { name: /^Remove .*, stretch/ }).count()).toBe(1)
    await other.close()
  })

  test('A03 A04 another branch does not exist, nor does the board for others', async () => {
    const kerstin = await idOf('advisor3@demo.example')
    const foreign = await one<{ id: string }>('SELECT id FROM booking WHERE advisor_id = $1', kerstin)
    for (const path of [
      `/scheduler/hours/${kerstin}`,
      `/scheduler/bookings/${foreign?.id}`,
      '/scheduler/hours/1',
    ]) {
      expect((await page.goto(path))?.status(), path).toBe(404)
    }
    for (const email of ['customer@demo.example', 'advisor@demo.example']) {
      const visitor = await visit(browser(), app, email, { at: null })
      await visitor.page.goto('/scheduler')
      expect(new URL(visitor.page.url()).pathname).not.toContain('scheduler')
      await visitor.close()
    }
  })

  test('one booking on its own page; a phone shows the board without scrolling sideways', async () => {
    await page.setViewportSize(phone)
    const own = await one<{ id: string }>(
      "SELECT id FROM booking WHERE advisor_id = $1 AND state = 'confirmed' LIMIT 1",
      await idOf('advisor2@demo.example'),
    )
    await page.goto(`/scheduler/bookings/${own?.id}`)
    await page.getByRole('button', { name: 'Reassign' }).waitFor()
    expect(await page.textContent('main')).not.toContain('A card abroad')
    await expectNoViolations(page)
    await shoot(page, 'scheduler-booking-phone')
    await page.goto('/scheduler')
    await board(page).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    await expectNoViolations(page)
    await shoot(page, 'scheduler-board-phone')
  })
})
