import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, instantOf, localDayAt } from '@/lib/booking/local-day'
import { skillDay } from '@/lib/skill/day-name'
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
import { field, main, opened, send } from '../support/message-page'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let aino: Visitor
let sara: Visitor
let birgit: Visitor
let nils: Visitor

beforeAll(async () => {
  app = await plainApp()
  ;[aino, sara, birgit, nils] = await Promise.all([
    visit(browser(), app, 'customer3@demo.example', { at: null }),
    visit(browser(), app, 'customer@demo.example', { at: null }),
    visit(browser(), app, 'scheduler3@demo.example', { at: null }),
    visit(browser(), app, 'scheduler@demo.example', { at: null }),
  ])
})
afterAll(() => app?.stop())

const zone = 'Europe/Stockholm'
const one = async <T extends object>(text: string, ...values: unknown[]) =>
  (await app.pool.query<T>(text, values)).rows[0]
const idOf = async (key: string) =>
  (await one<{ id: string }>('SELECT id FROM person WHERE email = $1', `${key}@demo.example`))?.id ?? ''
/** A day from today on, as a date field has it, and as a sentence says it. */
const dayIn = (days: number) => addDays(localDayAt(zone, Date.now()), days)
const said = (day: string) => skillDay(instantOf(zone, day, 720), { now: Date.now(), zone, locale: 'en' })
const notice = (page: Page, words: string | RegExp): Locator =>
  main(page).getByRole('status').filter({ hasText: words }).first()
const topic = (page: Page, name: RegExp) => page.getByRole('radio', { name })
const times = (page: Page) => page.getByRole('list', { name: 'Available times' }).getByRole('button')

describe('a customer whose advisor may not yet', () => {
  test('books for when they may, and is told from when', async () => {
    const { page, errors } = aino
    await page.goto('/customer/book?topic=savings')
    await notice(page, /^Kerstin Åberg may advise on investments from \d+ \w+.*Until then nobody/).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'skills-book-later')
    const begins = instantOf(zone, dayIn(21), 0)
    const first = await times(page).first().getAttribute('aria-label')
    const { rows } = await app.pool.query<{ at: Date }>(
      'SELECT valid_from AS at FROM person_skill WHERE person_id = $1 AND skill = $2',
      [await idOf('advisor3'), 'investments'],
    )
    expect(rows[0]?.at.getTime()).toBe(begins)
    expect(first).toMatch(/^(Monday|Tuesday|Wednesday|Thursday|Friday) /)
    await topic(page, /Everyday finances/).click()
    await expect.poll(() => notice(page, 'may advise on investments').count()).toBe(0)
    expectNoErrors([{ errors }])
  })

  test('writes, is told by when, and nobody is rung before', async () => {
    const { page, errors } = aino
    await page.goto('/customer/messages/new')
    await page.getByRole('combobox', { name: 'Topic' }).selectOption({ label: 'Savings and funds' })
    await page.waitForURL(/topic=savings/)
    await notice(page, /^Kerstin Åberg may advise on investments from/).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'skills-message-new')
    await main(page).getByRole('textbox', { name: 'Subject' }).fill('Funds for the grandchildren')
    await field(page).fill('Which funds would you choose?')
    await send(page).click()
    await opened(page, 'Funds for the grandchildren')
    await main(page).getByText('Topic: Savings and funds', { exact: true }).waitFor()
    await notice(page, /^Kerstin Åberg may advise on investments from/).waitFor()
    await notice(page, /^Kerstin Åberg answers by/).waitFor()
    expect(
      await main(page)
        .getByRole('button', { name: /Call about this|Ask Kerstin/ })
        .count(),
    ).toBe(0)
    const book = main(page).getByRole('link', { name: 'Book about this' })
    expect(await book.getAttribute('href')).toContain('topic=savings')
    await expectNoViolations(page)
    await shoot(page, 'skills-thread')
    await page.setViewportSize(phone)
    await shoot(page, 'skills-thread-phone')
    expectNoErrors([{ errors }])
  })
})

describe('a customer who asks somebody who may not', () => {
  test('is sent to who may, in one step', async () => {
    const { page } = sara
    await page.goto(`/customer/book?advisor=${await idOf('advisor2')}&topic=savings`)
    const told = notice(page, 'Mikael Strand may not advise on investments. You can turn to Eva Lind.')
    await told.waitFor()
    expect(await times(page).count()).toBe(0)
    await expectNoViolations(page)
    await told.getByRole('link', { name: 'Book with Eva' }).click()
    await page.getByText('With Eva Lind, your advisor.').waitFor()
    await times(page).first().waitFor()
    expect(await topic(page, /Savings and funds/).isChecked()).toBe(true)
  })

  test('says "only" and takes it back; it stands in the history', async () => {
    const { page } = sara
    await page.goto('/customer/book')
    const only = page.getByRole('checkbox', { name: 'Only advisors who speak English' })
    await only.focus()
    await page.keyboard.press('Space')
    await page.getByText('From now on only advisors who speak English are offered.').first().waitFor()
    await page.reload()
    expect(await only.isChecked()).toBe(true)
    await times(page).first().waitFor()
    await only.uncheck()
    await page.getByText('Advisors who do not speak English are offered again, too.').first().waitFor()
    await page.goto('/customer/history')
    await page.getByText('Wants to be helped only in English', { exact: true }).waitFor()
  })
})

