import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import { expectNoViolations, phone, shoot, useBrowser, type Visitor, visit } from '@/tests/support/browser'

const browser = useBrowser()
let app: TestApp
let eva: Visitor

beforeAll(async () => {
  app = await startApp({ video: false })
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
    await change(`UPDATE meeting SET state = 'live', live_at = now() WHERE customer_id = $1`, [jonas])
    await main.getByText('You are in a call with Jonas Berg').waitFor()
  })

  it('opens the meeting with the card, on the record once, and keeps what is noted', async () => {
    await eva.page.locator('main').getByRole('link', { name: 'Open meeting' }).click()
    await eva.page.getByRole('heading', { level: 1, name: 'Meeting with Jonas Berg' }).waitFor()
    await eva.page.getByRole('heading', { name: 'Products' }).waitFor()
    expect(await openings()).toEqual(['call'])
    const note = eva.page.getByLabel('Notes', { exact: true })
    await note.fill('Wants to move in spring')
    await eva.page.getByText('Saved', { exact: true }).waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'meeting')
    await eva.page.reload()
    expect(await note.inputValue()).toBe('Wants to move in spring')
    expect(await openings()).toEqual(['call'])
  })

  it('keeps both texts when a second desk writes, and says so', async () => {
    const other = await visit(browser(), app, 'advisor@demo.example')
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
    expect(eva.errors).toEqual([])
  })

  it('fits a phone, in Swedish and in the dark', async () => {
    const small = await visit(browser(), app, 'advisor2@demo.example', {
      viewport: phone,
      colorScheme: 'dark',
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
