import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  isAlive,
  phone,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '@/tests/support/browser'
import { signInByHttp } from '@/tests/support/http'
import { plainApp } from '@/tests/support/plain-app'

const browser = useBrowser()
let app: TestApp
let eva: Visitor

beforeAll(async () => {
  app = await plainApp()
  eva = await visit(browser(), app, 'advisor@demo.example')
})
afterAll(() => app?.stop())

async function idOf(email: string): Promise<string> {
  const { rows } = await app.pool.query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email])
  return rows[0]?.id ?? ''
}
/** Changes the truth in the database and tells the app, as another instance would. */
async function change(sql: string, values: unknown[] = []) {
  await app.pool.query(sql, values)
  const told = JSON.stringify(
    ['person', 'advisor'].map((kind) => ({ channel: `${kind}:EVA`, what: 'meeting' })),
  ).replaceAll('EVA', await idOf('advisor@demo.example'))
  await app.pool.query(`SELECT pg_notify('radrum', $1)`, [told])
}
async function openings() {
  const { rows } = await app.pool.query<{ occasion: string }>(
    `SELECT data->>'occasion' AS occasion FROM audit_event WHERE type = 'customer_opened' ORDER BY id`,
  )
  return rows.map((row) => row.occasion)
}

/** The rows of a list on the advisor's page, as they are read. */
async function listed(name: string): Promise<string[]> {
  const rows = await eva.page.getByRole('list', { name, exact: true }).getByRole('listitem').allInnerTexts()
  return rows.map((row) => row.replace(/\s+/g, ' ').trim())
}

/** What an advisor noted about a customer, before anybody called. */
async function notedBefore(customer: string) {
  await app.pool.query(
    `WITH earlier AS (INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at, ended_at, end_reason)
        SELECT $1, id, 'ended', at, at, at, at, 'hung_up'
          FROM person, (VALUES (now() - interval '20 days')) AS that(at) WHERE email = 'advisor2@demo.example'
        RETURNING id, advisor_id, ended_at)
      INSERT INTO meeting_note (meeting_id, advisor_id, text, updated_at)
        SELECT id, advisor_id, 'Has two cards, wants one', ended_at FROM earlier`,
    [customer],
  )
}

const markup = '<img src=x onerror=window.hit=1><svg onload=window.hit=1></svg>{{7*7}}'

/** A customer who writes markup, with characters that turn or hide text, wherever something can be written. */
async function writeMarkup(email: string) {
  const [customer, advisor] = [await idOf(email), await idOf('advisor@demo.example')]
  const typed = (what: string) => `\u202e${what}\u200b ${markup}`
  const they = await signInByHttp(app, email)
  const { rows } = await app.pool.query<{ id: string; day: string }>(
    `SELECT id, to_char(starts_at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD') AS day FROM booking
      WHERE customer_id = $1 ORDER BY advisor_id = $2 DESC`,
    [customer, advisor],
  )
  const [kept, cancelled] = rows
  await app.pool.query('UPDATE person SET name = $2 WHERE id = $1', [customer, `name ${markup}`])
  await app.pool.query('UPDATE booking SET about = $2 WHERE id = $1', [kept?.id, `topic ${markup}`])
  await app.pool.query('UPDATE meeting_note SET text = $1', [`note ${markup}`])
  const reason = { bookingId: cancelled?.id, version: 1, reason: typed('reason') }
  expect(await they.act('cancelBooking', reason)).toMatchObject({ ok: true })
  const wish = { advisorId: advisor, about: typed('wish') }
  expect(await they.act('askToCallMe', wish)).toMatchObject({ ok: true })
  return { customer, day: kept?.day, cancelled: cancelled?.id }
}

