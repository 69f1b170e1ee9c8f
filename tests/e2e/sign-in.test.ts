import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople } from '@/lib/access/demo-people'
import type { TestApp } from '../support/app'
import { expectNoErrors, expectNoViolations, phone, signIn, useBrowser, visit } from '../support/browser'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp

beforeAll(async () => {
  app = await plainApp()
})
afterAll(() => app?.stop())

describe('signing in', () => {
  test('one press fills the form in, Sign in leads each role home', async () => {
    const { page, errors, close } = await visit(browser(), app)
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    const demo = page.getByRole('region', { name: 'Demo accounts' })
    const offered = await demo.getByRole('listitem').allTextContents()
    for (const { name, email } of demoPeople)
      expect(offered.filter((text) => text.includes(name) && text.includes(email))).toHaveLength(1)
    expect(offered).toHaveLength(demoPeople.length)
    await demo.getByText(/To be two people at once.* use one private window\./).waitFor()
    await page.getByRole('button', { name: /Nils Dahl/ }).click()
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('scheduler@demo.example')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/scheduler')
    expectNoErrors([{ errors }])
    await close()
  })

  test('a wrong password is refused in words, with the focus on them and the address kept', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    await page.getByLabel('Email', { exact: true }).fill('customer@demo.example')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'do not match' })
    await alert.waitFor()
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('customer@demo.example')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    await expectNoViolations(page)
    await alert.getByRole('link').click()
    expect(
      await page.getByLabel('Email', { exact: true }).evaluate((field) => field === document.activeElement),
    ).toBe(true)
    await close()
  })

  test('what is missing is said beside each field', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Enter your password' }).waitFor()
    const email = page.getByLabel('Email', { exact: true })
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    expect(
      await email.evaluate(
        (field) => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent,
      ),
    ).toBe('Enter your email address')
    await close()
  })

  test('leads on to the page that was asked for, by keyboard alone', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto('/customer/cards')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByLabel('Email', { exact: true }).focus()
    await page.keyboard.type('customer@demo.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type('radrum-demo')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/customer/cards')
    await close()
  })

  test.each(['//evil.example', 'https:evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in'])(
    'A20: never leads to %s',
    async (next) => {
      const { page, context, close } = await visit(browser(), app)
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await page.getByRole('button', { name: /Sara Holm/ }).click()
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL('**/customer')
      expect(new URL(page.url()).origin).toBe(app.url)
      expect(context.pages()).toHaveLength(1)
      await close()
    },
  )

  test('nobody answers: says so and keeps what was typed', async () => {
    const { page, context, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    await page.getByLabel('Email', { exact: true }).fill('customer@demo.example')
    await page.getByLabel('Password', { exact: true }).fill('radrum-demo')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('customer@demo.example')
    await close()
  })

  test('looks right on a phone, in Swedish and in the dark', async () => {
    const options = { viewport: phone, locale: 'sv-SE', colorScheme: 'dark' as const }
    const { page, errors, close } = await visit(browser(), app, undefined, options)
    await page.goto('/sign-in')
    await page.getByRole('heading', { name: 'Logga in' }).waitFor()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.className)).toContain('dark')
    await expectNoViolations(page)
    expectNoErrors([{ errors }])
    await close()
  })
})

describe('signing out', () => {
  test.each(['customer', 'advisor', 'scheduler'])(
    'a %s is out for good, also with the old cookie',
    async (role) => {
      const { page, context, close } = await visit(browser(), app, `${role}@demo.example`)
      const before = await context.cookies()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.waitForURL('**/sign-in')
      await context.addCookies(before)
      await page.goto(`/${role}`)
      expect(new URL(page.url()).pathname).toBe('/sign-in')
      await signIn(page, `${role}@demo.example`)
      await close()
    },
  )
})
