import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  notFound,
  phone,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { callerWith } from '../support/http'
import { pressByKey, tabTo } from '../support/keyboard'
import { look, main, opened, written } from '../support/message-page'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let sara: Visitor
let eva: Visitor

beforeAll(async () => {
  app = await plainApp()
  ;[sara, eva] = await Promise.all([
    visit(browser(), app, 'customer@demo.example', { at: null }),
    visit(browser(), app, 'advisor@demo.example', { at: null }),
  ])
})
afterAll(() => app?.stop())

const rowsOf = async (sql: string, values: unknown[] = []) => (await app.pool.query(sql, values)).rows
const threads = async () => (await rowsOf('SELECT count(*)::int AS count FROM thread'))[0].count
const field = (page: Page): Locator => main(page).getByRole('textbox', { name: 'Your question' })
const log = (page: Page): Locator => main(page).getByRole('log', { name: 'Questions and answers' })
const person = (page: Page): Locator => main(page).getByRole('region', { name: 'Talk to a person' })
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Hand over to Eva?' })

/** The help page is open, and listens. */
async function listens(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  const isHeard = (element: SVGElement | HTMLElement) =>
    Object.keys(element).some((key) => key.startsWith('__reactProps'))
  await expect.poll(() => field(page).evaluate(isHeard)).toBe(true)
}

/** Asks by the keyboard alone, and waits for the answer. */
async function ask(page: Page, words: string): Promise<void> {
  const before = await log(page).locator('li').count()
  await field(page).fill(words)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => log(page).locator('li').count()).toBe(before + 1)
}

/** Each try asks something else, so that a second one does not find what the first has left. */
let tries = 0
let question = ''

describe('a customer whose payment stopped', () => {
  test('finds the help below the page, and beside the form without losing it', async () => {
    const { page, context } = sara
    await page.goto('/customer/payments')
    await isAlive(main(page).getByLabel('New payee'))
    await main(page).getByLabel('New payee').check()
    await main(page).getByLabel('Name of payee').fill('Bygg & Son')
    await main(page).getByLabel('Account number or bankgiro').fill('5050-1055')
    await main(page).getByLabel('Amount').fill('900000')
    await main(page).getByRole('button', { name: 'Continue', exact: true }).click()
    await main(page).getByRole('alert').getByText('more than you can pay to others today').first().waitFor()
    await main(page).getByText('Help with paying').click()
    const beside = context.waitForEvent('page')
    await main(page).getByRole('link', { name: 'Ask the help (opens in a new tab)' }).click()
    const tab = await beside
    await tab.getByText('You came from Pay or transfer.').waitFor()
    await tab.close()
    expect(await main(page).getByLabel('Amount').inputValue()).toBe('900000')
    await page.getByRole('contentinfo').getByRole('link', { name: 'Help' }).click()
    await listens(page)
    await main(page).getByText('You came from Pay or transfer.').waitFor()
  })

  test('asks, and gets what is about the limit first', async () => {
    const { page } = sara
    question = `Why can I not pay the builder, ${++tries}?`
    const anew = main(page).getByRole('button', { name: 'Ask about something else' })
    if (await anew.isVisible()) await anew.click()
    await look(page, 'help-empty')
    await ask(page, question)
    const first = log(page).getByRole('article').first()
    await first.getByRole('heading', { name: 'What you can pay in a day' }).waitFor()
    await first
      .getByText(/Because of what stopped: Payment to a new payee, stopped at the daily limit/)
      .waitFor()
    expect(await first.getByRole('link', { name: 'Go to Pay or transfer' }).getAttribute('href')).toBe(
      '/customer/payments',
    )
    expect(await field(page).inputValue()).toBe('')
    await expect.poll(() => field(page).evaluate((element) => element === document.activeElement)).toBe(true)
    await look(page, 'help-answer')
    await pressByKey(page, log(page).getByRole('button', { name: 'No', exact: true }))
    const next = log(page).getByText('Then try other words, or talk to a person.')
    await expect.poll(() => next.evaluate((element) => element === document.activeElement)).toBe(true)
    await person(page).getByRole('button', { name: 'Hand over to Eva' }).waitFor()
  })

  test('cannot begin another talk while an answer is under way, which would come into it', async () => {
    const { page } = sara
    const anew = main(page).getByRole('button', { name: 'Ask about something else' })
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/customer/help**', async (route) => {
      if (route.request().method() === 'POST') await held
      await route.continue()
    })
    await field(page).fill('How do I move money to my savings?')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => anew.getAttribute('aria-disabled')).toBe('true')
    answer()
    await expect.poll(() => anew.getAttribute('aria-disabled')).toBe(null)
    await page.unroute('**/customer/help**')
    await log(page).getByText('How do I move money to my savings?').waitFor()
  })

  test('is told honestly what is not known, and nothing is asked empty', async () => {
    const { page } = sara
    await ask(page, 'How do I bake a cake?')
    await log(page).getByText('I do not know this.').waitFor()
    await main(page).getByRole('button', { name: 'Ask', exact: true }).click()
    await main(page).getByRole('alert').getByRole('link', { name: 'Write your question.' }).waitFor()
    await expectNoViolations(page)
  })

  test('without consent nothing goes along: a new message is empty', async () => {
    const { page } = sara
    const before = await threads()
    await person(page).getByRole('button', { name: 'Hand over to Eva' }).click()
    await dialog(page).getByText(question).last().waitFor()
    await look(page, 'help-consent')
    const notNow = dialog(page).getByRole('button', { name: 'Not now' })
    expect(await notNow.evaluate((element) => element === document.activeElement)).toBe(true)
    await notNow.click()
    await page.getByRole('heading', { level: 1, name: 'New message' }).waitFor()
    expect(await main(page).getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('')
    expect(await main(page).getByRole('textbox', { name: 'Your message' }).inputValue()).toBe('')
    expect(await threads()).toBe(before)
  })

  test('comes back to their talk, and hands it over by the keyboard', async () => {
    const { page } = sara
    await page.goto('/customer/help')
    await listens(page)
    await log(page).getByText(question).waitFor()
    // who was not helped finds the way on opened
    await pressByKey(page, person(page).getByRole('button', { name: 'Hand over to Eva' }))
    const shown = dialog(page).getByText('From the help in the netbank, handed over with my consent:')
    await shown.waitFor()
    await tabTo(page, dialog(page).getByRole('button', { name: 'Hand over', exact: true }))
    await page.keyboard.press('Enter')
    await opened(page, question)
    await main(page).getByRole('link', { name: 'Book about this' }).waitFor()
    const states = await rowsOf(
      'SELECT t.state FROM assistant_talk t JOIN assistant_turn q ON q.talk_id = t.id WHERE q.words = $1',
      [question],
    )
    expect(states).toEqual([{ state: 'handed_over' }])
  })

  test('the advisor reads all of it, and need not ask', async () => {
    const { page } = eva
    await page.goto('/advisor')
    await main(page)
      .getByRole('link', { name: new RegExp(`Sara Holm.*builder, ${tries}`) })
      .first()
      .click()
    await opened(page, question)
    const [message] = await written(page, 'From the help in the netbank').allTextContents()
    expect(message).toContain(question)
    expect(message).toMatch(/The help showed: What you can pay in a day/)
    expect(message).toContain('That was not it.')
    expect(message).toContain('I asked: How do I bake a cake?')
    expect(message).toContain('The help had no answer.')
    expect(message).toContain('I came from: Pay or transfer')
    expect(message).toMatch(/Payment to a new payee, stopped at the daily limit/)
    await look(page, 'help-handed-over')
  })

  test('A43: the history tells of it by titles, not by words', async () => {
    const { page } = sara
    await page.goto('/customer/history')
    const entry = main(page).getByRole('listitem')
    await entry.filter({ hasText: 'Handed over from the help to a person' }).first().waitFor()
    await entry
      .filter({ hasText: 'Asked the help, which showed: What you can pay in a day' })
      .first()
      .waitFor()
    expect(await main(page).textContent()).not.toContain('bake a cake')
  })
})

