import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureOf } from '@/lib/server/channel-delivery'
import type { TestApp } from '../support/app'
import {
  expectNoErrors,
  expectNoViolations,
  notFound,
  phone,
  shoot,
  useBrowser,
  type Visitor,
  visit,
} from '../support/browser'
import { type Caller, callerWith, signInByHttp } from '../support/http'
import { pressByKey } from '../support/keyboard'
import { alert, beginByHttp, field, look, main, opened, send, written } from '../support/message-page'
import { channelSecret, plainApp } from '../support/plain-app'
import { ask, asked, sentTo } from '../support/question-page'

const browser = useBrowser()
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

describe('what staff do about a question', () => {
  test('they note what was said on the phone, by keyboard', async () => {
    const { page } = eva
    const about = `Move-in day, ${++tries}`
    await thread('customer', `Moving, ${tries}`)
    await ask(page, 'When do you move in?', about)
    const line = asked(page, about)
    await pressByKey(page, line.getByRole('button', { name: 'Note an answer' }))
    const dialog = page.getByRole('dialog', { name: 'What did the customer answer?' })
    await expectNoViolations(page)
    await dialog.getByRole('button', { name: 'Save answer' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Write what the customer said.' }).waitFor()
    await dialog.getByLabel('The answer').fill('On 1 February')
    await shoot(page, 'question-note')
    await pressByKey(page, dialog.getByRole('button', { name: 'Save answer' }))
    await dialog.waitFor({ state: 'detached' })
    await line.filter({ hasText: /Answered .* by phone, noted by Eva Lind\./ }).waitFor()
    await written(page, 'On 1 February').getByText('by phone, noted by Eva Lind').waitFor()
  })

  test('they withdraw it: it is gone from the customer’s overview by itself, and may be asked anew', async () => {
    const { page } = eva
    const about = `Insurance, ${++tries}`
    await thread('customer', `Insurance, ${tries}`)
    await ask(page, 'Is the flat insured?', about)
    await sara.page.goto('/customer')
    await overview(sara).getByText('Is the flat insured?').waitFor()
    await asked(page, about).getByRole('button', { name: 'Withdraw question' }).click()
    await asked(page, about)
      .filter({ hasText: /Withdrawn / })
      .waitFor()
    await overview(sara).waitFor({ state: 'detached' })
    await ask(page, 'Is the flat insured, and where?', about)
    await overview(sara).getByText('Is the flat insured, and where?').waitFor()
    await asked(page, about).first().getByRole('button', { name: 'Withdraw question' }).click()
    await overview(sara).waitFor({ state: 'detached' })
  })
})

describe('how somebody is reached', () => {
  test('Sara chooses letters alone, and the next question goes out so; a file alone asks nothing', async () => {
    const { page } = sara
    await page.goto('/customer/messages')
    const region = page.getByRole('region', { name: 'How we reach you' })
    for (const name of ['SMS', 'E-mail']) await region.getByRole('checkbox', { name }).uncheck()
    await region.getByRole('checkbox', { name: /^Letter by post/ }).check()
    await region.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. From now on we ask you this way.').waitFor()
    await look(page, 'question-reach')
    const about = `Garage, ${++tries}`
    await thread('customer', `Garage, ${tries}`)
    await main(eva.page).getByRole('checkbox', { name: 'Ask and wait for the answer' }).check()
    await main(eva.page).getByText('The customer is told by letter that the bank asks').waitFor()
    await main(eva.page).getByRole('textbox', { name: 'What do you ask about?' }).fill('?')
    await field(eva.page).fill('Is there a garage?')
    await send(eva.page).click()
    await alert(eva.page, 'Say in a few words what you ask about.').waitFor()
    await main(eva.page).getByRole('textbox', { name: 'What do you ask about?' }).fill(about)
    await send(eva.page).click()
    await asked(eva.page, about)
      .filter({ hasText: /by letter\. Not answered yet\./ })
      .waitFor()
    const letter = await sentTo(demo.page, app, 'letter', 'Hälsingegatan 14')
    expect(await letter.textContent()).toContain('Is there a garage?')
    await page.goto('/customer/history')
    await main(page).getByText('Wants questions by: Letter', { exact: true }).waitFor()
  })
})

describe('on a phone, in Swedish and in the dark', () => {
  test('asked, reached, answered', async () => {
    const kerstin = await signInByHttp(app, 'advisor3@demo.example')
    const threadId = await beginByHttp(kerstin, ids.customer3 ?? '', `Pension ${++tries}`, 'Hej')
    const body = {
      threadId,
      seen: 0,
      key: crypto.randomUUID(),
      text: 'När vill du gå i pension?',
      attachments: [],
    }
    const about = `Pensionsålder ${tries}`
    expect(await kerstin.act('askQuestion', { ...body, about })).toMatchObject({ ok: true })
    const options = { viewport: phone, locale: 'sv-SE', colorScheme: 'dark' as const }
    const { page, context, errors, close } = await visit(browser(), app, 'customer3@demo.example', options)
    await context.addCookies([{ name: 'locale', value: 'sv', url: app.url }])
    await page.goto('/customer')
    const region = main(page).getByRole('region', { name: 'Banken frågar dig' })
    await region.getByText('När vill du gå i pension?').waitFor()
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await sideways()).toBeLessThanOrEqual(0)
    await expectNoViolations(page)
    await shoot(page, 'phone-question-overview')
    await region.getByRole('link', { name: new RegExp(`Svara.*${about}`) }).click()
    await page.getByRole('heading', { level: 2, name: 'Banken frågar dig' }).waitFor()
    const box = main(page).getByRole('textbox', { name: 'Ditt meddelande' })
    expect(
      await main(page)
        .getByRole('radio', { name: `är svar på ”${about}”` })
        .isChecked(),
    ).toBe(true)
    expect(await sideways()).toBeLessThanOrEqual(0)
    await expectNoViolations(page)
    await shoot(page, 'phone-question-answering')
    await box.fill('Vid 64')
    await main(page).getByRole('button', { name: 'Skicka', exact: true }).click()
    await page.getByText('Ditt svar är skickat. Tack.').waitFor()
    await page.goto('/customer/messages')
    await main(page)
      .getByText(new RegExp(`Tack\\. Ditt svar om ”${about}” kom i internetbanken`))
      .waitFor()
    await main(page).getByRole('region', { name: 'Så når vi dig' }).waitFor()
    await expectNoViolations(page)
    expect(await sideways()).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-question-messages')
    expectNoErrors([{ errors }])
    await close()
  })
})

describe('the gateways’ door', () => {
  const knock = async (path: string, body: string, headers: Record<string, string> = {}) =>
    (
      await fetch(`${app.url}/api/channels/${path}`, {
        ...{ method: 'POST', body },
        headers: {
          'content-type': 'application/json',
          'x-radrum-signature': signatureOf(body, channelSecret),
          ...headers,
        },
      })
    ).status
  const delivery = (change: object = {}) =>
    JSON.stringify({
      channel: 'sms',
      id: crypto.randomUUID(),
      from: '+46705559999',
      text: 'Hello',
      ...change,
    })

  test('A27, A33: takes what is signed, from anywhere and under any name; nothing else', async () => {
    const body = delivery()
    expect(await knock('sms', body)).toBe(200)
    expect(await knock('sms', body)).toBe(200)
    expect(await knock('sms', body, { origin: 'https://evil.example' })).toBe(200)
    expect(await knock('sms', body, { 'x-radrum-signature': 'sha256=x' })).toBe(401)
    expect(await knock('mail', body)).toBe(400)
    for (const path of ['letter', 'nowhere']) expect(await knock(path, body), path).toBe(403)
    const { rows } = await app.pool.query(
      `SELECT count(*)::int AS n FROM reply WHERE sender = '+46705559999'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    expect((await fetch(`${app.url}/api/channels/sms`)).status).toBe(405)
  })

  test('what belongs nowhere is answered by the same channel', async () => {
    const told = await sentTo(demo.page, app, 'sms', '+46705559999')
    expect(await told.textContent()).toContain('Write the code from our message first')
    expect(await told.getByRole('button', { name: 'Reply' }).count()).toBe(0)
  })

  test('A36: nobody replies in the demo from another site, nor to what asks nothing', async () => {
    const { rows } = await app.pool.query(`SELECT id FROM mail WHERE template = 'reply_unknown' LIMIT 1`)
    const input = { mailId: rows[0].id, key: crypto.randomUUID(), text: 'x' }
    const nobody = callerWith(app, '')
    expect(await nobody.act('replyInDemo', input)).toEqual({ ok: false, reason: 'not_found' })
    expect(await nobody.act('replyInDemo', input, { origin: 'https://evil.example' })).toEqual({
      status: 403,
    })
  })
})

test('nothing was left behind in any console', () => {
  expectNoErrors([sara, eva, demo], notFound)
})
