import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import { connect, evaAndSara, hangUp, latestMeeting, meeting, seesMoving } from '@/tests/support/call'
import { idleFor, lookAgain } from '@/tests/support/idle'

const browser = useOwnBrowser()
let app: TestApp
let eva: Visitor
let sara: Visitor
/** Since when the advisor's hands are still, by this computer's clock. */
let stillSince = 0

beforeAll(async () => {
  app = await startApp()
  ;({ eva, sara } = await evaAndSara(browser(), app))
})
afterAll(() => app?.stop())

const lock = (page: Page) => page.getByRole('dialog', { name: 'Your netbank is locked' })

describe('F24: a call', () => {
  it('goes on under the lock, and its buttons work there', async () => {
    await connect(sara.page, eva.page)
    await idleFor(app, 'advisor@demo.example', 30 * 60)
    stillSince = Date.now()
    await sara.page.getByRole('link', { name: 'Cards' }).click()
    await sara.page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor()
    await idleFor(app, 'customer@demo.example', 6 * 60)
    await lookAgain(app, 'customer@demo.example')
    await lock(sara.page).waitFor()
    await lock(sara.page).getByText('Your call goes on.').waitFor()
    await seesMoving(sara.page, 'Eva Lind')
    await seesMoving(eva.page, 'Sara Holm')
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'locked-in-call')
    const microphone = meeting(sara.page).getByRole('button', { name: 'Microphone' })
    await microphone.click()
    expect(await microphone.getAttribute('aria-pressed')).toBe('false')
    await microphone.click()
  })

  it('comes back by itself after a reload under the lock, and unlocking leads back to the page', async () => {
    await sara.page.reload()
    await lock(sara.page).waitFor()
    await seesMoving(sara.page, 'Eva Lind')
    await lock(sara.page).getByLabel('Password').fill('radrum-demo')
    await lock(sara.page).getByRole('button', { name: 'Unlock' }).click()
    await sara.page.waitForURL('**/customer/cards')
    await seesMoving(sara.page, 'Eva Lind')
  })

  it('keeps its advisor from being locked', async () => {
    // the server looks every 10 s; most of them have gone by above
    await eva.page.waitForTimeout(Math.max(0, stillSince + 12_000 - Date.now()))
    expect(await eva.page.getByRole('dialog', { name: 'Your desk is locked' }).isVisible()).toBe(false)
    expect(await eva.page.getByRole('alertdialog').count()).toBe(0)
    await eva.page.getByLabel('Notes', { exact: true }).fill('Still talking')
    await eva.page.getByText('Saved', { exact: true }).waitFor()
  })

  it('can be ended from under the lock', async () => {
    await idleFor(app, 'customer@demo.example', 6 * 60)
    await lookAgain(app, 'customer@demo.example')
    await lock(sara.page).waitFor()
    await hangUp(sara.page)
    await expect.poll(async () => (await latestMeeting(app)).state).toBe('ended')
    expectNoErrors([sara])
  })
})
