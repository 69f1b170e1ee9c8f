import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '@/lib/access/demo-people'
import type { TestApp } from '../support/app'
import { useBrowser, type Visitor, visit } from '../support/browser'
import { getAsRouter, signInByHttp } from '../support/http'
import { plainApp } from '../support/plain-app'
import { sharedOn } from '../support/shared-text'

const browser = useBrowser()
let app: TestApp
let customer: Visitor
let advisor: Visitor
let http: APIRequestContext
let own: string
let foreign: string

beforeAll(async () => {
  app = await plainApp()
  customer = await visit(browser(), app, 'customer@demo.example')
  advisor = await visit(browser(), app, 'advisor@demo.example', { at: null })
  http = customer.context.request
  const accountOf = async (email: string) => {
    const { rows } = await app.pool.query<{ id: string }>(
      `SELECT a.id FROM ledger_account a JOIN person p ON p.id = a.owner_id WHERE p.email = $1 AND a.kind = 'salary'`,
      [email],
    )
    return rows[0]?.id ?? ''
  }
  own = await accountOf('customer@demo.example')
  foreign = await accountOf('customer2@demo.example')
})
afterAll(async () => {
  await customer?.close()
  await advisor?.close()
  await app?.stop()
})

describe('A01 another customer’s account', () => {
  test.each(['', '/statement', '?q=a', '/statement?q=a'])(
    'GET /customer/accounts/<theirs>%s is 404',
    async (rest) => {
      const response = await http.get(`/customer/accounts/${foreign}${rest}`)
      expect(response.status()).toBe(404)
      expect(await response.text()).not.toMatch(/Studentstaden|Uppsala Kommun/)
    },
  )

  test.each(['x', '..%2F..', '00000000-0000-0000-0000-000000000000', "1'%20OR%20'1'='1", '%00'])(
    'GET /customer/accounts/%s is refused without a fault',
    async (id) => {
      for (const rest of ['', '/statement']) {
        const status = (await http.get(`/customer/accounts/${id}${rest}`)).status()
        expect([400, 404]).toContain(status)
      }
    },
  )
})

describe('A04 A12 other roles', () => {
  test.each(['', '/payments', '/cards'])(
    'an advisor on /customer%s is sent home and reads nothing',
    async (at) => {
      const response = await advisor.context.request.get(`/customer${at}`, { maxRedirects: 0 })
      expect(response.status()).toBe(307)
      expect(response.headers().location).toBe('/advisor')
    },
  )

  test('nobody without a sign-in gets a statement', async () => {
    const stranger = await visit(browser(), app)
    const response = await stranger.context.request.get(`/customer/accounts/${own}/statement`, {
      maxRedirects: 0,
    })
    expect(response.status()).toBe(307)
    expect(response.headers().location).toMatch(/^\/sign-in/)
    await stranger.close()
  })

  test('A08 nor by asking for the page’s data alone', async () => {
    const read = async (email: string) => {
      const caller = await signInByHttp(app, email)
      // looked for: on some days none of the newest fifty lines is one
      return (await getAsRouter(caller, `/customer/accounts/${own}?q=matboden`, { RSC: '1' })).text()
    }
    expect(await read('advisor@demo.example')).not.toMatch(/Matboden|Vardagskonto/)
    expect(await read('customer2@demo.example')).not.toMatch(/Matboden|Vardagskonto/)
    expect(await read('customer@demo.example')).toMatch(/Vardagskonto.*Matboden/s)
  })
})

describe('A42 A54 A57 whatever is in the query', () => {
  test.each([
    `q=${encodeURIComponent("'; DROP TABLE entry; --")}`,
    'q=%25%5C_%00',
    `q=${'x'.repeat(5_000)}`,
    'from=9999-12-31&to=0000-00-00',
    'from=2026-02-30&to=%E2%88%9E',
    'min=NaN&max=1e309',
    'min=-1&max=99999999999999999999999999',
    'dir=in&dir=out&dir=__proto__',
    '__proto__[q]=x&constructor.prototype.q=y',
    'before=2026-01-01_99999999999999999999',
    'before=2026-01-01_1;select',
  ])('?%s is answered in words', async (query) => {
    for (const at of ['', '/statement']) {
      const response = await http.get(`/customer/accounts/${own}${at}?${query}`)
      expect(response.status(), at).toBe(200)
    }
  })

  test('nothing was dropped', async () => {
    const { rows } = await app.pool.query<{ lines: number }>('SELECT count(*)::int AS lines FROM entry')
    expect(rows[0]?.lines).toBeGreaterThan(5_000)
  })
})

