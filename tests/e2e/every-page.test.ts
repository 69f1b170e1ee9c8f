import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app'
import { desk, expectNoViolations, phone, shoot, useBrowser, visit } from '../support/browser'

const browser = useBrowser()
let app: TestApp

beforeAll(async () => {
  app = await startApp({ video: false })
})
afterAll(() => app?.stop())

const pages = {
  customer: [
    '/customer',
    '/customer/accounts/1',
    '/customer/payments',
    '/customer/cards',
    '/customer/book',
    '/customer/bookings',
    '/customer/nowhere',
  ],
  advisor: ['/advisor', '/advisor/calendar'],
  scheduler: ['/scheduler'],
} as const

const looks = [
  { name: 'desk', viewport: desk, colorScheme: 'light', locale: 'en' },
  { name: 'phone', viewport: phone, colorScheme: 'dark', locale: 'sv' },
  { name: 'small', viewport: { width: 320, height: 640 }, colorScheme: 'light', locale: 'sv' },
] as const

/** Things that stand wider than the window and do not scroll by themselves. */
async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** Something to see, in the place of an id that only the seed knows. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path.replace(/\/accounts\/1$/, ''))
  if (path.endsWith('/1')) {
    await page.locator('main a[href*="/accounts/"]').first().click()
    await page.waitForURL('**/accounts/**')
  }
  await page.locator('h1').waitFor()
}

describe.each(looks)('on a $name ($colorScheme, $locale)', ({ name, viewport, colorScheme, locale }) => {
  describe.each(Object.entries(pages))('as %s', (role, paths) => {
    test('every page can be read by everybody', async () => {
      const email = `${role}@demo.example`
      const options = { viewport, colorScheme, reducedMotion: 'reduce' as const }
      const { page, context, errors, close } = await visit(browser(), app, email, options)
      await context.addCookies([{ name: 'locale', value: locale, url: app.url }])
      for (const path of paths) {
        await open(page, path)
        await shoot(page, `${name}${path.replaceAll('/', '-')}`)
        expect(await sidewaysScroll(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.title(), path).toContain('Rådrum')
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
        if (name !== 'small') await expectNoViolations(page)
      }
      expect(errors.filter((error) => !error.includes('404'))).toEqual([])
      await close()
    }, 150_000)
  })
})