describe('the scheduler', () => {
  const skills = async (page: Page, key: string) => page.goto(`/scheduler/skills/${await idOf(key)}`)
  const now = (page: Page) => page.getByRole('list', { name: 'Now and to come' })

  test('comes from the hours, reads what there is, adds by keyboard; twice is refused in words', async () => {
    const { page, errors } = birgit
    await page.goto(`/scheduler/hours/${await idOf('advisor3')}`)
    await page.getByRole('link', { name: 'Skills and languages' }).click()
    await page.getByRole('heading', { level: 1, name: 'What Kerstin Åberg may, speaks and knows' }).waitFor()
    await now(page)
      .getByRole('listitem')
      .filter({ hasText: /Begins.*May advise on investments/ })
      .waitFor()
    await expectNoViolations(page)
    await shoot(page, 'scheduler-skills')
    await page.getByRole('combobox', { name: 'What' }).selectOption('insurance')
    await page.getByLabel('Last day', { exact: true }).fill(dayIn(60))
    await page.keyboard.press('Enter')
    const added = now(page).getByRole('listitem').filter({ hasText: 'May advise on insurance' })
    await added.waitFor()
    expect(await added.textContent()).toContain(`until ${said(dayIn(60))}`)
    expect(await added.textContent()).toContain('Entered by Birgit Sund')
    await page.getByRole('button', { name: 'Add to Kerstin Åberg' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'It is entered already for a part of that time' })
    await alert.waitFor()
    await expectNoViolations(page)
    await page.setViewportSize(phone)
    await shoot(page, 'scheduler-skills-phone')
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways).toBeLessThanOrEqual(0)
    expectNoErrors([{ errors }])
  })

  test('ends one at once: it is among those before, and one goes on at the heading', async () => {
    const { page } = birgit
    await page.getByRole('button', { name: 'Change end: May advise on insurance' }).click()
    const dialog = page.getByRole('dialog', { name: 'May advise on insurance: when does it end?' })
    await dialog.getByLabel('Last day').fill('')
    await dialog.getByRole('button', { name: 'Check meetings' }).click()
    await dialog.getByRole('button', { name: 'End it now' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('list', { name: 'Before' }).getByText('May advise on insurance').waitFor()
    const heading = page.getByRole('heading', { name: 'Now and to come' })
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('ends one after seeing whom it leaves without; the meeting stays, and says who may take it', async () => {
    const { page, errors } = nils
    const booking = await one<{ id: string }>(
      `SELECT b.id FROM booking b JOIN meeting_type t ON t.id = b.type_id
        WHERE t.key = 'savings' AND b.state = 'confirmed' AND b.advisor_id = $1`,
      await idOf('advisor'),
    )
    await page.goto(`/scheduler/bookings/${booking?.id}`)
    const reassign = page.getByRole('button', { name: 'Reassign' })
    await isAlive(reassign)
    await reassign.click()
    const choice = page.getByRole('combobox', { name: 'Who takes it' })
    await expect
      .poll(() => choice.textContent())
      .toContain('Mikael Strand: may not advise on investments then')
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await skills(page, 'advisor')
    await page.getByRole('button', { name: 'Change end: May advise on investments' }).click()
    const dialog = page.getByRole('dialog', { name: 'May advise on investments: when does it end?' })
    await dialog.getByLabel('Last day').fill(dayIn(-1))
    await dialog.getByRole('button', { name: 'Check meetings' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'What has been stays as it was' }).waitFor()
    await dialog.getByLabel('Last day').fill(dayIn(1))
    await dialog.getByRole('button', { name: 'Check meetings' }).click()
    await dialog.getByRole('status').filter({ hasText: 'needs it after that' }).waitFor()
    expect(await dialog.getByRole('link', { name: /^Open/ }).first().getAttribute('href')).toBe(
      `/scheduler/bookings/${booking?.id}`,
    )
    await expectNoViolations(page)
    await shoot(page, 'scheduler-skills-end')
    await dialog.getByRole('button', { name: 'End it then' }).click()
    await dialog.waitFor({ state: 'detached' })
    await now(page)
      .getByRole('listitem')
      .filter({ hasText: `until ${said(dayIn(1))}` })
      .waitFor()
    const kept = await one<{ state: string }>('SELECT state FROM booking WHERE id = $1', booking?.id)
    expect(kept?.state).toBe('confirmed')
    expectNoErrors([{ errors }])
  })

  test('what Mikael knew before can be read and not changed', async () => {
    const { page } = nils
    await skills(page, 'advisor2')
    const before = page.getByRole('list', { name: 'Before' })
    await before.getByText('Takes questions about pensions').waitFor()
    expect(await before.getByRole('button').count()).toBe(0)
  })

  test('A03 A04 sees nobody of another branch, and others see nobody', async () => {
    const kerstin = await idOf('advisor3')
    for (const path of [`/scheduler/skills/${kerstin}`, '/scheduler/skills/1'])
      expect((await nils.page.goto(path))?.status(), path).toBe(404)
    await sara.page.goto(`/scheduler/skills/${kerstin}`)
    expect(new URL(sara.page.url()).pathname).not.toContain('scheduler')
  })
})
