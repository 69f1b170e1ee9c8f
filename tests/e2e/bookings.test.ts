import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import { choose, confirm, times } from '../support/booking-page'
import { desk, expectNoViolations, isAlive, phone, shoot, useBrowser, visit } from '../support/browser'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp

beforeAll(async () => {
  app = await plainApp()
})
afterAll(() => app?.stop())

describe('bookings', () => {
  test('move, then cancel; a stale page is told and shown how it is', async () => {
    const { page, close } = await visit(browser(), app, 'customer2@demo.example', { at: null })
    const stale = await visit(browser(), app, 'customer2@demo.example', { viewport: phone, at: null })
    await page.goto('/customer/bookings')
    await stale.page.goto('/customer/bookings')
    const first = (where: Page) => where.getByRole('article').first()
    await shoot(page, 'customer-bookings-desk')
    await shoot(stale.page, 'customer-bookings-phone')
    await expectNoViolations(page)
    await first(page).getByRole('button', { name: 'Move' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move your meeting' })
    await times(page).nth(8).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'customer-move-desk')
    const name = await choose(page, 8)
    await confirm(page).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('article', { name }).waitFor()

    await page.getByRole('article', { name }).getByRole('button', { name: 'Cancel booking' }).click()
    const question = page.getByRole('alertdialog', { name: 'Cancel this meeting?' })
    await question.waitFor()
    expect(
      await question
        .getByRole('button', { name: 'Keep the meeting' })
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await expectNoViolations(page)
    await question.getByLabel('Reason').fill('We found another way')
    await question.getByRole('button', { name: 'Cancel booking' }).click()
    await question.waitFor({ state: 'detached' })
    await page.getByRole('list', { name: 'Earlier' }).getByText('We found another way').waitFor()
    await close()
    await stale.close()
  })

  test('A61 cancelled in one window, moved in another that has not heard of it: a sentence, and the fresh list', async () => {
    const { page, close } = await visit(browser(), app, 'customer3@demo.example', { at: null })
    await page.goto('/customer/bookings')
    const card = page.getByRole('article').first()
    await isAlive(card)
    const name = ((await card.getByRole('heading').textContent()) ?? '').trim()
    await card.getByRole('button', { name: 'Cancel booking' }).click()
    // somebody else changes it while the question is open
    await app.pool.query("UPDATE booking SET version = version + 1 WHERE state = 'confirmed'")
    const question = page.getByRole('alertdialog', { name: 'Cancel this meeting?' })
    await question.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByRole('alert').filter({ hasText: 'has changed since you opened it' }).waitFor()
    await card.getByRole('button', { name: 'Cancel booking' }).click()
    await question.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByRole('list', { name: 'Earlier' }).getByText(name.slice(0, -6)).waitFor()
    await close()
  })

  test('Join meeting comes ten minutes before, by the server’s clock (F11), and not earlier', async () => {
    const { page, close } = await visit(browser(), app, 'customer@demo.example', { at: null })
    // the device is a day behind
    await page.clock.setFixedTime(Date.now() - 86_400_000)
    // last of all, so that a slow machine still sees the page before the ten minutes begin
    await app.pool.query(`UPDATE booking SET state = 'confirmed', way = 'video',
        starts_at = now() + interval '10 minutes 12 seconds', ends_at = now() + interval '40 minutes'
      WHERE id = (SELECT b.id FROM booking b JOIN person p ON p.id = b.customer_id
        WHERE p.email = 'customer@demo.example' AND b.state = 'confirmed' LIMIT 1)`)
    await page.goto('/customer/bookings')
    const card = page.getByRole('article').first()
    await card.getByText(/You can join from/).waitFor()
    expect(await card.getByRole('button', { name: 'Join meeting' }).count()).toBe(0)
    await card.getByRole('button', { name: 'Join meeting' }).waitFor({ timeout: 30_000 })
    await close()
  })

  test('A01 A44 another customer’s calendar file is not there; the own one has a fixed name', async () => {
    const { page, close } = await visit(browser(), app, 'customer@demo.example', { viewport: desk, at: null })
    const { rows } = await app.pool.query<{ id: string; email: string }>(
      'SELECT b.id, p.email FROM booking b JOIN person p ON p.id = b.customer_id ORDER BY b.created_at',
    )
    const get = (id: string) => page.request.get(`/api/bookings/${id}/calendar.ics`)
    const own = rows.find((row) => row.email === 'customer@demo.example')
    const other = rows.find((row) => row.email !== 'customer@demo.example')
    const answer = await get(own?.id ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-disposition']).toBe('attachment; filename="meeting.ics"')
    expect(answer.headers()['content-type']).toMatch(
      /^text\/calendar; charset=utf-8; method=(REQUEST|CANCEL)$/,
    )
    expect((await get(other?.id ?? '')).status()).toBe(404)
    expect((await get('nonsense')).status()).toBe(404)
    await close()
    const stranger = await browser().newContext({ baseURL: app.url })
    expect((await stranger.request.get(`/api/bookings/${own?.id}/calendar.ics`)).status()).toBe(401)
    await stranger.close()
  })
})
