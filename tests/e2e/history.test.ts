import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app'
import {
  desk,
  expectNoErrors,
  expectNoViolations,
  notFound,
  phone,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { getAsRouter, signInByHttp } from '../support/http'
import { plainApp } from '../support/plain-app'

const browser = useBrowser()
let app: TestApp
let sara: Visitor
let eva: Visitor
let saraId: string

beforeAll(async () => {
  app = await plainApp()
  ;[sara, eva] = await Promise.all([
    visit(browser(), app, 'customer@demo.example', { at: null }),
    visit(browser(), app, 'advisor@demo.example', { at: null }),
  ])
  const { rows } = await app.pool.query(`SELECT id FROM person WHERE email = 'customer@demo.example'`)
  saraId = rows[0].id
})
afterAll(() => app?.stop())

const main = (page: Page) => page.getByRole('main')
const rowsOf = async (sql: string) => (await app.pool.query(sql)).rows
const entry = (page: Page, text: string) => main(page).getByRole('listitem').filter({ hasText: text }).first()

/** A day so many days from now, as a date field takes it. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The menu of the netbank stands in one row, also on the smallest phone. */
async function expectOneRow(page: Page, menu: string): Promise<void> {
  const links = page.getByRole('navigation', { name: menu }).getByRole('link')
  for (const width of [360, 320]) {
    await page.setViewportSize({ ...phone, width })
    const tops = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().top))
    expect(tops).toHaveLength(5)
    expect(new Set(tops).size, `${width}: ${tops}`).toBe(1)
  }
  await page.setViewportSize(desk)
}

