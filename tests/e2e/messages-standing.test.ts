import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { timeName } from '@/lib/booking/time-name'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  notFound,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { type Caller, signInByHttp } from '../support/http'
import {
  alert,
  beginByHttp,
  field,
  keep,
  look,
  main,
  opened,
  send,
  standing,
  written,
} from '../support/message-page'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let sara: Visitor
let eva: Visitor
let mikael: Visitor
let http: { sara: Caller; eva: Caller }
let ids: Record<string, string>
/** A thread of its own for each try of each test. */
let threadId = ''
let subject = ''
let tries = 0

beforeAll(async () => {
  app = await plainApp()
  ;[sara, eva, mikael] = await Promise.all([
    visit(browser(), app, 'customer@demo.example'),
    visit(browser(), app, 'advisor@demo.example', { at: null }),
    visit(browser(), app, 'advisor2@demo.example'),
  ])
  http = {
    sara: await signInByHttp(app, 'customer@demo.example'),
    eva: await signInByHttp(app, 'advisor@demo.example'),
  }
  const { rows } = await app.pool.query(`SELECT split_part(email, '@', 1) AS key, id FROM person`)
  ids = Object.fromEntries(rows.map(({ key, id }) => [key, id]))
})
afterAll(() => app?.stop())
beforeEach(async () => {
  // first on every list, whatever an earlier test has left
  await app.pool.query(`UPDATE thread SET state = 'closed', promised_by = NULL WHERE subject LIKE 'Thread %'`)
  // as long as all others, so that none is the beginning of another
  subject = `Thread ${100 + ++tries}`
  threadId = await beginByHttp(http.sara, ids.customer ?? '', subject, 'Hello')
})

/** Changes the truth in the database and tells the people of the thread, as another instance would. */
async function change(sql: string, values: unknown[] = []) {
  await app.pool.query(sql, values)
  const told = ['customer', 'advisor', 'advisor2'].map((key) => ({
    channel: `person:${ids[key]}`,
    what: 'message',
  }))
  await app.pool.query(`SELECT pg_notify('radrum', $1)`, [JSON.stringify(told)])
}
const onSide = async ({ page }: Visitor, role: 'customer' | 'advisor') => {
  await page.goto(`/${role}/messages/${threadId}`)
  await opened(page, subject)
}
const button = ({ page }: Visitor, name: string) => main(page).getByRole('button', { name, exact: true })
const waiting = ({ page }: Visitor) => main(page).getByRole('region', { name: 'Waiting for an answer' })

describe('what is promised', () => {
  test('stays when the customer writes again, and is said late once it is', async () => {
    await Promise.all([onSide(sara, 'customer'), eva.page.goto('/advisor')])
    const promised = async () =>
      (await app.pool.query('SELECT since, promised_by FROM thread WHERE id = $1', [threadId])).rows
    // an hour ago, so that a promise made anew would be another one
    await change(
      `UPDATE thread SET since = since - interval '1 hour', promised_by = promised_by - interval '1 hour' WHERE id = $1`,
      [threadId],
    )
    const before = await promised()
    const words = timeName(before[0].promised_by.getTime(), 'Europe/Stockholm', 'en')
    await standing(sara.page, `Eva Lind answers by ${words}`).waitFor()
    await field(sara.page).fill('And one more thing')
    await send(sara.page).click()
    await written(sara.page, 'And one more thing').waitFor()
    expect(await promised()).toEqual(before)
    await standing(sara.page, `Eva Lind answers by ${words}`).waitFor()
    await change(
      `UPDATE thread SET since = now() - interval '3 days', promised_by = now() - interval '1 hour' WHERE id = $1`,
      [threadId],
    )
    await standing(sara.page, 'It is late').waitFor()
    const row = waiting(eva).getByRole('listitem').filter({ hasText: subject })
    await row.getByText(/^Late since/).waitFor()
  })

  test('is nothing where nobody works: the page says so, and offers other ways', async () => {
    await onSide(sara, 'customer')
    await change('UPDATE thread SET promised_by = NULL WHERE id = $1', [threadId])
    await standing(sara.page, 'It cannot be said yet when Eva Lind answers').waitFor()
    await main(sara.page).getByRole('link', { name: 'Book about this' }).waitFor()
  })
})

describe('an end', () => {
  test('the customer closes, and writing opens it again', async () => {
    await Promise.all([onSide(sara, 'customer'), onSide(eva, 'advisor')])
    expect(await button(eva, 'Close').count()).toBe(0)
    expect(await http.eva.act('closeThread', { id: threadId })).toEqual({
      ok: false,
      reason: 'still_waiting',
    })
    await button(sara, 'Close').click()
    await standing(sara.page, /^Closed/).waitFor()
    await standing(eva.page, /^Closed/).waitFor()
    await button(sara, 'Close').waitFor({ state: 'detached' })
    // the button has gone, the focus has not
    const focused = () => sara.page.evaluate(() => !!document.activeElement?.closest('main a, main button'))
    await expect.poll(focused).toBe(true)
    await field(sara.page).fill('After all')
    await send(sara.page).click()
    await standing(sara.page, /^Eva Lind answers by/).waitFor()
    await written(eva.page, 'After all').waitFor()
  })
})

