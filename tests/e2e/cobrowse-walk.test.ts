import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REPLAY_READY } from '@/components/replay/port'
import { replayPolicy } from '@/lib/cobrowse/replay-page'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import { connect, evaAndSara, hangUp, latestMeeting, meeting } from '@/tests/support/call'
import { until } from '@/tests/support/cobrowse/pair'
import { pressByKey } from '@/tests/support/keyboard'

const browser = useOwnBrowser()
let app: TestApp
let eva: Visitor
let sara: Visitor

beforeAll(async () => {
  app = await startApp()
  ;({ eva, sara } = await evaAndSara(browser(), app))
  await connect(sara.page, eva.page)
  await eva.page.waitForURL('**/advisor/meeting/*')
})
afterAll(() => app?.stop())

const askButton = () => eva.page.getByRole('button', { name: 'Ask to look along' })
const question = () => sara.page.getByRole('alertdialog', { name: 'Let your advisor look along?' })
const banner = () => sara.page.getByRole('region', { name: 'Shared with your advisor' })
const netbank = () => eva.page.getByRole('region', { name: "Customer's netbank" })
const replay = (): FrameLocator => netbank().frameLocator('iframe').frameLocator('.stage:not(.coming) iframe')
const heading = () => replay().getByRole('heading', { level: 1 }).textContent()

const titles = { Overview: 'Overview', Payments: 'Pay or transfer', Cards: 'Cards' } as const

async function goTo(page: Page, name: keyof typeof titles): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: titles[name] }).waitFor()
}

/** All that is in the advisor's frames, markup and all. */
async function everything(): Promise<string> {
  const [, ...inner] = eva.page.frames()
  return (await Promise.all(inner.map((frame) => frame.content()))).join('\n')
}

async function audited(): Promise<string[]> {
  const { id } = await latestMeeting(app)
  const { rows } = await app.pool.query<{ type: string }>(
    `SELECT type FROM audit_event WHERE data->>'meetingId' = $1 AND type LIKE 'sharing%' ORDER BY id`,
    [id],
  )
  return rows.map(({ type }) => type)
}

/** Stops the page's clock, so that on a busy machine, too, the first moments are the first moments. */
async function holdClock(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const now = Date.now()
    Object.assign(window, { realNow: Date.now })
    Date.now = () => now
  })
  return () =>
    page.evaluate(() => {
      Date.now = (window as unknown as { realNow: () => number }).realNow
    })
}

it('the frame is there for advisors only, under a policy of its own', async () => {
  const answer = await eva.context.request.get('/replay')
  const nonce = / nonce="([\w+/=]{20,})"/.exec(await answer.text())?.[1] ?? ''
  expect(answer.headers()['content-security-policy']).toBe(replayPolicy(nonce))
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect((await sara.context.request.get('/replay')).status()).toBe(404)
  expect((await fetch(`${app.url}/replay`)).status).toBe(404)
})

describe('the question', () => {
  it('A66: Not now has the focus, and the first moments count for nothing', async () => {
    const goOn = await holdClock(sara.page)
    await pressByKey(eva.page, askButton())
    await question().waitFor()
    const notNow = question().getByRole('button', { name: 'Not now' })
    expect(await notNow.evaluate((button) => button === document.activeElement)).toBe(true)
    await question().getByRole('button', { name: 'Allow' }).click()
    await sara.page.keyboard.press('Enter')
    await sara.page.waitForTimeout(500)
    expect(await question().isVisible()).toBe(true)
    expect(await audited()).toEqual([])
    await goOn()
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'cobrowse-question')
    await shoot(eva.page, 'cobrowse-asked')
  })

  it('A65: a click that no hand made counts for nothing', async () => {
    await sara.page.waitForTimeout(800)
    await question()
      .getByRole('button', { name: 'Allow' })
      .evaluate((button: HTMLElement) => button.click())
    await sara.page.waitForTimeout(200)
    expect(await question().isVisible()).toBe(true)
    expect(await audited()).toEqual([])
  })

  it('is taken back by the advisor, and comes again', async () => {
    await eva.page.getByRole('button', { name: 'Take the question back' }).click()
    await question().waitFor({ state: 'detached' })
    await askButton().click()
    await question().waitFor()
    await sara.page.waitForTimeout(800)
  })

  it('Allow, by key: written down, framed and hatched here, seen there', async () => {
    await pressByKey(sara.page, question().getByRole('button', { name: 'Allow' }))
    await netbank().waitFor()
    expect(await audited()).toEqual(['sharing_allowed'])
    await banner().getByText('Eva sees this page').waitFor()
    const shownThere = await sara.page.getByRole('heading', { level: 1 }).textContent()
    await until(async () => (await heading()) === shownThere, 'the first page')
    await expectNoViolations(sara.page)
    await expectNoViolations(eva.page)
    await shoot(sara.page, 'cobrowse-shared')
    await shoot(eva.page, 'cobrowse-looking')
  })
})