describe('A44 A45 the statement as a file', () => {
  test('has one name, made of our own words, and is not kept by anybody on the way', async () => {
    const response = await http.get(
      `/customer/accounts/${own}/statement?q=${encodeURIComponent('a\r\nX-Evil: 1')}`,
    )
    expect(response.headers()).not.toHaveProperty('x-evil')
    expect(response.headers()['content-disposition']).toMatch(
      /^attachment; filename="salary-\d{4}-[\d-]+\.csv"; /,
    )
    expect(response.headers()['cache-control']).toContain('no-store')
    expect(response.headers()['content-type']).toBe('text/csv; charset=utf-8')
  })

  test('a payee who is called =cmd is a text in it', async () => {
    await app.pool.query(`
      WITH posted AS (
        INSERT INTO journal (kind, booked_on, posted_at) VALUES ('payment', current_date, now()) RETURNING id, booked_on)
      INSERT INTO entry (journal_id, account_id, amount, currency, booked_on, text)
      SELECT posted.id, side.account, side.amount, 'SEK', posted.booked_on, '=cmd|''/c calc''!A1'
      FROM posted, (VALUES ('${own}'::uuid, -100), ((SELECT id FROM ledger_account WHERE kind = 'outside'), 100))
        AS side(account, amount)`)
    const text = await (await http.get(`/customer/accounts/${own}/statement?q=cmd`)).text()
    expect(text).toContain(`"'=cmd|'/c calc'!A1"`)
  })
})

describe('A35 reading changes nothing', () => {
  test('no page writes money, cards, confirmations or events', async () => {
    const state = async () => {
      const { rows } = await app.pool.query<{ state: string }>(`
        SELECT (SELECT count(*) FROM entry) || ' ' || (SELECT count(*) FROM confirmation) || ' ' ||
          (SELECT count(*) FROM contact_event) || ' ' || (SELECT sum(version) FROM card) || ' ' ||
          (SELECT count(*) FROM pay_limit) || ' ' || (SELECT count(*) FROM payee) AS state`)
      return rows[0]?.state
    }
    const before = await state()
    for (const at of ['', '/payments', '/cards', `/accounts/${own}`, `/accounts/${own}/statement`])
      expect((await http.get(`/customer${at}`)).status()).toBe(200)
    expect(await state()).toBe(before)
  })
})

