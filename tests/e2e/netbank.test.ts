import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '@/lib/access/demo-people'
import { startApp, type TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'

const browser = useBrowser()
let app: TestApp
let sara: Visitor
let page: Page

beforeAll(async () => {
  app = await startApp({ video: false })
  sara = await visit(browser(), app, 'customer@demo.example')
  page = sara.page
})
afterAll(async () => {
  await sara?.close()
  await app?.stop()
})

const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const field = (name: string) => page.getByRole('main').getByLabel(name, { exact: true })
const dialog = () => page.getByRole('dialog', { name: 'Confirm' })
const money = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

async function confirmWith(password: string): Promise<void> {
  await dialog().getByLabel('Password', { exact: true }).fill(password)
  await dialog().getByRole('button', { name: 'Confirm', exact: true }).click()
}

test('the overview shows what there is, what happened and what comes', async () => {
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.getByRole('link', { name: 'Vardagskonto', exact: true }).waitFor()
  expect(await page.getByRole('list', { name: 'Other accounts' }).getByRole('listitem').count()).toBe(3)
  expect(await page.getByRole('table', { name: 'Latest' }).getByRole('row').count()).toBe(9)
  expect(await page.getByRole('list', { name: 'Coming up' }).getByRole('listitem').count()).toBe(6)
  await expectNoViolations(page)
  await shoot(page, 'customer-overview-desk')
})

test('without video a sentence stands in the place of calling, also once one has asked', async () => {
  const card = page.getByRole('region', { name: 'Your advisor' })
  const noVideo = card.getByText('Video calls are not available right now. Eva can phone you instead.')
  await noVideo.waitFor()
  expect(await card.getByRole('button', { name: 'Call now' }).count()).toBe(0)
  await card.getByRole('button', { name: 'Ask Eva to call me' }).click()
  const question = page.getByRole('dialog', { name: 'Ask Eva to call you' })
  await question.getByRole('button', { name: 'Ask Eva' }).click()
  await card.getByText('Eva will call you').waitFor()
  await noVideo.waitFor()
})

describe('an account', () => {
  const rows = () => page.getByRole('table', { name: 'Transactions, newest first' }).locator('tbody tr')

  test('pages back through two years without losing the way', async () => {
    await page.getByRole('link', { name: 'Vardagskonto', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Vardagskonto' }).waitFor()
    expect(await rows().count()).toBe(50)
    const first = await rows().first().textContent()
    await page.getByRole('link', { name: 'Older' }).click()
    await page.waitForURL(/before=/)
    await expect.poll(async () => (await rows().first().textContent()) !== first).toBe(true)
    await page.getByRole('link', { name: 'Newest' }).click()
    await page.waitForURL((url) => !url.search)
    await expect.poll(async () => rows().first().textContent()).toBe(first)
    await expectNoViolations(page)
    await shoot(page, 'customer-account-desk')
  })

  test('finds by text, period, amount and direction; it all stands in the URL', async () => {
    await page.getByText('Period, amount, direction').click()
    await field('Search').fill('mälarkraft')
    await field('Amount from').fill('500')
    await field('Direction').selectOption('out')
    await button('Show').click()
    await page.waitForURL(/q=m.*min=500.*dir=out/)
    await expect.poll(async () => (await rows().allTextContents()).length).toBeLessThan(30)
    const found = await rows().allTextContents()
    expect(found.length).toBeGreaterThan(5)
    for (const row of found) expect(money(row)).toMatch(/Mälarkraft El.*−/)
    await page.reload()
    expect(await rows().allTextContents()).toEqual(found)
    expect(await field('Search').inputValue()).toBe('mälarkraft')
  })

  test('what cannot be read is said, and nothing is lost', async () => {
    await page.goto(`${page.url().split('?')[0]}?q=matboden&from=2026-13-45&min=many&before=x`)
    const alert = page.getByRole('main').getByRole('alert')
    expect(await alert.textContent()).toContain('This is not a date that exists')
    expect(await rows().count()).toBe(50)
    expect(await field('Amount from').inputValue()).toBe('many')
    await expectNoViolations(page)
    await page.getByRole('link', { name: 'Clear' }).click()
    await page.waitForURL((url) => !url.search)
  })

  test('nothing found offers a way on', async () => {
    await field('Search').fill('zzz%_')
    await button('Show').click()
    await page.getByText('Nothing was found.').waitFor()
    await page.getByRole('link', { name: 'Show all transactions' }).click()
    await page.waitForURL((url) => !url.search)
  })

  test('comes as a file that holds what was found', async () => {
    const path = new URL(page.url()).pathname
    await page.goto(`${path}?q=matboden`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^salary-\d{4}-\d{4}-\d\d-\d\d\.csv$/)
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines[0]).toBe('\ufeff"Date","Text","Amount","Currency"')
    expect(lines.length).toBeGreaterThan(51)
    for (const line of lines.slice(1))
      expect(line).toMatch(/^\d{4}-\d\d-\d\d,"[^"]*Matboden[^"]*",-?\d+\.\d\d,"SEK"$/)
  })
})

describe('paying', () => {
  test('an empty form says everything that is missing, and leads there', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Payments' }).click()
    await page.getByRole('heading', { level: 1, name: 'Pay or transfer' }).waitFor()
    await button('Continue').click()
    const alert = page.getByRole('main').getByRole('alert')
    await alert.getByRole('link', { name: 'Choose who is to be paid.' }).waitFor()
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true)
    await alert.getByRole('link', { name: 'Write the amount.' }).click()
    expect(await field('Amount').evaluate((box) => box === document.activeElement)).toBe(true)
    await expectNoViolations(page)
    await shoot(page, 'customer-payment-errors')
  })

  test('over the day’s limit stops at the amount and keeps what was typed', async () => {
    await page.getByLabel('New payee').check()
    await field('Name of payee').fill('Eva Berg')
    await field('Account number or bankgiro').fill('5050-1055')
    await field('Amount').fill('20 001')
    await button('Continue').click()
    await page.getByRole('main').getByRole('alert').getByText('This is more than you can pay').waitFor()
    expect(await field('Amount').inputValue()).toBe('20 001')
    const { rows } = await app.pool.query<{ data: object }>(
      `SELECT data FROM contact_event WHERE type = 'netbank' ORDER BY id DESC LIMIT 1`,
    )
    expect(rows[0]?.data).toMatchObject({
      form: 'payment_new',
      codes: ['over_daily_limit'],
      fields: ['amount'],
    })
  })

  /** What this customer has ordered. */
  const orders = async () => {
    const { rows } = await app.pool.query<{ orders: number }>(
      'SELECT count(*)::int AS orders FROM journal WHERE ordered_by IS NOT NULL',
    )
    return rows[0]?.orders ?? 0
  }

  test('is checked, and waits for the right password', async () => {
    await field('Amount').fill('149,50')
    await field('Message').fill('Julklapp')
    await button('Continue').click()
    await page.getByRole('heading', { name: 'Check before you pay' }).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'customer-payment-check')
    await button('Pay').click()
    expect(money((await dialog().textContent()) ?? '')).toContain('SEK 149.50 to Eva Berg')
    await expectNoViolations(page)
    await shoot(page, 'customer-payment-confirm')
    await confirmWith('not my password')
    await dialog().getByRole('alert').getByText('This password is not right.').waitFor()
    expect(await dialog().getByLabel('Password', { exact: true }).inputValue()).toBe('')
  })

  test('a confirmation that came a minute late is said, pays nothing, and nothing typed is lost', async () => {
    const before = await orders()
    await app.pool.query(`CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.made_at := NEW.made_at - interval '61 seconds'; RETURN NEW; END $$;
      CREATE TRIGGER late BEFORE INSERT ON confirmation FOR EACH ROW EXECUTE FUNCTION late()`)
    await confirmWith(demoPassword)
    const words = 'More than a minute has gone since you confirmed. Write your password again.'
    await dialog().getByRole('alert').getByText(words).waitFor()
    await app.pool.query('DROP TRIGGER late ON confirmation')
    expect(money((await dialog().textContent()) ?? '')).toContain('SEK 149.50 to Eva Berg')
    expect(await orders()).toBe(before)
  })

  test('is on the account once confirmed; back and forward pay nothing twice', async () => {
    const before = await orders()
    await confirmWith(demoPassword)
    await page.getByRole('heading', { name: 'Paid', exact: true }).waitFor()
    await expectNoViolations(page)
    await shoot(page, 'customer-payment-receipt')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Vardagskonto' }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { level: 1, name: 'Pay or transfer' }).waitFor()
    expect(await field('Amount').inputValue()).toBe('')
    expect(await dialog().count()).toBe(0)
    expect(await orders()).toBe(before + 1)
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Overview', exact: true })
      .click()
    const latest = page.getByRole('table', { name: 'Latest' }).locator('tbody tr').first()
    await expect
      .poll(async () => money((await latest.textContent()) ?? ''))
      .toMatch(/Eva Berg · Julklapp.*−SEK 149\.50/)
  })

  test('between own accounts, by keyboard alone', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Payments' }).click()
    await page.getByLabel('Own account', { exact: true }).first().focus()
    await page.keyboard.press('Space')
    await field('Own account').last().selectOption({ index: 1 })
    await field('Amount').fill('10')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Check before you pay' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Transferred' }).waitFor()
  })
})

describe('cards', () => {
  const card = () => page.getByRole('listitem', { name: 'Bankkort', exact: true })

  test('are blocked and unblocked with one’s own hand', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cards' }).click()
    await card().getByText('Active').waitFor()
    await expectNoViolations(page)
    await shoot(page, 'customer-cards-desk')
    await card().getByRole('button', { name: 'Block card' }).click()
    expect(await dialog().textContent()).toMatch(/Block Bankkort •••• \d{4}/)
    await confirmWith(demoPassword)
    await card().getByText('Blocked').waitFor()
    await card().getByRole('button', { name: 'Unblock card' }).click()
    await confirmWith(demoPassword)
    await card().getByText('Active').waitFor()
  })

  test('Escape leaves everything as it was, and focus where it was', async () => {
    await card().getByRole('button', { name: 'Block card' }).click()
    await dialog().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.slice(0, 40)))
      .toBe('Block card')
    await card().getByText('Active').waitFor()
  })
})

test('nothing went wrong on the way', () => {
  expectNoErrors([sara])
})
