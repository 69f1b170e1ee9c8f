import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stoppedForm } from '@/db/seed/message-files'
import { testVirus } from '@/lib/message/demo-verdict'
import type { TestApp } from '../support/app'
import { expectNoErrors, useBrowser, type Visitor, visit } from '../support/browser'
import { type Caller, signInByHttp } from '../support/http'
import { pressByKey, tabTo } from '../support/keyboard'
import {
  alert,
  beginByHttp,
  field,
  keep,
  listens,
  look,
  main,
  opened,
  picture,
  send,
  written,
} from '../support/message-page'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let sara: Visitor
let http: Caller
let saraId: string
/** A thread of its own for each try of each test. */
let threadId = ''
let subject = ''
let tries = 0

beforeAll(async () => {
  app = await plainApp()
  sara = await visit(browser(), app, 'customer@demo.example', { at: null })
  http = await signInByHttp(app, 'customer@demo.example')
  const { rows } = await app.pool.query(`SELECT id FROM person WHERE email = 'customer@demo.example'`)
  saraId = rows[0].id
})
afterAll(() => app?.stop())
afterEach(() => {
  expectNoErrors([sara], told)
  sara.errors.splice(0)
})
beforeEach(async () => {
  await app.pool.query('DELETE FROM attachment WHERE message_id IS NULL')
  subject = `Thread ${100 + ++tries}`
  threadId = await beginByHttp(http, saraId, subject, 'Hello')
  await sara.page.goto(here())
  await opened(sara.page, subject)
})

const here = () => `/customer/messages/${threadId}`
/** What has been sent in this thread after its first message. */
const sentTexts = async () =>
  (
    await app.pool.query<{ text: string }>(
      'SELECT text FROM message WHERE thread_id = $1 ORDER BY seq OFFSET 1',
      [threadId],
    )
  ).rows.map(({ text }) => text)
const tray = () => main(sara.page).getByRole('list', { name: 'Files to send' })
/** What is said when no answer came: it may have been sent. */
const notCertain = 'It is not certain that your message was sent'
/** Requests that these tests cut off, and files that they have refused: the browser tells both. */
const told =
  /Failed to load resource: (net::ERR_FAILED|the server responded with a status of 422)|Failed to fetch/
const choose = (...files: ReturnType<typeof picture>[]) =>
  sara.page.locator('input[type=file]').setInputFiles(files)

