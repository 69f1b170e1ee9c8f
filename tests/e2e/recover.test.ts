import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  phone,
  shoot,
  signIn,
  useBrowser,
  visit,
} from '@/tests/support/browser'
import { pressByKey, tabTo } from '@/tests/support/keyboard'
import { plainApp } from '@/tests/support/plain-app'
import { askAt, linkInMail, newLinkFor } from '@/tests/support/recover-page'

const browser = useBrowser()
const fresh = 'tre röda stolar'
let app: TestApp

beforeAll(async () => {
  app = await plainApp()
})
afterAll(() => app?.stop())
// what one test has asked for is no other's, nor that of the same one tried again
beforeEach(() => app.pool.query('DELETE FROM recovery_ask'))

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const has = (page: Page, name: string) =>
  field(page, name).evaluate((element) => element === document.activeElement)
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

async function choose(page: Page, password: string, again = password): Promise<void> {
  await field(page, 'New password').fill(password)
  await field(page, 'New password again').fill(again)
  await page.getByRole('button', { name: 'Save password', exact: true }).click()
}

describe('whoever has forgotten the password', () => {
  it('gets a link by mail and a new password, by keyboard alone; everybody else at the account is out', async () => {
    const elsewhere = await visit(browser(), app, 'customer@demo.example')
    const { page, errors, close } = await visit(browser(), app)
    await page.goto('/sign-in')
    await pressByKey(page, page.getByRole('link', { name: 'Forgot your password?' }))
    await page.getByRole('heading', { level: 1, name: 'Forgot your password?' }).waitFor()
    await tabTo(page, field(page, 'Email'))
    await page.keyboard.type('customer@demo.example')
    await pressByKey(page, page.getByRole('button', { name: 'Send me a link', exact: true }))
    const told = page.getByText('Look in your mail')
    await told.waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Look in your mail')
    await expectNoViolations(page)
    await shoot(page, 'recover-asked')
    const link = await linkInMail(page, app, 'customer@demo.example')
    expect(new URL(link).origin).toBe(app.url)
    await page.goto(link)
    await expectNoViolations(page)
    await tabTo(page, field(page, 'New password'))
    await page.keyboard.type(fresh)
    await page.locator('#password-hint').getByText('12 characters or more: long enough').waitFor()
    await page.keyboard.press('Tab')
    expect(await has(page, 'New password again')).toBe(true)
    await page.keyboard.type(fresh)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sign-in?changed=1')
    await page.getByRole('status').filter({ hasText: 'Your password is changed' }).waitFor()
    await expectNoViolations(page)
    await elsewhere.page.waitForURL('**/sign-in')
    await elsewhere.page.goto('/customer')
    expect(new URL(elsewhere.page.url()).pathname).toBe('/sign-in')
    await elsewhere.close()
    await signIn(page, 'customer@demo.example', fresh)
    await page.goto('/demo/mail')
    await page.getByRole('article', { name: 'Your password has been changed' }).first().waitFor()
    await page.goto('/customer/history')
    await page.getByText('Password changed by a link sent by e-mail', { exact: true }).waitFor()
    expectNoErrors([{ errors }])
    await close()
  })

  it('on a phone, in Swedish and in the dark: words, mail, a link that is over', async () => {
    await app.pool.query(`UPDATE person SET locale = 'sv' WHERE email = 'customer3@demo.example'`)
    const look = { viewport: phone, locale: 'sv-SE', colorScheme: 'dark' as const }
    const { page, errors, close } = await visit(browser(), app, undefined, look)
    await page.goto('/recover')
    await page.getByRole('heading', { level: 1, name: 'Glömt lösenordet?' }).waitFor()
    await expectNoViolations(page)
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-recover')
    await field(page, 'E-post').fill('customer3@demo.example')
    await page.getByRole('button', { name: 'Skicka en länk', exact: true }).click()
    await page.getByText('Titta i din e-post').waitFor()
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-recover-asked')
    const link = await linkInMail(page, app, 'customer3@demo.example', 'Välj ett nytt lösenord')
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'Välj ett nytt lösenord' }).waitFor()
    await expectNoViolations(page)
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-new-password')
    await field(page, 'Nytt lösenord').fill(fresh)
    await field(page, 'Nytt lösenord igen').fill(fresh)
    await page.getByRole('button', { name: 'Spara lösenordet', exact: true }).click()
    await page.waitForURL('**/sign-in?changed=1')
    await page.getByText('Ditt lösenord är bytt').waitFor()
    await page.goto(link)
    await page.getByText('Länken går inte att använda.').waitFor()
    await expectNoViolations(page)
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-link-over')
    await page.getByRole('link', { name: 'Begär en ny länk' }).click()
    await page.waitForURL('**/recover')
    expectNoErrors([{ errors }])
    await close()
  })

  it('is told what is wrong with an address, beside it, and may try another one', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto('/recover')
    const send = page.getByRole('button', { name: 'Send me a link', exact: true })
    await send.click()
    const alert = page.getByRole('alert').filter({ hasText: 'No link was asked for' })
    await alert.getByRole('link', { name: 'Enter your email address' }).click()
    expect(await has(page, 'Email')).toBe(true)
    await field(page, 'Email').fill('one@demo.example, two@demo.example')
    await send.click()
    await alert.filter({ hasText: 'Write one email address' }).waitFor()
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await field(page, 'Email').getAttribute('aria-invalid')).toBe('true')
    expect(await field(page, 'Email').inputValue()).toBe('one@demo.example, two@demo.example')
    await expectNoViolations(page)
    await askAt(page, 'nobody@demo.example')
    await pressByKey(page, page.getByRole('button', { name: 'Use another address' }))
    await field(page, 'Email').waitFor()
    expect(await has(page, 'Email')).toBe(true)
    expect(await field(page, 'Email').inputValue()).toBe('')
    await close()
  })

  it('A19: reads the same words whether or not there is such an account', async () => {
    const { page, close } = await visit(browser(), app)
    const words = async (email: string) => {
      await page.goto('/recover')
      await askAt(page, email)
      return (await page.getByRole('main').textContent())?.replaceAll(email, '[address]')
    }
    const known = await words('scheduler3@demo.example')
    expect(await words('nobody-here@demo.example')).toBe(known)
    await linkInMail(page, app, 'scheduler3@demo.example')
    expect(await page.getByText('nobody-here@demo.example').count()).toBe(0)
    await close()
  })

  it('chooses again when a password is no good, is told why, and may paste and look at what it is', async () => {
    const { page, close } = await visit(browser(), app)
    await page.goto(await newLinkFor(app, 'customer2@demo.example'))
    const alert = page.getByRole('alert').filter({ hasText: 'The password was not changed' })
    const tries: [string, string, string][] = [
      ['', '', 'Choose a new password'],
      ['tre stolar', 'tre stolar', 'Use at least 12 characters.'],
      [fresh, 'tre röda bord', 'The two passwords are not the same.'],
      ['Password-2026!', 'Password-2026!', 'one of the first that are guessed'],
      ['x y '.repeat(40), 'x y '.repeat(40), 'Use at most 128 characters.'],
      ['jonas-berg-1', 'jonas-berg-1', 'little more than your name'],
    ]
    for (const [password, again, sentence] of tries) {
      await choose(page, password, again)
      await alert.filter({ hasText: sentence }).waitFor()
      expect(await alert.evaluate((box) => box === document.activeElement), sentence).toBe(true)
      expect(await field(page, 'New password').inputValue(), sentence).toBe('')
    }
    await expectNoViolations(page)
    await shoot(page, 'new-password-refused')
    const pasted = (box: Element) =>
      box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }))
    expect(await field(page, 'New password').evaluate(pasted)).toBe(true)
    await page.getByLabel('Show what I type').check()
    expect(await field(page, 'New password').getAttribute('type')).toBe('text')
    await choose(page, fresh)
    await page.waitForURL('**/sign-in?changed=1')
    await close()
  })

  it('who is signed in as somebody else in that browser reads that it was changed, too', async () => {
    const { page, close } = await visit(browser(), app, 'advisor@demo.example')
    await page.goto(await newLinkFor(app, 'scheduler3@demo.example'))
    await choose(page, fresh)
    await page.waitForURL('**/sign-in?changed=1')
    await page.getByRole('status').filter({ hasText: 'Your password is changed' }).waitFor()
    await close()
  })

  it('who has the page open while the link is used elsewhere is told the one calm sentence', async () => {
    const link = await newLinkFor(app, 'advisor2@demo.example')
    const one = await visit(browser(), app)
    const two = await visit(browser(), app)
    await one.page.goto(link)
    await two.page.goto(link)
    await choose(one.page, fresh)
    await one.page.waitForURL('**/sign-in?changed=1')
    await choose(two.page, 'fyra blå stolar')
    const over = two.page.getByText('This link cannot be used.')
    await over.waitFor()
    expect(await two.page.evaluate(() => document.activeElement?.textContent)).toContain('cannot be used')
    await signIn(one.page, 'advisor2@demo.example', fresh)
    await one.close()
    await two.close()
  })
})