describe('looking along', () => {
  it('follows three pages of the netbank and a reload, without asking again', async () => {
    for (const name of ['Payments', 'Cards', 'Overview'] as const) {
      await goTo(sara.page, name)
      await until(async () => (await heading()) === titles[name], name)
    }
    await goTo(sara.page, 'Cards')
    await sara.page.reload()
    await banner().waitFor()
    await until(async () => (await heading()) === 'Cards', 'the page after the reload')
    await shoot(eva.page, 'cobrowse-cards')
    expect(await audited()).toEqual(['sharing_allowed'])
  })

  it('A62: the balance is seen; account number, message, password and what bears no mark are not', async () => {
    const { page } = sara
    await goTo(page, 'Payments')
    await page.getByLabel('Message', { exact: true }).fill('Canary-1')
    await page.locator('main').evaluate((main) => {
      const secret = Object.assign(document.createElement('input'), { type: 'password', value: 'Canary-2' })
      const words = Object.assign(document.createElement('p'), { textContent: 'Canary-3' })
      main.append(secret, words)
      Object.assign(window, { planted: [secret, words] })
    })
    await page.getByLabel('Amount', { exact: true }).fill('12,34')
    const typed = () =>
      replay()
        .locator('input')
        .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))
    await until(async () => (await typed()).includes('12,34'), 'the amount')
    expect((await typed()).join()).not.toContain('Canary')
    expect(await everything()).not.toContain('Canary')

    // main stays where it is from page to page, and what was planted with it
    await page.evaluate(() => {
      for (const one of (window as unknown as { planted: Element[] }).planted) one.remove()
    })

    await goTo(page, 'Overview')
    await page.getByRole('main').getByRole('link', { name: 'Vardagskonto', exact: true }).click()
    await page.waitForURL('**/customer/accounts/*')
    await until(async () => (await heading()) === 'Vardagskonto', 'the account')
    const { rows } = await app.pool.query<{ number: string }>(
      `SELECT a.number FROM ledger_account a JOIN person p ON p.id = a.owner_id
        WHERE p.email = 'customer@demo.example' AND a.name = 'Vardagskonto'`,
    )
    const number = rows[0]?.number ?? ''
    const plain = (text: string) => text.replace(/\s/g, '')
    const balance = plain((await page.locator('main .text-figure').textContent()) ?? '')
    expect(plain((await page.locator('main').textContent()) ?? '')).toContain(number)
    const seen = plain((await replay().locator('main').textContent()) ?? '')
    expect(balance).toMatch(/^SEK[\d,.]+$/)
    expect(seen).toContain(balance)
    expect(seen).toContain(number.slice(-4))
    expect(plain(await everything())).not.toContain(number.slice(0, -4))
    await goTo(page, 'Cards')
    await until(async () => (await heading()) === 'Cards', 'back at the cards')
  })

  it('A53: a word from another origin, or from another window, takes nothing away from the replay', async () => {
    await eva.page.evaluate((word) => {
      const frame = document.querySelector('iframe')?.contentWindow
      const forged = { data: word, source: frame, origin: 'https://evil.example' }
      window.dispatchEvent(new MessageEvent('message', forged))
      window.dispatchEvent(new MessageEvent('message', { ...forged, origin: 'null' }))
      window.dispatchEvent(
        new MessageEvent('message', { data: word, source: window, origin: location.origin }),
      )
      window.postMessage(word, '*')
    }, REPLAY_READY)
    await goTo(sara.page, 'Payments')
    await until(async () => (await heading()) === titles.Payments, 'the replay goes on')
    await goTo(sara.page, 'Cards')
    await until(async () => (await heading()) === 'Cards', 'and on')
  })

  it('Point: the same element on the customer’s page', async () => {
    await pressByKey(eva.page, eva.page.getByRole('button', { name: 'Point', exact: true }))
    const link = replay().getByRole('link', { name: 'Payments' }).first()
    const box = await link.boundingBox()
    if (!box) throw new Error('the link is not in the replay')
    const pointer = sara.page.locator('[data-pointer]')
    await until(async () => {
      await eva.page.mouse.move(box.x + box.width / 2 - 2, box.y + box.height / 2)
      await eva.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      return pointer.isVisible()
    }, 'the arrow is on the page')
    const there = await sara.page.getByRole('link', { name: 'Payments' }).first().boundingBox()
    await until(async () => {
      const arrow = await pointer.boundingBox()
      if (!arrow || !there) return false
      const inside = (at: number, from: number, length: number) => at >= from - 2 && at <= from + length + 2
      return inside(arrow.x, there.x, there.width) && inside(arrow.y, there.y, there.height)
    }, 'the arrow is on the link')
    await sara.page
      .getByText(/Eva points at/)
      .first()
      .waitFor({ state: 'attached' })
    await shoot(sara.page, 'cobrowse-pointed')
    await pressByKey(eva.page, eva.page.getByRole('button', { name: 'Point', exact: true }), 'Space')
    await pointer.waitFor({ state: 'detached' })
  })

  it('the advisor walks to another page and back: the banner says what is so', async () => {
    const there = eva.page.url()
    await eva.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar' }).click()
    await eva.page.waitForURL('**/advisor/calendar')
    await banner().getByText('Eva can see this page, and looks at another one right now').waitFor()
    await expectNoViolations(sara.page)
    await shoot(sara.page, 'cobrowse-elsewhere')
    await meeting(eva.page).getByRole('link', { name: 'Open meeting' }).click()
    await eva.page.waitForURL(there)
    await banner().getByText('Eva sees this page').waitFor()
    await until(async () => (await heading()) === 'Cards', 'back at the replay')
  })

  it('the advisor leaves the page and comes back to it', async () => {
    await eva.page.reload()
    await netbank().waitFor()
    await until(async () => (await heading()) === 'Cards', 'after the advisor’s reload')
  })

  it('the customer stops: gone over there, written down, and the banner with it', async () => {
    await pressByKey(sara.page, banner().getByRole('button', { name: 'Stop sharing' }), 'Space')
    await banner().waitFor({ state: 'detached' })
    await netbank().waitFor({ state: 'detached' })
    await eva.page.getByText('Sara has stopped sharing.').waitFor()
    await expect.poll(audited).toEqual(['sharing_allowed', 'sharing_ended'])
  })

  it('the customer offers, the advisor ends it', async () => {
    await pressByKey(sara.page, sara.page.getByRole('button', { name: 'Share this page with advisor' }))
    await netbank().waitFor()
    await until(async () => (await heading()) === 'Cards', 'offered')
    await eva.page.getByRole('button', { name: 'Stop looking' }).click()
    await banner().waitFor({ state: 'detached' })
    await eva.page.getByText('You have stopped looking.').waitFor()
  })

  it('Not now: two minutes of peace, also after a reload', async () => {
    await askButton().click()
    await question().waitFor()
    await sara.page.waitForTimeout(800)
    await question().getByRole('button', { name: 'Not now' }).click()
    await eva.page.getByText(/You can ask again at/).waitFor()
    expect(await askButton().getAttribute('aria-disabled')).toBe('true')
    await sara.page.reload()
    await eva.page.reload()
    await eva.page.getByText(/You can ask again at/).waitFor()
    for (const { page } of [sara, eva]) await page.getByText('Connected').first().waitFor()
    expect(await eva.page.getByText(/You can ask again at/).isVisible()).toBe(true)
    expect(await askButton().getAttribute('aria-disabled')).toBe('true')
    expect(await question().count()).toBe(0)
    expect((await audited()).at(-1)).toBe('sharing_refused')
  })

  it('hanging up ends it', async () => {
    await sara.page.getByRole('button', { name: 'Share this page with advisor' }).click()
    await netbank().waitFor()
    await hangUp(sara.page)
    await banner().waitFor({ state: 'detached' })
    await expect.poll(async () => (await audited()).at(-1)).toBe('sharing_ended')
    const { rows } = await app.pool.query('SELECT 1 FROM sharing WHERE ended_at IS NULL')
    expect(rows).toEqual([])
  })
})

it('the whole walk said nothing wrong to the console', () => {
  expectNoErrors([sara, eva])
})