describe('A06 A12 the payment itself, sent by hand', () => {
  type Form = { draft: Record<string, unknown>; key: string; confirmation: string } & Record<string, unknown>
  let request: Request
  let form: Form

  beforeAll(async () => {
    const { page } = customer
    const sent = page.waitForRequest((one) => one.postData()?.includes('"confirmation"') ?? false)
    await page.goto('/customer/payments')
    await page.getByLabel('New payee').check()
    await page.getByLabel('Name of payee').fill('Kiosk')
    await page.getByLabel('Account number or bankgiro').fill('5050-1055')
    await page.getByRole('main').getByLabel('Amount', { exact: true }).fill('1')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Confirm' })
    await dialog.getByLabel('Password', { exact: true }).fill(demoPassword)
    await dialog.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('heading', { name: 'Paid', exact: true }).waitFor()
    request = await sent
    form = (JSON.parse(request.postData() ?? '[]') as [Form])[0]
  })

  const orders = async () => {
    const { rows } = await app.pool.query<{ orders: number }>(
      'SELECT count(*)::int AS orders FROM journal WHERE ordered_by IS NOT NULL',
    )
    return rows[0]?.orders
  }

  async function send(change: Partial<Form>, as: Visitor = customer): Promise<string> {
    const headers = request.headers()
    const response = await as.context.request.post('/customer/payments', {
      headers: {
        'next-action': headers['next-action'] ?? '',
        'content-type': headers['content-type'] ?? '',
        accept: headers.accept ?? '',
        origin: app.url,
      },
      data: JSON.stringify([{ ...form, ...change }]),
      maxRedirects: 0,
    })
    expect(response.status()).toBeLessThan(500)
    const text = await response.text()
    return /"ok":true/.test(text) ? 'ok' : (/"reason":"([a-z_]+)/.exec(text)?.[1] ?? `${response.status()}`)
  }

  test('again, ten times: the first answer, and the money has moved once', async () => {
    const before = await orders()
    expect(await Promise.all(Array.from({ length: 10 }, () => send({})))).toEqual(Array(10).fill('ok'))
    expect(await orders()).toBe(before)
  })

  test.each<[string, () => Partial<Form>, string]>([
    ['another amount in the same form', () => ({ draft: { ...form.draft, amount: '2' } }), 'key_reused'],
    ['another form with the old confirmation', () => ({ key: randomUUID() }), 'confirmation_other'],
    [
      'no such confirmation',
      () => ({ key: randomUUID(), confirmation: randomUUID() }),
      'confirmation_missing',
    ],
    [
      'somebody else’s account',
      () => ({ draft: { ...form.draft, from: foreign }, key: randomUUID() }),
      'not_found',
    ],
    ['A06 a field more', () => ({ status: 'paid' }), 'bad_input'],
    ['A06 a field more in the form', () => ({ draft: { ...form.draft, customerId: foreign } }), 'bad_input'],
    [
      'A55 a megabyte of message',
      () => ({ draft: { ...form.draft, message: 'x'.repeat(900_000) } }),
      'bad_input',
    ],
    [
      'A57 an amount that is none',
      () => ({ draft: { ...form.draft, amount: 'NaN' }, key: randomUUID() }),
      'amount_invalid',
    ],
    ['no confirmation at all', () => ({ confirmation: undefined }), 'bad_input'],
  ])('%s is refused', async (_what, change, reason) => {
    const before = await orders()
    expect(await send(change())).toBe(reason)
    expect(await orders()).toBe(before)
  })

  test('A04 by an advisor it is not allowed', async () => {
    expect(await send({ key: randomUUID() }, advisor)).toBe('not_allowed')
  })

  test('by nobody it is not even looked at', async () => {
    const stranger = await visit(browser(), app)
    expect(await send({ key: randomUUID() }, stranger)).toMatch(/^(signed_out|30\d)$/)
    await stranger.close()
  })
})

describe('whoever looks along', () => {
  test('reads balances and transactions, of numbers the last four digits', async () => {
    const { page } = customer
    // on some days none of the newest fifty lines is one
    await page.goto(`/customer/accounts/${own}?q=matboden`)
    await page.getByRole('heading', { level: 1, name: 'Vardagskonto' }).waitFor()
    const number = await page
      .getByText(/^SE\d\d /)
      .locator('..')
      .textContent()
    const seen = await sharedOn(page)
    expect(seen).toMatch(/Vardagskonto.*Balance.*SEK [\d,]+\.\d\d.*Matboden.*−SEK [\d,]+\.\d\d/s)
    expect(seen).toContain(number?.slice(-4))
    expect(seen).not.toMatch(/SE\d\d|\d{4} \d{4}/)
  })

  test('reads what is paid to whom, never who was typed in, nor the password', async () => {
    const { page } = customer
    const form = page.getByRole('main')
    const dialog = page.getByRole('dialog', { name: 'Confirm' })
    await page.goto('/customer/payments')
    await page.getByLabel('New payee').check()
    await form.getByLabel('Name of payee', { exact: true }).fill('Hemlige Herman')
    await form.getByLabel('Account number or bankgiro', { exact: true }).fill('5810-0132')
    await form.getByLabel('Amount', { exact: true }).fill('12,34')
    await form.getByLabel('Message', { exact: true }).fill('Tyst nu')
    const typed = await sharedOn(page)
    expect(typed).toContain('12,34')
    expect(typed).not.toMatch(/Herman|5810|0132|Tyst/)
    await form.getByRole('button', { name: 'Continue', exact: true }).click()
    await form.getByRole('button', { name: 'Pay', exact: true }).click()
    await dialog.getByLabel('Password', { exact: true }).fill('radrum-canary')
    const asked = await sharedOn(page)
    expect(asked).toContain('SEK 12.34 to Hemlige Herman')
    expect(asked).not.toMatch(/radrum-canary|5810|Tyst/)
    expect(await dialog.locator('[data-secret] input[type=password]').count()).toBe(1)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
})
