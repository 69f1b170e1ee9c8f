import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import {
  desk,
  expectNoErrors,
  expectNoViolations,
  notFound,
  phone,
  shoot,
  useBrowser,
  visit,
} from '../support/browser'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp

/** Ids that only the seed knows, and a call that is under way. */
let known: Record<string, string> = {}

beforeAll(async () => {
  app = await plainApp()
  const { rows } = await app.pool.query<Record<string, string>>(
    `WITH people AS (SELECT c.id AS customer, a.id AS advisor FROM person c, person a
        WHERE c.email = 'customer2@demo.example' AND a.email = 'advisor@demo.example'),
      call AS (INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at)
        SELECT customer, advisor, 'live', now(), now(), now() FROM people RETURNING id)
    SELECT customer, advisor, call.id AS meeting,
        (SELECT id FROM booking WHERE customer_id = customer AND advisor_id = advisor LIMIT 1) AS booking,
        (SELECT l.id FROM ledger_account l JOIN person p ON p.id = l.owner_id
          WHERE p.email = 'customer@demo.example' ORDER BY l.name LIMIT 1) AS account,
        (SELECT t.id FROM thread t JOIN person p ON p.id = t.customer_id
          WHERE p.email = 'customer@demo.example' AND t.state = 'open' LIMIT 1) AS thread
      FROM people, call`,
  )
  known = rows[0] ?? {}
})
afterAll(() => app?.stop())

const pages = {
  customer: [
    '/customer',
    '/customer/accounts/:account',
    '/customer/payments',
    '/customer/cards',
    '/customer/book',
    '/customer/bookings',
    '/customer/messages',
    '/customer/messages/new',
    '/customer/messages/:thread',
    '/customer/history',
    '/customer/help?from=/customer/payments',
    '/customer/nowhere',
  ],
  advisor: [
    '/advisor',
    '/advisor/calendar',
    '/advisor/messages',
    '/advisor/messages?show=all',
    '/advisor/messages/new?customer=:customer',
    '/advisor/messages/:thread',
    '/advisor/customers/:customer',
    '/advisor/meeting/:meeting',
  ],
  scheduler: [
    '/scheduler',
    '/scheduler/hours/:advisor',
    '/scheduler/skills/:advisor',
    '/scheduler/bookings/:booking',
  ],
  nobody: [
    ...['/sign-in', '/help', '/help?q=password', '/recover', '/recover/nothing'],
    ...['/demo/mail', '/demo/mail?channel=letter'],
  ],
} as const

const looks = [
  { name: 'desk', viewport: desk, colorScheme: 'light', locale: 'en' },
  { name: 'phone', viewport: phone, colorScheme: 'dark', locale: 'sv' },
] as const
/** As narrow as WCAG 1.4.10 asks for. */
const narrow = { width: 320, height: 640 }

/** Things that stand wider than the window and do not scroll by themselves. */
async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** `/customer/accounts/:account` with the id of one. It is there, but for what is nowhere. */
async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path.replace(/:(\w+)/, (_, name) => known[name] ?? name))
  expect(answer?.status(), path).toBe(path.endsWith('/nowhere') ? 404 : 200)
  await page.locator('h1').waitFor()
}

// both looks in one window: every new one is sent all scripts anew
describe.each(Object.entries(pages))('as %s', (role, paths) => {
  test('every page can be read by everybody: at a desk in English, on a phone in Swedish and in the dark', async () => {
    const email = role === 'nobody' ? undefined : `${role}@demo.example`
    const { page, context, errors, close } = await visit(browser(), app, email, { at: null })
    for (const path of paths)
      for (const { name, viewport, colorScheme, locale } of looks) {
        await context.addCookies([{ name: 'locale', value: locale, url: app.url }])
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await open(page, path)
        const card = page.getByRole('region', { name: locale === 'sv' ? 'Din rådgivare' : 'Your advisor' })
        expect(await card.isVisible(), `${path} shows the advisor (${name})`).toBe(role === 'customer')
        await shoot(page, `${name}${path.replaceAll(/[/:?=]+/g, '-')}`)
        expect(await sidewaysScroll(page), `${path} scrolls sideways (${name})`).toBeLessThanOrEqual(0)
        expect(await page.title(), path).toContain('Rådrum')
        expect(await page.evaluate(() => document.documentElement.lang), path).toBe(locale)
        await expectNoViolations(page)
        if (name !== 'phone') continue
        await page.setViewportSize(narrow)
        expect(await sidewaysScroll(page), `${path} scrolls sideways at 320`).toBeLessThanOrEqual(0)
      }
    expectNoErrors([{ errors }], notFound)
    await close()
  }, 300_000)
})
