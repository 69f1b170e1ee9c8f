import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPLAY_PORT } from '@/components/replay/port'
import { useBrowser } from '@/tests/support/browser'
import { bankPage, bankStyles } from '@/tests/support/cobrowse/bank-page'
import { openPair, type Pair, replayOf, shown, startLooking, until } from '@/tests/support/cobrowse/pair'
import { type CobrowseWorld, cobrowseWorld } from '@/tests/support/cobrowse/world'

const browser = useBrowser()
let world: CobrowseWorld

beforeAll(async () => {
  world = await cobrowseWorld({ '/bank': bankPage('Overview'), '/cards': bankPage('Cards') }, bankStyles)
})
afterAll(() => world?.close())

const looking = async (): Promise<Pair> => {
  const pair = await openPair(browser(), world, '/bank')
  await startLooking(pair)
  return pair
}

describe('what the advisor sees', () => {
  test('the page with its styles; what is not marked is covered; the frame asks nobody else for anything', async () => {
    const pair = await openPair(browser(), world, '/bank')
    const asked: string[] = []
    pair.advisor.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const replay = await startLooking(pair)
    expect(await replay.locator('h1').textContent()).toBe('Overview')
    expect(await replay.locator('button').nth(2).textContent()).toBe('•••••')
    const box = await replay
      .locator('button')
      .first()
      .evaluate((button) => button.getBoundingClientRect().width)
    expect(box).toBe(200)
    expect(new Set(asked)).toEqual(new Set(['/replay', '/replay.js', '/_next/static/chunks/bank.css']))
    await pair.close()
  })

  test('changes: text, typing, choosing, ticking, scrolling, added and removed parts, dark mode, window size', async () => {
    const { customer, advisor, close } = await looking()
    const replay = replayOf(advisor)
    await customer.locator('[data-test="balance"]').evaluate((p) => {
      p.textContent = '900,00 kr'
    })
    await until(async () => (await replay.locator('p').first().textContent()) === '900,00 kr', 'text')
    await customer.locator('[data-test="message"]').fill('Rent')
    await until(async () => (await replay.locator('input').first().inputValue()) === 'Rent', 'typing')
    await customer.locator('[data-test="account"]').selectOption('acc-2')
    const chosen = replay.locator('select').locator('option:checked')
    await until(async () => (await chosen.textContent()) === 'Salary', 'choosing')
    await customer.locator('[data-test="tick"]').check()
    await until(() => replay.locator('input[type="checkbox"]').isChecked(), 'ticking')
    await customer.locator('[data-test="place"]').evaluate((place) => {
      place.innerHTML = '<section data-share="tree"><h2>New part</h2></section>'
    })
    await until(async () => (await replay.locator('h2').textContent()) === 'New part', 'added')
    await customer.locator('[data-test="place"]').evaluate((place) => place.replaceChildren())
    await until(async () => (await replay.locator('h2').count()) === 0, 'removed')
    await customer.evaluate(() => document.documentElement.classList.add('dark'))
    const colour = () => replay.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    await until(async () => (await colour()) === 'rgb(14, 21, 19)', 'dark')
    await customer.evaluate(() => window.scrollTo(0, 300))
    await until(
      () =>
        replay
          .locator('body')
          .evaluate(() => window.scrollY === 300)
          .then((same) => same),
      'scroll',
    )
    await customer.setViewportSize({ width: 390, height: 844 })
    await until(() => replay.locator('body').evaluate(() => window.innerWidth === 390), 'size')
    expect(await replay.locator('input[type="password"]').inputValue()).toBe('')
    await close()
  })

  test('a mark that comes opens, a mark that goes covers, with a fresh snapshot', async () => {
    const { customer, advisor, close } = await looking()
    const hidden = customer.locator('[data-test="hidden"]')
    await hidden.evaluate((p) => p.setAttribute('data-share', 'text'))
    const seen = () => replayOf(advisor).locator('p').nth(1).textContent()
    await until(async () => (await seen()) === 'Owner: Sara', 'opened')
    await hidden.evaluate((p) => p.removeAttribute('data-share'))
    await until(async () => (await seen()) === '•••••', 'covered')
    await close()
  })
})

