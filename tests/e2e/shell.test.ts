import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  notFound,
  phone,
  shoot,
  useBrowser,
  visit,
} from '../support/browser'

const browser = useBrowser()
let app: TestApp

beforeAll(async () => {
  app = await startApp({ env: { LIVEKIT_PUBLIC_URL: 'wss://video.bank.example' } })
})
afterAll(() => app?.stop())

describe('every page', () => {
  test('comes with a policy and a nonce of its own', async () => {
    const [first, second] = await Promise.all([fetch(`${app.url}/sign-in`), fetch(`${app.url}/nowhere`)])
    const nonces = [first, second].map((answer) => {
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("connect-src 'self' wss://video.bank.example https://video.bank.example;")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('strict-transport-security')).toBeNull()
      return /'nonce-([^']+)'/.exec(policy)?.[1]
    })
    expect(nonces[0]).not.toBe(nonces[1])
    const html = await first.text()
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonces[0]}"`))).toEqual([])
  })

  test('has a title at every moment, also on the way to the next one (WCAG 2.4.2)', async () => {
    const { page, close } = await visit(browser(), app, 'customer@demo.example')
    const link = (name: string) => page.getByRole('link', { name, exact: true }).first()
    await isAlive(link('Cards')) // from then on a link is a step inside the page
    await page.evaluate(() => {
      const untitled: string[] = []
      Object.assign(window, { untitled })
      // after whatever else hears of the same change
      const look = () => setTimeout(() => document.title || untitled.push(location.pathname))
      new MutationObserver(look).observe(document.head, { childList: true, subtree: true })
    })
    for (const name of ['Cards', 'History', 'Overview', 'Cards', 'Overview']) {
      await link(name).click()
      await expect.poll(() => page.title()).toBe(`${name} · Rådrum`)
    }
    expect(
      await page.evaluate(() => Object.entries(window).find(([key]) => key === 'untitled')?.[1]),
    ).toEqual([])
    expect(await page.locator('head > title').count()).toBe(1)
    await close()
  })

  test('a nonce sent along is not believed', async () => {
    const answer = await fetch(`${app.url}/sign-in`, {
      headers: { 'x-nonce': 'mine', 'x-radrum-path': '//evil' },
    })
    expect(await answer.text()).not.toContain('nonce="mine"')
  })

  test('that does not exist says so with 404, inside the shell for who is signed in', async () => {
    const { page, errors, close } = await visit(browser(), app, 'customer@demo.example', { at: null })
    const answer = await page.goto('/customer/nowhere')
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'This page does not exist' }).waitFor()
    await expectNoViolations(page)
    expectNoErrors([{ errors }], notFound)
    await close()
  })
})

describe('a page that fails', () => {
  test('says so calmly, under a number that the log knows, inside the shell; trying again helps', async () => {
    const { page, errors, close } = await visit(browser(), app, 'customer@demo.example')
    await app.pool.query('ALTER TABLE card RENAME TO card_away')
    try {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Cards', exact: true })
        .click()
      await page.getByRole('heading', { level: 1, name: 'This did not work' }).waitFor()
    } finally {
      await app.pool.query('ALTER TABLE card_away RENAME TO card')
    }
    const alert = page.getByRole('main').getByRole('alert')
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true)
    const id = /mention (\d+)\./.exec((await alert.textContent()) ?? '')?.[1] ?? ''
    expect(id).not.toBe('')
    expect(app.log()).toContain(id)
    await page.getByRole('region', { name: 'Your advisor' }).getByRole('status').waitFor()
    await expectNoViolations(page)
    await shoot(page, 'customer-error')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor()
    // React's own word for it: an error in what the server rendered
    expectNoErrors([{ errors }], /errors\/441/)
    await close()
  })
})

describe('language and appearance', () => {
  test('a choice is kept, applied at once and painted before anything else', async () => {
    const { page, errors, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Language and appearance' }).click()
    await expectNoViolations(page)
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
    await page.getByRole('button', { name: 'Language and appearance' }).click()
    await page.getByRole('menuitemradio', { name: 'Svenska' }).click()
    await page.getByRole('heading', { name: 'Logga in' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('sv')
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.dataset.early = String(document.documentElement.classList.contains('dark'))
      })
    })
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset.early)).toBe('true')
    expectNoErrors([{ errors }])
    await close()
  })

  test('without a choice the page follows the device, also while it is open', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    const dark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
    expect(await dark()).toBe(false)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(dark).toBe(true)
    await close()
  })
})

describe('the way through', () => {
  test('the keyboard may skip the header', async () => {
    const { page, close } = await visit(browser(), app, 'customer@demo.example', { at: null })
    await page.goto('/customer/nowhere')
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await close()
  })

  test.each([
    ['customer', 360, 'en-GB'],
    ['customer', 320, 'sv-SE'],
    ['advisor', 360, 'sv-SE'],
    ['scheduler', 320, 'en-GB'],
  ])('the %s header fits %i px (%s) without scrolling sideways', async (role, width, locale) => {
    const { page, context, close } = await visit(browser(), app, `${role}@demo.example`, {
      viewport: { ...phone, width },
      at: null,
    })
    await context.addCookies([{ name: 'locale', value: locale.slice(0, 2), url: app.url }])
    await page.goto(`/${role}/nowhere`)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    const clipped = await page
      .getByRole('banner')
      .evaluate((header) => header.scrollWidth - header.clientWidth)
    expect(clipped).toBeLessThanOrEqual(0)
    await close()
  })
})
