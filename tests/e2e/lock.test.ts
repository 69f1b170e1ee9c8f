import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  phone,
  shoot,
  signIn,
  useBrowser,
  type Visitor,
  visit,
} from '@/tests/support/browser'
import { idleFor, lookAgain } from '@/tests/support/idle'
import { pressByKey } from '@/tests/support/keyboard'
import { plainApp } from '@/tests/support/plain-app'

const browser = useBrowser()
const password = 'radrum-demo'
let app: TestApp
let sara: Visitor

beforeAll(async () => {
  app = await plainApp()
  sara = await visit(browser(), app, 'customer@demo.example')
})
afterAll(() => app?.stop())

async function lastInput(email: string): Promise<number> {
  const { rows } = await app.pool.query<{ ago: string }>(
    `SELECT extract(epoch FROM now() - max(last_input_at)) AS ago FROM session
     WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  )
  return Number(rows[0]?.ago)
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Still there?' })
const lock = (page: Page, what = 'netbank') => page.getByRole('dialog', { name: `Your ${what} is locked` })
async function unlock(page: Page, what = 'netbank') {
  await lock(page, what).getByLabel('Password').fill(password)
  await pressByKey(page, lock(page, what).getByRole('button', { name: 'Unlock' }))
  await lock(page, what).waitFor({ state: 'detached' })
}

describe('a customer who does nothing', () => {
  it('is asked a minute before, and stays signed in with one press', async () => {
    await idleFor(app, 'customer@demo.example', 4 * 60 + 15)
    await question(sara.page).waitFor()
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'still-there')
    const stay = question(sara.page).getByRole('button', { name: 'Stay signed in' })
    expect(await stay.evaluate((button) => button === document.activeElement)).toBe(true)
    await sara.page.keyboard.press('Enter')
    await question(sara.page).waitFor({ state: 'detached' })
    expect(await lastInput('customer@demo.example')).toBeLessThan(10)
  })

  it("is not asked while there is input of their own, and a script's input does not count", async () => {
    await idleFor(app, 'customer@demo.example', 200)
    await sara.page.evaluate(() => {
      for (const type of ['pointerdown', 'keydown', 'wheel']) window.dispatchEvent(new Event(type))
    })
    await sara.page.waitForTimeout(1_000)
    expect(await lastInput('customer@demo.example')).toBeGreaterThan(190)
    await sara.page.keyboard.press('Tab')
    await expect.poll(() => lastInput('customer@demo.example'), { timeout: 25_000 }).toBeLessThan(30)
  })

  it('is locked in place: nothing to see, nothing to reach, and everything still there afterwards', async () => {
    await sara.page.getByRole('button', { name: 'Ask Eva to call me' }).click()
    const about = sara.page.getByRole('dialog').getByLabel('What is it about?')
    await about.fill('Half a sentence')
    // by time alone: nobody says anything about them
    await idleFor(app, 'customer@demo.example', 6 * 60)
    await lock(sara.page).waitFor()
    expect(await sara.page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'locked')
    expect(await sara.page.getByRole('heading').allTextContents()).toEqual(['Your netbank is locked'])
    expect(await about.isVisible()).toBe(false)
    for (let press = 0; press < 12; press += 1) {
      await sara.page.keyboard.press('Tab')
      expect(await sara.page.evaluate(() => document.activeElement?.closest('[data-covered]'))).toBeNull()
    }
    await sara.page.keyboard.press('Escape')
    await unlock(sara.page)
    expect(await about.inputValue()).toBe('Half a sentence')
    expect(await about.evaluate((field) => field === document.activeElement)).toBe(true)
    await sara.page.keyboard.press('Escape')
  })

  it('is refused by the server as well, whatever the page thinks', async () => {
    await idleFor(app, 'customer@demo.example', 6 * 60)
    const answer = await sara.context.request.get('/customer/payments', { maxRedirects: 0 })
    expect(answer.headers().location ?? (await answer.text())).toContain('/customer/locked')
    const touched = await sara.context.request.post('/api/session/input', { headers: { origin: app.url } })
    expect(touched.status()).toBe(409)
  })

  it('hears in words that the password is wrong, and may try again', async () => {
    await lookAgain(app, 'customer@demo.example')
    await lock(sara.page).waitFor()
    const alert = lock(sara.page).getByRole('alert')
    await lock(sara.page).getByLabel('Password').fill('guess')
    await lock(sara.page).getByRole('button', { name: 'Unlock' }).click()
    await alert.filter({ hasText: 'That is not your password.' }).waitFor()
    await expectNoViolations(sara.page)
    await unlock(sara.page)
  })

  it('that opens another page, or reloads, comes back to it after unlocking', async () => {
    await idleFor(app, 'customer@demo.example', 6 * 60)
    await sara.page.goto('/customer/cards?from=mail')
    await lock(sara.page).waitFor()
    expect(new URL(sara.page.url()).pathname).toBe('/customer/locked')
    await expectNoViolations(sara.page)
    await unlock(sara.page)
    await sara.page.waitForURL('**/customer/cards?from=mail')
    await sara.page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor()
  })

  it('is locked and unlocked in all tabs at once', async () => {
    const second = await sara.context.newPage()
    await second.goto('/customer')
    await second.getByRole('heading', { level: 1 }).waitFor()
    await idleFor(app, 'customer@demo.example', 6 * 60)
    await lookAgain(app, 'customer@demo.example')
    await Promise.all([lock(sara.page).waitFor(), lock(second).waitFor()])
    await unlock(second)
    await lock(sara.page).waitFor({ state: 'detached' })
    await second.close()
  })

  it('can sign out from under the lock, on a phone too', async () => {
    const jonas = await visit(browser(), app, 'customer2@demo.example', {
      viewport: phone,
      colorScheme: 'dark',
    })
    await idleFor(app, 'customer2@demo.example', 6 * 60)
    await lookAgain(app, 'customer2@demo.example')
    await lock(jonas.page).waitFor()
    await expectNoViolations(jonas.page)
    await shoot(jonas.page, 'locked-phone')
    await lock(jonas.page).getByRole('button', { name: 'Sign out' }).click()
    await jonas.page.waitForURL('**/sign-in**')
    await signIn(jonas.page, 'customer2@demo.example')
    expectNoErrors([jonas])
    await jonas.close()
  })
})

describe('staff', () => {
  it('have 15 minutes; a locked desk is left, and answers again when it is unlocked', async () => {
    const eva = await visit(browser(), app, 'advisor@demo.example')
    await eva.page.getByRole('radio', { name: 'Available', exact: true }).check()
    const promise = sara.page.getByRole('region', { name: 'Your advisor' }).getByRole('status')
    await promise.filter({ hasText: 'Available now' }).waitFor()
    await idleFor(app, 'advisor@demo.example', 6 * 60)
    await eva.page.waitForTimeout(11_000)
    expect(await lock(eva.page, 'desk').isVisible()).toBe(false)
    // by time alone, as with customers
    await idleFor(app, 'advisor@demo.example', 16 * 60)
    await lock(eva.page, 'desk').waitFor()
    await promise.filter({ hasText: 'Offline' }).waitFor()
    await expectNoViolations(eva.page)
    await unlock(eva.page, 'desk')
    await promise.filter({ hasText: 'Available now' }).waitFor()
    expectNoErrors([eva])
    await eva.close()
  })
})