/** The four ways a page is looked at; each has its picture. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await shoot(page, `${name}-${size}-${colorScheme}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `${name} scrolls sideways on a ${size}`).toBeLessThanOrEqual(0)
    }
  await expectNoViolations(page)
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('a customer whose payment stops', () => {
  test('opens the help, leaves the form, and only names and codes are kept', async () => {
    const { page } = sara
    // what an earlier try has left half-way is told when its page goes
    await page.goto('/customer')
    await page.goto('/customer/payments')
    const [{ last }] = await rowsOf('SELECT coalesce(max(id), 0) AS last FROM contact_event')
    await page.getByLabel('New payee').check()
    await page.getByLabel('Account number or bankgiro').fill('12-34 secret')
    // only now does the page surely hear that it is opened
    await page.getByText('Help with paying').click()
    await page.getByLabel('Amount').fill('77,77')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await main(page).getByRole('alert').getByText('This number cannot be right').waitFor()
    await page.getByRole('link', { name: 'Cards', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor()
    const deeds = () =>
      rowsOf(`SELECT data FROM contact_event WHERE type = 'netbank' AND id > ${last} ORDER BY id`)
    await expect.poll(async () => (await deeds()).length).toBeGreaterThanOrEqual(3)
    const told = (await deeds()).map(({ data }) => data)
    expect(told.map(({ outcome }) => outcome)).toEqual(['help', 'stopped', 'left'])
    expect(told[1].codes).toEqual(['name_missing', 'number_invalid'])
    expect(JSON.stringify(told)).not.toMatch(/secret|12-34|77/)
  })

  test('finds it all in their history, corrects it and keeps some of it to themselves', async () => {
    const { page } = sara
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
    await entry(page, 'Payment to a new payee, left half-way').waitFor()
    // six weeks ago
    await page.getByRole('link', { name: 'Older', exact: true }).click()
    await entry(page, 'Visit at the branch').waitFor()
    await page.goBack()
    await entry(page, 'Payment to a new payee, left half-way').waitFor()
    await look(page, 'history')
    await expectOneRow(page, 'Main')
    await page.getByRole('button', { name: /^Correct about: Phone call to the bank/ }).click()
    const dialog = page.getByRole('dialog', { name: 'What is not right?' })
    await dialog.getByLabel('Your correction').fill('It was about Korea')
    await expectNoViolations(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await entry(page, 'You say: It was about Korea').waitFor()
    // all there are: an earlier try may have left more, or have kept some back already
    const keepBack = page.getByRole('button', { name: /^Not for advice about: .*left half-way/ })
    const keptBack = main(page).getByText('Only you see this.', { exact: true })
    while ((await keepBack.count()) > 0) {
      const already = await keptBack.count()
      await keepBack.first().click()
      await expect.poll(() => keptBack.count()).toBe(already + 1)
    }
    await entry(page, 'Only you see this.').waitFor()
    await page.getByLabel('Search', { exact: true }).fill('passport')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('1 entry', { exact: true }).waitFor()
    await page.goto('/customer/history?channel=fax&from=2026-02-30')
    await main(page).getByRole('alert').getByText('There is no such channel').waitFor()
    await expectNoViolations(page)
  })
})

describe('their advisor', () => {
  const card = () => `/advisor/customers/${saraId}`

  test('A35: a prefetch reads nothing and is no reading; A02: a foreign card does not exist', async () => {
    const readings = async () => (await rowsOf('SELECT 1 FROM contact_reading')).length
    const before = await readings()
    const http = await signInByHttp(app, 'advisor@demo.example')
    const ahead: Record<string, string>[] = [
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { 'Next-Router-Segment-Prefetch': '/_tree', RSC: '1' },
      { Purpose: 'prefetch' },
      { 'Sec-Purpose': 'prefetch;prerender' },
    ]
    for (const headers of ahead) {
      const response = await getAsRouter(http, card(), headers)
      // an answer to this question, not the way to another address
      expect(response.headers.get('location'), JSON.stringify(headers)).toBeNull()
      expect(await response.text(), JSON.stringify(headers)).not.toContain('Sara Holm')
    }
    const kerstin = await signInByHttp(app, 'advisor3@demo.example')
    for (const query of ['', '?q=a', '?before=9999999999999_1'])
      expect((await kerstin.get(`${card()}${query}`)).status).toBe(404)
    const note = { customerId: saraId, key: crypto.randomUUID(), via: 'phone', by: 'bank', text: 'Mine' }
    expect(await kerstin.act('noteContact', note)).toMatchObject({ ok: false, reason: 'not_found' })
    const nils = await signInByHttp(app, 'scheduler@demo.example')
    expect(await nils.act('noteContact', note)).toMatchObject({ ok: false, reason: 'not_allowed' })
    expect(await kerstin.act('readBrief', { meetingId: crypto.randomUUID() })).toMatchObject({ ok: false })
    expect(await readings()).toBe(before)
    // asked for in earnest it is all there, and nothing but the prefetch was in the way
    expect(await (await getAsRouter(http, card(), { RSC: '1' })).text()).toContain('Sara Holm')
  })

  test('knows before saying hello, and does not see what is not for advice', async () => {
    const { page } = eva
    await page.goto(card())
    await page.getByRole('heading', { level: 1, name: 'Sara Holm' }).waitFor()
    await main(page).getByText('Payment to a new payee, stopped at the daily limit, twice').first().waitFor()
    await entry(page, 'The customer says: It was about Korea').waitFor()
    expect(await main(page).getByText('left half-way').count()).toBe(0)
    await look(page, 'card')
    await page.getByLabel('What it was about').fill('Called about the payslips')
    await page.getByRole('radio', { name: 'We called or wrote' }).check()
    await page.getByRole('button', { name: 'Save note' }).click()
    await entry(page, 'Phone call from the bank, noted by Eva Lind').waitFor()
    await page.getByLabel('Search', { exact: true }).fill('korea')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('1 entry', { exact: true }).waitFor()
  })

  test('sees it beside a ringing call, and it is in front of them in the meeting', async () => {
    const { page } = eva
    await app.pool.query(
      `UPDATE meeting SET state = 'missed', ended_at = now() WHERE state IN ('ringing', 'live')`,
    )
    const [meeting] = await rowsOf(
      `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by)
       SELECT c.id, c.own_advisor_id, 'ringing', now(), now() + interval '5 minutes'
       FROM person c WHERE c.email = 'customer@demo.example' RETURNING id, advisor_id`,
    )
    const tell = () =>
      app.pool.query(`SELECT pg_notify('radrum', $1)`, [
        JSON.stringify(
          ['person', 'advisor'].map((kind) => ({
            channel: `${kind}:${meeting.advisor_id}`,
            what: 'meeting',
          })),
        ),
      ])
    await tell()
    const ring = page.getByRole('alertdialog', { name: 'Incoming call' })
    await ring.getByText('stopped at the daily limit, twice').waitFor()
    await ring.getByText('Phone call from the bank').first().waitFor()
    await look(page, 'ring')
    await app.pool.query(`UPDATE meeting SET state = 'live', live_at = now() WHERE id = $1`, [meeting.id])
    await tell()
    await page.goto(`/advisor/meeting/${meeting.id}`)
    await main(page).getByText('stopped at the daily limit, twice').waitFor()
    await page
      .getByRole('textbox', { name: 'What was agreed' })
      .fill('We raise the daily limit for December.')
    await page.getByRole('button', { name: 'Add a next step' }).click()
    const step = page.getByRole('group', { name: 'Next step 1' })
    await step.getByLabel('What', { exact: true }).fill('Pay the builder')
    await step.getByLabel('Until').fill(dayIn(30))
    await page.getByRole('button', { name: 'Save and show to the customer' }).click()
    await page.getByText('Saved. The customer sees it on their overview.').waitFor()
    await look(page, 'wrap-up')
    await app.pool.query(
      `UPDATE meeting SET state = 'ended', ended_at = now(), end_reason = 'hung_up' WHERE id = $1`,
      [meeting.id],
    )
  })
})

describe('afterwards the netbank', () => {
  test('answers back with what was agreed, and says who has read', async () => {
    const { page } = sara
    await page.goto('/customer')
    // the newest meeting stands first: an earlier try may have left another
    await main(page).getByText('We raise the daily limit for December.').first().waitFor()
    const done = page.getByRole('checkbox', { name: 'Done: Pay the builder' }).first()
    await done.check()
    await look(page, 'overview-agreed')
    await page.reload()
    await expect.poll(() => done.isChecked()).toBe(true)
    await page.goto('/customer/history?view=readings')
    const list = page.getByRole('list', { name: 'Readings, newest first' })
    await list.getByText('Saw your last contacts for your call').first().waitFor()
    await list.getByText('Read in your history').first().waitFor()
    await look(page, 'readings')
    expectNoErrors([sara, eva], notFound)
  })

  test('says it all in Swedish', async () => {
    const { page, context } = sara
    await context.addCookies([{ name: 'locale', value: 'sv', url: app.url }])
    await page.goto('/customer/history')
    await page.getByRole('heading', { level: 1, name: 'Historik' }).waitFor()
    await entry(page, 'Betalning till ny mottagare, stannade vid dagsgränsen').waitFor()
    await expectOneRow(page, 'Huvudmeny')
    await expectNoViolations(page)
  })
})
