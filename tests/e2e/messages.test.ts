import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stoppedForm } from '@/db/seed/message-files'
import { templates } from '@/db/seed/message-templates'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  notFound,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { getAsRouter, signInByHttp } from '../support/http'
import {
  field,
  keep,
  listens,
  look,
  main,
  mark,
  menu,
  opened,
  picture,
  promiseWords,
  send,
  standing,
  unread,
  written,
} from '../support/message-page'
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
const question = 'The builder wants the first instalment. What is the best way?'
const [received] = templates.first
let subject = ''
/** Each try writes something else, so that a second one does not find what the first has left. */
let tries = 0

describe('a customer and their advisor', () => {
  let threadId = ''
  let before = 0
  let evaStays: () => Promise<boolean>
  let saraStays: () => Promise<boolean>

  test('Sara writes with a picture, and is told by when Eva answers', async () => {
    subject = `Bathroom, ${++tries}`
    await eva.page.goto('/advisor')
    before = await unread(eva.page)
    evaStays = await mark(eva.page)
    const { page } = sara
    await page.goto('/customer')
    await menu(page).click()
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
    // what the demo has told already: one thread waits, others are answered or closed
    await main(page)
      .getByRole('link', { name: /Payment stops at the daily limit/ })
      .waitFor()
    await main(page).getByRole('link', { name: 'Write a message' }).click()
    await main(page).getByRole('textbox', { name: 'Subject' }).fill(subject)
    await keep(page, question)
    const file = picture('offer.png', stoppedForm('offer.png').content)
    await page.locator('input[type=file]').setInputFiles(file)
    const tray = main(page).getByRole('list', { name: 'Files to send' })
    await tray.getByRole('button', { name: 'Remove offer.png' }).waitFor()
    // all of it is there again
    await page.reload()
    await listens(page)
    await tray.getByRole('button', { name: 'Remove offer.png' }).waitFor()
    expect(await main(page).getByRole('textbox', { name: 'Subject' }).inputValue()).toBe(subject)
    expect(await field(page).inputValue()).toBe(question)
    await send(page).click()
    await opened(page, subject)
    await written(page, question).waitFor()
    const [thread] = await rowsOf('SELECT id, since, promised_by FROM thread WHERE subject = $1', [subject])
    threadId = thread.id
    const { at, words } = promiseWords(thread.since)
    expect(thread.promised_by.getTime()).toBe(at)
    await standing(page, `Eva Lind answers by ${words}`).waitFor()
    saraStays = await mark(page)
  })

  test('Eva sees it come, on her desk and in the menu', async () => {
    const { page } = eva
    const waiting = main(page).getByRole('region', { name: 'Waiting for an answer' })
    await waiting.getByRole('link', { name: new RegExp(`Sara Holm.*${subject}`) }).waitFor()
    await expect.poll(() => unread(page)).toBe(before + 1)
    expect(await evaStays(), 'nothing was loaded anew').toBe(true)
  })

  test('A35: fetched ahead it shows nothing and is no reading', async () => {
    const readings = async () => (await rowsOf('SELECT 1 FROM contact_reading')).length
    const known = await readings()
    const http = await signInByHttp(app, 'advisor@demo.example')
    const ahead: Record<string, string>[] = [
      { 'sec-purpose': 'prefetch' },
      { 'next-router-prefetch': '1', rsc: '1' },
    ]
    for (const headers of ahead) {
      const response = await getAsRouter(http, `/advisor/messages/${threadId}`, headers)
      expect(await response.text()).not.toContain(question)
    }
    expect(await readings()).toBe(known)
  })

  test('she reads it, and Sara sees that she has', async () => {
    const { page } = eva
    await main(page)
      .getByRole('region', { name: 'Waiting for an answer' })
      .getByRole('link', { name: new RegExp(subject) })
      .click()
    await opened(page, subject)
    await written(page, question).waitFor()
    await standing(page, /^Sara Holm has been waiting since/).waitFor()
    const shown = main(page).getByRole('img', { name: 'offer.png' })
    await expect.poll(() => shown.evaluate((img) => 'naturalWidth' in img && img.naturalWidth)).toBe(480)
    await written(sara.page, question).getByText('Read', { exact: true }).waitFor()
    await expect.poll(() => unread(page)).toBe(before)
    await look(page, 'thread-advisor')
    // larger over the page, whose lock covers it and with which it goes
    await shown.click()
    const larger = page.getByRole('dialog', { name: 'offer.png' })
    await larger.getByRole('link', { name: 'Save picture' }).waitFor()
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await larger.waitFor({ state: 'detached' })
  })

  test('she answers with a text that stood ready; it comes to Sara by itself, and Eva sees it read', async () => {
    const { page } = eva
    await main(page)
      .getByLabel('Ready texts')
      .selectOption({ label: received?.titleEn ?? '' })
    await main(page).getByRole('button', { name: 'Insert' }).click()
    expect(await field(page).inputValue()).toBe(received?.textEn)
    const answer = `${received?.textEn}\n\nEva, ${++tries}`
    await field(page).fill(answer)
    await send(page).click()
    const last = `Eva, ${tries}`
    await written(sara.page, last).waitFor()
    await sara.page.getByText('A new message has come.').waitFor({ state: 'attached' })
    expect(await saraStays(), 'nothing was loaded anew').toBe(true)
    await written(sara.page, last).scrollIntoViewIfNeeded()
    await written(page, last).getByText('Read', { exact: true }).waitFor()
    expect(await field(page).inputValue()).toBe('')
    await standing(sara.page, /^Answered/).waitFor()
    const [measured] = await rowsOf(
      'SELECT answered_at <= promised_by AS kept FROM message_answer WHERE thread_id = $1',
      [threadId],
    )
    expect(measured).toEqual({ kept: true })
  })

  test('what Eva adds is told on Sara’s overview, wherever she is', async () => {
    await menu(sara.page).click()
    await sara.page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
    await sara.page.getByRole('link', { name: 'Overview', exact: true }).click()
    await sara.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    const known = await unread(sara.page)
    const more = `Two parts are fine, ${++tries}`
    await field(eva.page).fill(more)
    await send(eva.page).click()
    await expect.poll(() => unread(sara.page)).toBe(known + 1)
    await main(sara.page)
      .getByRole('link', { name: /unread message/ })
      .click()
    await main(sara.page)
      .getByRole('link', { name: new RegExp(subject) })
      .click()
    await written(sara.page, more).scrollIntoViewIfNeeded()
    await expect.poll(() => unread(sara.page)).toBe(known)
  })
})

