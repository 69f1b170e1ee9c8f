import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stoppedForm } from '@/db/seed/message-files'
import { testVirus } from '@/lib/message/demo-verdict'
import { startApp, type TestApp } from '../support/app'
import { expectNoErrors, expectNoViolations, useBrowser, visit, type Visitor } from '../support/browser'
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
  app = await startApp({ video: false })
  sara = await visit(browser(), app, 'customer@demo.example')
  http = await signInByHttp(app, 'customer@demo.example')
  const { rows } = await app.pool.query(`SELECT id FROM person WHERE email = 'customer@demo.example'`)
  saraId = rows[0].id
})
afterAll(() => app?.stop())
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
const choose = (...files: ReturnType<typeof picture>[]) =>
  sara.page.locator('input[type=file]').setInputFiles(files)

describe('what is being written', () => {
  test('survives a reload, and another window that writes as well', async () => {
    const { page, context } = sara
    await keep(page, 'From the kitchen')
    await page.reload()
    await opened(page, subject)
    expect(await field(page).inputValue()).toBe('From the kitchen')
    const other = await context.newPage()
    await other.goto(here())
    await listens(other)
    expect(await field(other).inputValue()).toBe('From the kitchen')
    await keep(page, 'From the kitchen table')
    await field(other).fill('From the train')
    await alert(other, 'You have also written here in another window').waitFor()
    expect(await field(other).inputValue()).toBe('From the kitchen table\n\n— — —\n\nFrom the train')
    await look(other, 'message-merged')
    await main(other).getByRole('button', { name: 'Understood' }).click()
    await alert(other, 'another window').waitFor({ state: 'detached' })
    await other.close()
    expect(await sentTexts()).toEqual([])
  })

  test('is not brought back by a window that has not heard that it was sent', async () => {
    const { page, context } = sara
    await keep(page, 'Sent once')
    const other = await context.newPage()
    await other.goto(here())
    await listens(other)
    await send(page).click()
    await written(page, 'Sent once').waitFor()
    // an older window whose text is still there, or has been emptied by the news already
    if ((await field(other).inputValue()) !== '') {
      await field(other).fill('Sent once ')
      await expect.poll(() => field(other).inputValue()).toBe('')
    }
    await other.close()
    await page.reload()
    await opened(page, subject)
    expect(await field(page).inputValue()).toBe('')
    expect(await sentTexts()).toEqual(['Sent once'])
  })

  test('of a new thread is kept with its subject', async () => {
    const { page } = sara
    await page.goto('/customer/messages/new')
    await listens(page)
    const typed = `About the garden ${tries}`
    await main(page).getByRole('textbox', { name: 'Subject' }).fill(typed)
    await keep(page, 'Where to begin')
    await page.reload()
    await listens(page)
    expect(await main(page).getByRole('textbox', { name: 'Subject' }).inputValue()).toBe(typed)
    await send(page).click()
    await opened(page, typed)
    await page.goto('/customer/messages/new')
    await listens(page)
    expect(await field(page).inputValue()).toBe('')
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
    await alert(page, 'Your message was not sent').waitFor()
    expect(await field(page).inputValue()).toBe('On the train')
    await tray().getByText('plan.png').first().waitFor()
    await look(page, 'message-failed')
    await page.unroute('**/customer/messages/**')
    await send(page).click()
    await written(page, 'On the train').waitFor()
    await alert(page, 'Your message was not sent').waitFor({ state: 'detached' })
    expect(await sentTexts()).toEqual(['On the train'])
    sara.errors.splice(0)
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
    const failed = alert(page, 'Your message was not sent')
    await expect.poll(async () => (await failed.isVisible()) || (await typed()) === '').toBe(true)
    if ((await typed()) !== '') await send(page).click()
    await expect.poll(typed).toBe('')
    await written(page, 'In the tunnel').waitFor()
    expect(await sentTexts()).toEqual(['In the tunnel'])
    await page.unroute('**/customer/messages/**')
    sara.errors.splice(0)
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
    // refused files are told by the browser as answers that are no success
    sara.errors.splice(0)
  })

  test('six are one too many, and the page says so before anything is sent', async () => {
    const { page } = sara
    const files = Array.from({ length: 6 }, (_, nth) => picture(`${nth}.png`, stoppedForm('x').content))
    await choose(...files)
    await tray().getByRole('alert').filter({ hasText: 'At most 5 files' }).waitFor()
    await expectNoViolations(page)
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

  test('is text to both sides', async () => {
    const eva = await visit(browser(), app, 'advisor@demo.example')
    const shown = `said ${markup}`
    const id = await beginByHttp(http, saraId, `\u202etopic\u200b ${markup}`, `\u202e${shown}\u200b`)
    // first on the desk, whatever else waits there
    await app.pool.query('UPDATE thread SET promised_by = now() WHERE id = $1', [id])
    sara.errors.splice(0)
    const places: [Visitor, string, string[]][] = [
      [sara, '/customer/messages', ['topic']],
      [sara, `/customer/messages/${id}`, ['topic', 'said']],
      [sara, `/customer/book?about=${id}`, []],
      [sara, '/customer/history', ['topic']],
      [eva, '/advisor', ['topic']],
      [eva, '/advisor/messages?show=all', ['topic']],
      [eva, `/advisor/messages/${id}`, ['topic', 'said']],
      [eva, `/advisor/customers/${saraId}`, ['topic']],
    ]
    for (const [{ page }, path, words] of places) {
      await page.goto(path)
      await page.locator('h1').waitFor()
      const text = (await main(page).allTextContents()).join('\n')
      for (const word of words) expect(text, path).toContain(`${word} ${markup}`)
      expect(text, path).not.toMatch(/[\u202e\u200b]/)
      expect(await page.evaluate(() => 'hit' in window), path).toBe(false)
      expect(await page.locator('img[src=x], [onload], [onerror]').count(), path).toBe(0)
    }
    expectNoErrors([sara, eva])
    await eva.close()
  })
})