describe('a person', () => {
  test('is always offered, also when nothing has been asked, on a phone and in Swedish', async () => {
    const { page, context } = await visit(browser(), app, 'customer2@demo.example', {
      viewport: phone,
      at: null,
    })
    await context.addCookies([{ name: 'locale', value: 'sv', url: app.url }])
    await page.goto('/customer/help?from=/customer/cards')
    const talk = main(page).getByRole('button', { name: 'Tala med en människa' })
    await expect
      .poll(() => talk.evaluate((one) => Object.keys(one).some((key) => key.startsWith('__reactProps'))))
      .toBe(true)
    await talk.click()
    const offers = main(page).getByRole('region', { name: 'Tala med en människa' })
    await offers.getByRole('link', { name: 'Skriv till Eva' }).waitFor()
    expect(await offers.getByRole('listitem').count()).toBe(3)
    await offers.getByRole('link', { name: 'Se alla tider' }).waitFor()
    await main(page).getByText('Spärra ett kort som är borta').click()
    await main(page).getByText('Kortet slutar fungera direkt').waitFor()
    await expectNoViolations(page)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways).toBeLessThanOrEqual(0)
    await context.close()
  })
})

describe('before signing in', () => {
  test('help is found from the sign-in page, without script, and nothing of it is kept', async () => {
    const kept = () =>
      rowsOf(`SELECT (SELECT count(*) FROM assistant_turn)::int AS turns,
        (SELECT count(*) FROM assistant_talk)::int AS talks, (SELECT count(*) FROM session)::int AS sessions`)
    const before = await kept()
    const { page, context } = await visit(browser(), app, undefined, { javaScriptEnabled: false })
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Help with signing in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await page.getByRole('searchbox', { name: 'What do you need help with?' }).fill('I forgot my password')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('article', { name: 'A forgotten password' }).waitFor()
    await page.getByRole('region', { name: 'Talk to a person' }).getByText('Stockholm Odenplan').waitFor()
    // what only somebody signed in may read is not found
    await page.goto('/help?q=How+do+I+raise+my+daily+limit')
    await page.getByText('We do not know this here.').waitFor()
    expect(await kept()).toEqual(before)
    await context.close()
  })

  test('too much is refused in words, markup is text, and whoever is signed in goes to their own help', async () => {
    const nobody = callerWith(app, '')
    const long = await (await nobody.get(`/help?q=${'x'.repeat(501)}`)).text()
    expect(long).toContain('This is too long to be looked for.')
    const script = await (
      await nobody.get(`/help?q=${encodeURIComponent('<script>alert(1)</script>')}`)
    ).text()
    expect(script).not.toContain('<script>alert(1)')
    await sara.page.goto('/help')
    await sara.page.waitForURL('**/customer/help')
  })

  test('looks right, in both sizes', async () => {
    const { page, context } = await visit(browser(), app)
    await page.goto('/help?q=lost+password')
    await page.getByRole('article', { name: 'A forgotten password' }).waitFor()
    await look(page, 'help-public')
    await context.close()
  })

  test('nothing was left behind in any console', () => {
    expectNoErrors([sara, eva], notFound)
  })
})
