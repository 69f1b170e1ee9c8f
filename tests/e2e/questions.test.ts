import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  notFound,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { type Caller, signInByHttp } from '../support/http'
import { pressByKey, tabTo } from '../support/keyboard'
import {
  alert,
  beginByHttp,
  field,
  listens,
  look,
  main,
  mark,
  opened,
  written,
} from '../support/message-page'
import { plainApp } from '../support/plain-app'
import { ask, asked, codeIn, sentTo } from '../support/question-page'

const browser = useBrowser()
const saras = '+46705550101'
let app: TestApp
let sara: Visitor
let eva: Visitor
let demo: Visitor
let http: { eva: Caller }
let ids: Record<string, string>
/** Each try asks about something else: nobody is asked twice. */
let tries = 0

beforeAll(async () => {
  app = await plainApp()
  ;[sara, eva, demo] = await Promise.all([
    visit(browser(), app, 'customer@demo.example'),
    visit(browser(), app, 'advisor@demo.example'),
    visit(browser(), app),
  ])
  http = { eva: await signInByHttp(app, 'advisor@demo.example') }
  const { rows } = await app.pool.query(`SELECT split_part(email::text, '@', 1) AS key, id FROM person`)
  ids = Object.fromEntries(rows.map(({ key, id }) => [key, id]))
})
afterAll(() => app?.stop())

const overview = ({ page }: Visitor) => main(page).getByRole('region', { name: 'Your bank asks' })

/** A thread with this customer, open in front of Eva. */
async function thread(customer: string, subject: string): Promise<void> {
  const threadId = await beginByHttp(http.eva, ids[customer] ?? '', subject, 'Hello')
  await eva.page.goto(`/advisor/messages/${threadId}`)
  await opened(eva.page, subject)
}

describe('a question', () => {
  let about = ''
  let evaStays: () => Promise<boolean>
  let saraStays: () => Promise<boolean>

  test('Eva asks with a message, and Sara has it on her overview by itself', async () => {
    about = `Rent of the flat, ${++tries}`
    await sara.page.goto('/customer')
    saraStays = await mark(sara.page)
    await thread('customer', `The flat, ${tries}`)
    await ask(eva.page, 'What is the rent each month?', about)
    const line = asked(eva.page, about)
    await line.filter({ hasText: /by SMS and e-mail\. Not answered yet\./ }).waitFor()
    await eva.page.getByText('Asked. You see here when the answer comes.').waitFor()
    expect(
      await main(eva.page).getByRole('checkbox', { name: 'Ask and wait for the answer' }).isChecked(),
    ).toBe(false)
    expect(await main(eva.page).getByRole('button', { name: 'Close', exact: true }).count()).toBe(0)
    await look(eva.page, 'question-advisor')
    evaStays = await mark(eva.page)
    const region = overview(sara)
    await region.getByText('What is the rent each month?').waitFor()
    await region.getByRole('link', { name: new RegExp(`Answer.*${about}`) }).waitFor()
    expect(await saraStays(), 'nothing was loaded anew').toBe(true)
    await look(sara.page, 'question-overview')
  })

  test('an SMS says that the bank asks, and not what; a reply to it is in front of Eva without reloading', async () => {
    const { page } = demo
    const sms = await sentTo(page, app, 'sms', saras)
    const text = (await sms.textContent()) ?? ''
    expect(text).toContain('Your bank has a question for you.')
    expect(text).not.toMatch(/rent|flat/i)
    expect(await codeIn(sms)).not.toBe('')
    await expectNoViolations(page)
    await shoot(page, 'demo-sms')
    await sms.getByRole('button', { name: 'Reply' }).click()
    await sms.getByRole('alert').filter({ hasText: 'Write something first.' }).waitFor()
    await sms.getByLabel('Reply as whoever got this').fill('8 400 kr')
    await sms.getByRole('button', { name: 'Reply' }).click()
    await page.getByText('The reply is on its way to the bank.').waitFor()
    const answer = written(eva.page, '8 400 kr')
    await answer.getByText('by SMS, from the number ending 01').waitFor()
    await asked(eva.page, about)
      .filter({ hasText: /Answered .* by SMS\./ })
      .waitFor()
    expect(await evaStays(), 'nothing was loaded anew').toBe(true)
    await look(eva.page, 'question-answered')
  })

  test('Sara’s overview says thanks, wherever she answered', async () => {
    await main(sara.page)
      .getByText(new RegExp(`Thank you\\. Your answer about “${about}” came by SMS`))
      .waitFor()
    expect(await overview(sara).count()).toBe(0)
    expect(await saraStays(), 'nothing was loaded anew').toBe(true)
    await expectNoViolations(sara.page)
  })

  test('the e-mail of the same question is not good for a second answer: that comes after it, and says so', async () => {
    const mail = await sentTo(demo.page, app, 'mail', 'customer@demo.example')
    // its code is void by now
    expect(await codeIn(mail)).toBe('')
    await mail.getByLabel('Reply as whoever got this').fill('I mean 8 450 kr')
    await mail.getByRole('button', { name: 'Reply' }).click()
    await written(eva.page, 'I mean 8 450 kr').getByText('Came after the answer').waitFor()
  })

  test('Eva cannot ask it again: she is shown the answer', async () => {
    const { page } = eva
    await ask(page, 'What was the rent again?', ` ${about.toUpperCase()}? `)
    await alert(page, 'The customer has answered this already.').waitFor()
    const known = main(page).getByText('The customer answered', { exact: false })
    await known.waitFor()
    await main(page).getByRole('blockquote').filter({ hasText: '8 400 kr' }).waitFor()
    expect(await field(page).inputValue()).toBe('What was the rent again?')
    await expectNoViolations(page)
    await field(page).fill('')
  })
})