describe('what is being written', () => {
  test('survives a reload, and going away and Back', async () => {
    const { page } = sara
    await keep(page, 'From the kitchen')
    await page.reload()
    await opened(page, subject)
    expect(await field(page).inputValue()).toBe('From the kitchen')
    // the router has the page as it was fetched, the window what was written since
    await keep(page, 'From the kitchen table')
    await choose(picture('table.png', stoppedForm('table.png').content))
    await tray().getByRole('button', { name: 'Remove table.png' }).waitFor()
    const awayAndBack = async () => {
      await page.getByRole('link', { name: 'Overview', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
      await page.goBack()
      await opened(page, subject)
    }
    await awayAndBack()
    expect(await field(page).inputValue()).toBe('From the kitchen table')
    await tray().getByRole('button', { name: 'Remove table.png' }).waitFor()
    await keep(page, 'From the kitchen table again')
    expect(await alert(page, 'another window').count()).toBe(0)
    await send(page).click()
    await written(page, 'From the kitchen table again').getByRole('img', { name: 'table.png' }).waitFor()
    // sent, it does not come back that way
    await awayAndBack()
    expect(await field(page).inputValue()).toBe('')
    expect(await tray().count()).toBe(0)
    expect(await sentTexts()).toEqual(['From the kitchen table again'])
  })

  test('is not brought back by a window that has not heard that it was sent', async () => {
    const { page } = sara
    await keep(page, 'Sent once')
    const other = await visit(browser(), app, 'customer@demo.example')
    // whatever happens, nobody tells it
    await other.page.route('**/api/presence/stream**', (route) => route.abort())
    await other.page.goto(here())
    await opened(other.page, subject)
    await send(page).click()
    await written(page, 'Sent once').waitFor()
    expect(await field(other.page).inputValue()).toBe('Sent once')
    await field(other.page).fill('Sent once ')
    await expect.poll(() => field(other.page).inputValue()).toBe('')
    await other.close()
    await page.reload()
    await opened(page, subject)
    expect(await field(page).inputValue()).toBe('')
    expect(await sentTexts()).toEqual(['Sent once'])
  })

  test('and what is missing is said', async () => {
    const { page } = sara
    await page.goto('/customer/messages/new')
    await listens(page)
    await send(page).click()
    await alert(page, 'Write what it is about').waitFor()
    await look(page, 'message-problems')
  })
})

describe('a send that fails', () => {
  test('loses nothing, says so, and sent again it is one message', async () => {
    const { page } = sara
    await choose(picture('plan.png', stoppedForm('plan.png').content))
    await tray().getByRole('button', { name: 'Remove plan.png' }).waitFor()
    await keep(page, 'On the train')
    await page.route('**/customer/messages/**', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await send(page).click()
    await alert(page, notCertain).waitFor()
    expect(await field(page).inputValue()).toBe('On the train')
    await tray().getByText('plan.png').first().waitFor()
    await page.unroute('**/customer/messages/**')
    await send(page).click()
    await written(page, 'On the train').waitFor()
    await alert(page, notCertain).waitFor({ state: 'detached' })
    expect(await sentTexts()).toEqual(['On the train'])
  })

  test('A59: whose answer was lost is not sent twice', async () => {
    const { page } = sara
    await keep(page, 'In the tunnel')
    let lost = 0
    await page.route('**/customer/messages/**', async (route) => {
      const isSend = route.request().postData()?.includes('"attachments"')
      if (!isSend || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await send(page).click()
    await expect.poll(() => lost).toBe(1)
    await expect.poll(sentTexts).toEqual(['In the tunnel'])
    // the page finds out by itself that it was sent, or says that it was not: then it is sent again
    const typed = () => field(page).inputValue()
    const failed = alert(page, notCertain)
    await expect.poll(async () => (await failed.isVisible()) || (await typed()) === '').toBe(true)
    if ((await typed()) !== '') await send(page).click()
    await expect.poll(typed).toBe('')
    await written(page, 'In the tunnel').waitFor()
    expect(await sentTexts()).toEqual(['In the tunnel'])
    await page.unroute('**/customer/messages/**')
  })
})

describe('by key alone', () => {
  test('a message is written, gets a file, and is sent; the focus stays where one writes on', async () => {
    const { page } = sara
    await tabTo(page, field(page))
    await page.keyboard.type('Without a mouse')
    const dialog = page.waitForEvent('filechooser')
    await pressByKey(page, main(page).getByRole('button', { name: 'Attach files' }))
    await (await dialog).setFiles([picture('key.png', stoppedForm('key.png').content)])
    await tray().getByRole('button', { name: 'Remove key.png' }).waitFor()
    await pressByKey(page, send(page))
    await written(page, 'Without a mouse').getByRole('img', { name: 'key.png' }).waitFor()
    await expect.poll(() => field(page).evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('And another')
    await page.keyboard.press('Enter')
    await page.keyboard.type('line')
    await page.keyboard.press('Control+Enter')
    await written(page, 'And another').waitFor()
    expect(await sentTexts()).toEqual(['Without a mouse', 'And another\nline'])
  })
})

describe('files', () => {
  test('that cannot be sent say why, each for itself; the others go', async () => {
    const { page } = sara
    const virus = picture('letter.png', Buffer.from(testVirus))
    const program = picture('holiday.png', Buffer.from('MZ\x90\0', 'latin1'))
    await choose(virus, program, picture('good.png', stoppedForm('good.png').content))
    const row = (name: string) => tray().getByRole('listitem').filter({ hasText: name })
    await row('letter.png').getByRole('alert').filter({ hasText: 'A virus was found' }).waitFor()
    await row('holiday.png').getByRole('alert').filter({ hasText: 'Programs cannot be sent' }).waitFor()
    await look(page, 'message-files-refused')
    for (const name of ['letter.png', 'holiday.png'])
      await tray()
        .getByRole('button', { name: `Remove ${name}` })
        .click()
    await row('holiday.png').waitFor({ state: 'detached' })
    await send(page).click()
    // a picture alone says enough
    await main(page).getByRole('img', { name: 'good.png' }).waitFor()
    expect(await sentTexts()).toEqual([''])
  })

  test('that were uploaded wait for their message, also after a reload', async () => {
    const { page } = sara
    await choose(picture('later.png', stoppedForm('later.png').content))
    await tray().getByRole('button', { name: 'Remove later.png' }).waitFor()
    await page.reload()
    await opened(page, subject)
    await tray().getByRole('button', { name: 'Remove later.png' }).click()
    await tray().waitFor({ state: 'detached' })
    const { rows } = await app.pool.query('SELECT 1 FROM attachment WHERE message_id IS NULL')
    expect(rows).toEqual([])
  })
})

describe('A37: markup in a subject and a text', () => {
  const markup = '<img src=x onerror=window.hit=1><svg onload=window.hit=1></svg>{{7*7}}'

  // the lists, the history and the call are tried as markup: here it is the browser's policy as well
  test('is text to both sides', async () => {
    const eva = await visit(browser(), app, 'advisor@demo.example', { at: null })
    const shown = `said ${markup}`
    const id = await beginByHttp(http, saraId, `\u202etopic\u200b ${markup}`, `\u202e${shown}\u200b`)
    const places: [Visitor, string][] = [
      [sara, `/customer/messages/${id}`],
      [eva, `/advisor/messages/${id}`],
    ]
    for (const [{ page }, path] of places) {
      await page.goto(path)
      await page.locator('h1').waitFor()
      const text = (await main(page).allTextContents()).join('\n')
      for (const word of ['topic', 'said']) expect(text, path).toContain(`${word} ${markup}`)
      expect(text, path).not.toMatch(/[\u202e\u200b]/)
      expect(await page.evaluate(() => 'hit' in window), path).toBe(false)
      expect(await page.locator('img[src=x], [onload], [onerror]').count(), path).toBe(0)
    }
    expectNoErrors([eva])
    await eva.close()
  })
})