describe('it goes on, and it ends', () => {
  test('through another page of the netbank and a reload, without asking again', async () => {
    const { customer, advisor, close } = await looking()
    await customer.goto(`${world.url}/cards`)
    await customer.evaluate(() => window.customer.resume())
    await until(async () => (await replayOf(advisor).locator('h1').textContent()) === 'Cards', 'navigation')
    const before = await advisor.evaluate(() => window.advisor.out.length)
    await customer.reload()
    await customer.evaluate(() => window.customer.resume())
    await advisor.waitForFunction((count) => window.advisor.out.length > count, before)
    expect(await replayOf(advisor).locator('h1').textContent()).toBe('Cards')
    await close()
  })

  test('the advisor reloads and sees it again', async () => {
    const { advisor, close } = await looking()
    await advisor.reload()
    await advisor.evaluate(() => window.advisor.start())
    await shown(advisor)
    expect(await replayOf(advisor).locator('h1').textContent()).toBe('Overview')
    await close()
  })

  test.each(['customer', 'advisor'] as const)(
    'stopped by the %s: not one more byte of the page',
    async (who) => {
      const pair = await looking()
      await (who === 'customer'
        ? pair.customer.evaluate(() => window.customer.stop())
        : pair.advisor.evaluate(() => window.advisor.stop()))
      await pair.customer.waitForFunction(() => window.customer.consent === 'stopped')
      const before = await pair.customer.evaluate(() => window.customer.bytes)
      await pair.customer.locator('[data-test="message"]').fill('After the end')
      await pair.advisor.evaluate(() => window.advisor.hello())
      await pair.customer.waitForTimeout(400)
      expect(await pair.customer.evaluate(() => window.customer.bytes)).toBe(before)
      expect(await pair.advisor.evaluate(() => window.advisor.said.at(-1))).toMatchObject({ sharing: false })
      await pair.close()
    },
  )

  test('before Allow not one byte; asked, allowed, seen', async () => {
    const pair = await openPair(browser(), world, '/bank')
    await pair.advisor.evaluate(() => window.advisor.start())
    await pair.advisor.waitForFunction(() => window.advisor.said.length > 0)
    await pair.advisor.evaluate(() => window.advisor.ask())
    await pair.customer.waitForFunction(() => window.customer.consent === 'asked')
    expect(await pair.customer.evaluate(() => [window.customer.bytes, window.customer.shown.length])).toEqual(
      [0, 0],
    )
    expect(await pair.customer.evaluate(() => window.customer.allow())).toBe(true)
    await shown(pair.advisor)
    await pair.close()
  })

  test('a short gap resyncs, a long one needs a new Allow', async () => {
    const { customer, advisor, close } = await looking()
    await customer.evaluate(() => window.customer.gone())
    await customer.locator('[data-test="balance"]').evaluate((p) => {
      p.textContent = 'In the gap'
    })
    await advisor.evaluate(() => window.advisor.hello())
    await advisor.waitForTimeout(100)
    expect(await advisor.evaluate(() => window.advisor.said.at(-1))).toMatchObject({ sharing: true })
    await customer.evaluate(() => window.customer.back(59_000))
    await until(
      async () => (await replayOf(advisor).locator('p').first().textContent()) === 'In the gap',
      'resync',
    )
    await customer.evaluate(() => window.customer.gone())
    await customer.evaluate(() => window.customer.back(61_000))
    expect(await customer.evaluate(() => window.customer.consent)).toBe('none')
    await close()
  })
})

describe('A53: the door of the replay frame', () => {
  test('a port from a page of another origin is not taken, and the door stays open for the right one', async () => {
    const context = await browser().newContext()
    const foreign = await context.newPage()
    await foreign.goto(`${world.url.replace('127.0.0.1', 'localhost')}/bank`)
    const [frame] = await Promise.all([
      context.waitForEvent('page'),
      foreign.evaluate(
        (url) => void Object.assign(window, { opened: window.open(url) }),
        `${world.url}/replay`,
      ),
    ])
    await frame.waitForLoadState()
    const heard = frame.evaluate(
      () => new Promise<string>((told) => window.addEventListener('message', (event) => told(event.origin))),
    )
    await frame.evaluate(() => null)
    await foreign.evaluate((word) => {
      const { opened } = window as unknown as { opened: Window }
      opened.postMessage(word, '*', [new MessageChannel().port2])
    }, REPLAY_PORT)
    expect(await heard).toContain('//localhost:')
    const answer = frame.evaluate(
      (word) =>
        new Promise((told) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = ({ data }) => told(data)
          window.postMessage(word, location.origin, [port2])
          port1.postMessage({ type: 'pointing', on: true })
          setInterval(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })), 20)
        }),
      REPLAY_PORT,
    )
    expect(await answer).toEqual({ type: 'escape' })
    await context.close()
  })

  test('a second port, a wrong word and a wrong schema change nothing', async () => {
    const { customer, advisor, close } = await looking()
    await advisor.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow
      const ends = new MessageChannel()
      frame?.postMessage('radrum-replay-port', location.origin, [ends.port2])
      ends.port1.postMessage({ type: 'events', snapshot: true, events: [] })
      for (const word of ['', 'port', { type: 'radrum-replay-port' }, null, 7]) frame?.postMessage(word, '*')
    })
    await customer.locator('[data-test="balance"]').evaluate((p) => {
      p.textContent = 'Still here'
    })
    await until(
      async () => (await replayOf(advisor).locator('p').first().textContent()) === 'Still here',
      'alive',
    )
    await close()
  })
})