describe('a letter', () => {
  test('its code leads from Messages to the question, by keyboard, and the answer is on Eva’s desk at once', async () => {
    await eva.page.goto('/advisor')
    const onDesk = main(eva.page)
      .getByRole('region', { name: 'Asked, not answered yet' })
      .getByRole('link', { name: /Jonas Berg.*Your study loan/ })
    await onDesk.waitFor()
    await look(eva.page, 'question-desk')
    const letter = await sentTo(demo.page, app, 'letter', 'Vanadisvägen 31')
    expect(await letter.textContent()).toContain('how much of your study loan is left')
    expect(await letter.getByRole('button', { name: 'Reply' }).count()).toBe(0)
    const code = await codeIn(letter)
    const { page, errors, close } = await visit(browser(), app, 'customer2@demo.example')
    await page.goto('/customer/messages')
    const box = page.getByRole('region', { name: 'Answer with a code' }).getByLabel('Code', { exact: true })
    const go = page.getByRole('button', { name: 'Go to the question' })
    const refused = page.getByRole('region', { name: 'Answer with a code' }).getByRole('alert')
    await pressByKey(page, go)
    await refused.filter({ hasText: 'Type the code first.' }).waitFor()
    await box.fill(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)
    await box.press('Enter')
    await refused.filter({ hasText: 'There is a slip in the code.' }).waitFor()
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
    await look(page, 'question-code')
    await box.fill(code.toLowerCase().replace('-', ' '))
    await box.press('Enter')
    await page.waitForURL(/\/customer\/messages\/[0-9a-f-]+\?question=/)
    const heading = page.getByRole('heading', { level: 2, name: 'Your bank asks' })
    await heading.waitFor()
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
    await listens(page)
    expect(await main(page).getByRole('radio', { name: 'answers “Your study loan”' }).isChecked()).toBe(true)
    await look(page, 'question-answering')
    await tabTo(page, field(page))
    await page.keyboard.type('212 000 kr left, 1 900 a quarter')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Your answer has been sent. Thank you.').waitFor()
    await written(page, '212 000 kr left').waitFor()
    await onDesk.waitFor({ state: 'detached' })
    // used up, it is nobody's any more
    await page.goto('/customer/messages')
    await box.fill(code)
    await box.press('Enter')
    await refused.filter({ hasText: 'No question of yours waits for this code.' }).waitFor()
    expectNoErrors([{ errors }])
    await close()
  })
})

test('nothing was left behind in any console', () => {
  expectNoErrors([sara, eva, demo], notFound)
})