describe('A02: handed over', () => {
  test('a colleague sees the thread and not the customer, for as long as it is theirs', async () => {
    await Promise.all([onSide(sara, 'customer'), onSide(eva, 'advisor'), mikael.page.goto('/advisor')])
    await button(eva, 'Hand over').click()
    const dialog = eva.page.getByRole('dialog', { name: 'Who answers instead of you?' })
    await dialog.getByRole('radio', { name: 'Mikael Strand' }).check()
    await expectNoViolations(eva.page)
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await dialog.waitFor({ state: 'detached' })
    await button(eva, 'Take back').waitFor()
    await standing(sara.page, /^Mikael Strand answers by/).waitFor()
    // it comes to his desk by itself
    await waiting(mikael)
      .getByRole('link', { name: new RegExp(subject) })
      .click()
    await opened(mikael.page, subject)
    await written(mikael.page, 'Hello').waitFor()
    await look(mikael.page, 'thread-deputy')
    const card = `/advisor/customers/${ids.customer}`
    expect(await main(mikael.page).locator(`a[href^="${card}"]`).count()).toBe(0)
    expect((await mikael.context.request.get(card)).status()).toBe(404)
    expect((await eva.context.request.get(card)).status()).toBe(200)
    await field(mikael.page).fill('I answer for Eva')
    await send(mikael.page).click()
    await written(sara.page, 'I answer for Eva').getByText('Mikael Strand').waitFor()
  })

  test('taken back, it is gone for them, but not what they had begun to write', async () => {
    expect(await http.eva.act('handOverThread', { id: threadId, to: ids.advisor2 })).toMatchObject({
      ok: true,
    })
    await Promise.all([onSide(eva, 'advisor'), onSide(mikael, 'advisor')])
    await button(mikael, 'Hand back').waitFor()
    await keep(mikael.page, 'Half an answer')
    await button(eva, 'Take back').click()
    await button(eva, 'Take back').waitFor({ state: 'detached' })
    await alert(mikael.page, 'Somebody else answers here now').waitFor()
    const left = main(mikael.page).getByRole('textbox', { name: 'What you had written' })
    expect(await left.inputValue()).toBe('Half an answer')
    expect(await main(mikael.page).getByText(subject).count()).toBe(0)
  })

  test('or handed back by whoever had it, who goes on with the others', async () => {
    await http.eva.act('handOverThread', { id: threadId, to: ids.advisor2 })
    await Promise.all([onSide(sara, 'customer'), onSide(mikael, 'advisor')])
    await button(mikael, 'Hand back').click()
    await standing(sara.page, /^Eva Lind answers by/).waitFor()
    await mikael.page.waitForURL('**/advisor/messages')
    await mikael.page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
    expect((await mikael.context.request.get(`/advisor/messages/${threadId}`)).status()).toBe(404)
  })
})

describe('a meeting about it', () => {
  test('Book about this: the wish stands there already, for either side', async () => {
    await Promise.all([onSide(sara, 'customer'), onSide(eva, 'advisor')])
    await main(sara.page).getByRole('link', { name: 'Book about this' }).click()
    const wish = main(sara.page).getByRole('textbox', { name: 'What is it about?' })
    await expect.poll(() => wish.inputValue()).toBe(subject)
    await button(eva, 'Book about this').click()
    const dialog = eva.page.getByRole('dialog', { name: 'Meeting with Sara Holm' })
    const about = dialog.getByRole('textbox', { name: 'What it is about' })
    await expect.poll(() => about.inputValue()).toBe(subject)
    await expectNoViolations(eva.page)
    await eva.page.keyboard.press('Escape')
  })

  test('a call about nothing has the latest threads beside it', async () => {
    const { rows } = await app.pool.query(
      `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at, ended_at, end_reason)
       VALUES ($1, $2, 'ended', now(), now(), now(), now(), 'hung_up') RETURNING id`,
      [ids.customer, ids.advisor],
    )
    await eva.page.goto(`/advisor/meeting/${rows[0].id}`)
    const beside = main(eva.page).getByRole('list', { name: 'Messages' })
    await beside.getByRole('link', { name: new RegExp(subject) }).click()
    const open = main(eva.page).getByRole('region', { name: subject })
    await open.getByText('Hello', { exact: true }).waitFor()
    expect(eva.page.url()).toContain(`/advisor/meeting/${rows[0].id}`)
    await look(eva.page, 'meeting-thread')
  })

  test('nothing was left behind in any console', () => {
    expectNoErrors([sara, eva, mikael], notFound)
  })
})