describe('the desk', () => {
  it('shows a choice at once, keeps it, and takes it back in words when it could not be saved', async () => {
    const group = eva.page.getByRole('radiogroup', { name: 'My status' })
    await group.getByRole('radio', { name: 'Available', exact: true }).check()
    await eva.page.getByText('Customers see: Available now').waitFor()
    await eva.page.keyboard.press('ArrowRight')
    await eva.page.getByText('Customers see: Busy').waitFor()
    await eva.page.route('**/advisor', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    // taken back so soon that it is hardly ever seen as checked
    await group.getByRole('radio', { name: 'Away', exact: true }).click()
    await eva.page.getByRole('alert').filter({ hasText: 'Your status is still Busy. Try again.' }).waitFor()
    expect(await group.getByRole('radio', { name: 'Busy', exact: true }).isChecked()).toBe(true)
    await expectNoViolations(eva.page)
    await eva.page.unroute('**/advisor')
    await group.getByRole('radio', { name: 'Available', exact: true }).check()
    await eva.page.getByText('Customers see: Available now').waitFor()
    eva.errors.splice(0)
  })

  it('says who is getting ready, who is waiting and who is in a call', async () => {
    const [advisor, sara, jonas] = await Promise.all(
      ['advisor@demo.example', 'customer@demo.example', 'customer2@demo.example'].map(idOf),
    )
    const main = eva.page.locator('main')
    await change(
      `INSERT INTO getting_ready (advisor_id, customer_id, until) VALUES ($1, $2, now() + interval '1 minute')`,
      [advisor, sara],
    )
    await main.getByText('Sara Holm is getting ready').waitFor()
    await change(
      `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by)
       VALUES ($1, $2, 'waiting', now(), now() + interval '15 minutes')`,
      [jonas, advisor],
    )
    await main.getByText('Jonas Berg is waiting').waitFor()
    await main.getByRole('button', { name: 'Let in' }).waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'desk-busy')
    await change(
      `UPDATE meeting SET state = 'live', live_at = now() WHERE customer_id = $1 AND state = 'waiting'`,
      [jonas],
    )
    await main.getByText('You are in a call with Jonas Berg').waitFor()
  })

  it('opens the meeting with the card, on the record once, and keeps what is noted', async () => {
    await notedBefore(await idOf('customer2@demo.example'))
    await eva.page.locator('main').getByRole('link', { name: 'Open meeting' }).click()
    await eva.page.getByRole('heading', { level: 1, name: 'Meeting with Jonas Berg' }).waitFor()
    await eva.page.getByRole('heading', { name: 'Products' }).waitFor()
    expect(await listed('Bookings')).toEqual([
      expect.stringMatching(/^Mortgage.* · Video · Eva Lind.*The fixed rate ends in January\. What now\?$/),
      expect.stringMatching(/^.* · Phone · Mikael Strand.*A card abroad$/),
    ])
    expect(await listed('In the netbank')).toEqual([
      expect.stringMatching(/^Unblocking a card, went through/),
      expect.stringMatching(/^Unblocking a card, stopped at the password/),
    ])
    expect(await listed('Earlier notes')).toEqual([
      expect.stringMatching(/ · Mikael Strand.*Has two cards, wants one$/),
      expect.stringMatching(/ · Eva Lind.*looks for a flat of his own/),
    ])
    expect(await openings()).toEqual(['call'])
    const note = eva.page.getByLabel('Notes', { exact: true })
    await note.fill('Wants to move in spring')
    await eva.page.getByText('Saved', { exact: true }).waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'meeting')
    await eva.page.reload()
    expect(await note.inputValue()).toBe('Wants to move in spring')
    expect(await openings()).toEqual(['call'])
    // the router has the page as it was fetched, the window what was typed since
    await isAlive(note)
    await note.fill('Wants to move in spring, near the school')
    await eva.page.getByRole('link', { name: 'Desk', exact: true }).first().click()
    await eva.page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    await eva.page.goBack()
    await note.waitFor()
    expect(await note.inputValue()).toBe('Wants to move in spring, near the school')
    await note.fill('Wants to move in spring, near the sea')
    await eva.page.getByText('Saved', { exact: true }).waitFor()
    expect(await note.inputValue()).toBe('Wants to move in spring, near the sea')
    expect(await eva.page.getByText('This note was also changed on another screen').count()).toBe(0)
  })

  it('keeps both texts when a second desk writes, and says so', async () => {
    const other = await visit(browser(), app, 'advisor@demo.example', { at: null })
    await other.page.goto(eva.page.url())
    const [here, there] = [eva, other].map(({ page }) => page.getByLabel('Notes', { exact: true }))
    await here?.fill('From the office')
    await eva.page.getByText('Saved', { exact: true }).waitFor()
    await there?.fill('From home')
    await other.page.getByRole('alert').filter({ hasText: 'also changed on another screen' }).waitFor()
    expect(await there?.inputValue()).toBe('From the office\n\n— — —\n\nFrom home')
    await expectNoViolations(other.page)
    await other.close()
  })

  it('opens a card outside a meeting for the own advisor only', async () => {
    await change(
      `UPDATE meeting SET state = 'ended', ended_at = now(), end_reason = 'hung_up' WHERE state = 'live'`,
    )
    const [sara, aino] = await Promise.all(['customer@demo.example', 'customer3@demo.example'].map(idOf))
    await eva.page.goto(`/advisor/customers/${sara}`)
    await eva.page.getByRole('heading', { level: 1, name: 'Sara Holm' }).waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'customer-card')
    expect((await eva.context.request.get(`/advisor/customers/${aino}`)).status()).toBe(404)
    expect((await eva.context.request.get('/advisor/customers/nobody')).status()).toBe(404)
    expect((await eva.context.request.get(`/advisor/meeting/${sara}`)).status()).toBe(404)
    expect(await openings()).toEqual(['call', 'preparation'])
    expectNoErrors([eva])
  })

  it('A37: markup in a name, a wish, a topic, a note and a reason is text to all three roles, and in mails', async () => {
    const seen = await writeMarkup('customer2@demo.example')
    const nils = await visit(browser(), app, 'scheduler@demo.example', { at: null })
    // by his overview, which is none of the places below, and must not say anything to the console either
    const jonas = await visit(browser(), app, 'customer2@demo.example')
    const places: [Visitor, string, string[]][] = [
      [eva, '/advisor', ['name', 'wish']],
      [eva, `/advisor/customers/${seen.customer}`, ['name', 'topic', 'note']],
      [eva, `/advisor/calendar?view=list&week=${seen.day}`, ['name']],
      [nils, `/scheduler?day=${seen.day}`, ['name']],
      [nils, `/scheduler/bookings/${seen.cancelled}`, ['name', 'reason']],
      [jonas, '/customer/bookings', ['name', 'topic', 'reason']],
      [jonas, '/demo/mail', ['name', 'reason']],
    ]
    for (const [{ page }, path, words] of places) {
      await page.goto(path)
      await page.locator('h1').waitFor()
      const text = (await page.locator('header, main').allTextContents()).join('\n')
      for (const word of words) expect(text, path).toContain(`${word} ${markup}`)
      expect(text, path).not.toMatch(/[\u202e\u200b]/)
      expect(await page.evaluate(() => 'hit' in window), path).toBe(false)
      expect(await page.locator('img[src=x], [onload], [onerror]').count(), path).toBe(0)
    }
    expectNoErrors([eva, nils, jonas])
    await nils.close()
    await jonas.close()
  })

  it('fits a phone, in Swedish and in the dark', async () => {
    const small = await visit(browser(), app, 'advisor2@demo.example', {
      viewport: phone,
      colorScheme: 'dark',
      at: null,
    })
    await small.context.addCookies([{ name: 'locale', value: 'sv', url: app.url }])
    await small.page.goto('/advisor')
    await small.page.getByRole('radiogroup', { name: 'Min status' }).waitFor()
    await expectNoViolations(small.page)
    await shoot(small.page, 'desk-phone-sv')
    expect(await small.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await small.close()
  })
})