describe('afterwards', () => {
  test('both sides find it in the history, by its subject alone', async () => {
    const { page } = sara
    await page.goto('/customer/history?channel=message')
    const told = main(page).getByRole('listitem').filter({ hasText: subject })
    await told.filter({ hasText: 'Wrote to Eva Lind' }).first().waitFor()
    await told.filter({ hasText: 'Eva Lind wrote' }).first().waitFor()
    expect(await main(page).textContent()).not.toContain(question)
    const [{ id }] = await rowsOf(`SELECT id FROM person WHERE email = 'customer@demo.example'`)
    await eva.page.goto(`/advisor/customers/${id}`)
    await main(eva.page)
      .getByRole('region', { name: 'Messages' })
      .getByRole('link', { name: new RegExp(subject) })
      .waitFor()
    expect(await main(eva.page).textContent()).not.toContain(question)
  })

  test('Sara sees who has read, and why', async () => {
    const { page } = sara
    await page.goto('/customer/history?view=readings')
    const list = page.getByRole('list', { name: 'Readings, newest first' })
    const reading = list.getByRole('listitem').filter({ hasText: 'Read your messages' }).first()
    await reading.filter({ hasText: 'Eva Lind' }).filter({ hasText: 'to answer you' }).waitFor()
  })

  test('the advisor’s lists hold what waits, and all of it', async () => {
    const { page } = eva
    await menu(page).click()
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
    await main(page)
      .getByRole('link', { name: /Payment stops at the daily limit/ })
      .waitFor()
    expect(
      await main(page)
        .getByRole('link', { name: new RegExp(subject) })
        .count(),
    ).toBe(0)
    await page.goto('/advisor/messages?show=all')
    await main(page)
      .getByRole('link', { name: new RegExp(subject) })
      .waitFor()
    const other = main(page).getByRole('link', { name: /Payslips for the fixed rate/ })
    await other.click()
    await page.getByRole('heading', { level: 1, name: 'Payslips for the fixed rate' }).waitFor()
    // chosen from all of them, it stands beside all of them
    const tabs = main(page).getByRole('navigation', { name: 'Which messages' })
    expect(await tabs.locator('[aria-current=page]').textContent()).toBe('All messages')
    expect(await other.getAttribute('aria-current')).toBe('page')
  })

  test('nothing was left behind in any console', () => {
    expectNoErrors([sara, eva], notFound)
  })
})
