import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cut } from '@/lib/cobrowse/frame'
import { desk, phone, useBrowser } from '@/tests/support/browser'
import { bankPage, bankStyles } from '@/tests/support/cobrowse/bank-page'
import { openPair, replayOf, startLooking } from '@/tests/support/cobrowse/pair'
import { type CobrowseWorld, cobrowseWorld } from '@/tests/support/cobrowse/world'

const browser = useBrowser()
let world: CobrowseWorld

beforeAll(async () => {
  world = await cobrowseWorld({ '/bank': bankPage('Overview') }, bankStyles)
})
afterAll(() => world?.close())

/** Moves the advisor's mouse to the middle of a button as it stands in the replay. */
async function pointAtButton(advisor: Page, at: number): Promise<void> {
  const box = await replayOf(advisor).locator('button').nth(at).boundingBox()
  if (!box) throw new Error('the button is not in the replay')
  await advisor.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 })
}

const pointedAt = (customer: Page) =>
  customer.evaluate(() => {
    const { pointed } = window.customer
    const { x = -1, y = -1 } = pointed?.spot ?? {}
    return { at: pointed?.element.getAttribute('data-test') ?? null, x, y }
  })

describe('the same element, whatever the two windows', () => {
  test.each([
    ['desk to desk', desk, desk],
    ['desk to phone', desk, phone],
    ['phone to desk', phone, desk],
    ['a small window to a wide one', { width: 700, height: 400 }, { width: 1900, height: 1000 }],
  ])('%s', async (_, advisorSize, customerSize) => {
    const pair = await openPair(browser(), world, '/bank', { advisor: advisorSize, customer: customerSize })
    await startLooking(pair)
    await pair.advisor.evaluate(() => window.advisor.point(true))
    for (const [at, name] of ['one', 'two', 'three'].entries()) {
      await pointAtButton(pair.advisor, at)
      // the way there is told, too, and its last steps may lie on the button's edge
      await pair.customer.waitForFunction((wanted) => {
        const { pointed } = window.customer
        const { x = -1, y = -1 } = pointed?.spot ?? {}
        const isThere = Math.abs(x - 500) < 30 && Math.abs(y - 500) < 60
        return isThere && pointed?.element.getAttribute('data-test') === wanted
      }, name)
    }
    await pair.close()
  })

  test('after the customer has scrolled', async () => {
    const pair = await openPair(browser(), world, '/bank', { customer: { width: 800, height: 500 } })
    await startLooking(pair)
    await pair.customer.evaluate(() => window.scrollTo(0, 60))
    await pair.customer.waitForTimeout(300)
    await pair.advisor.evaluate(() => window.advisor.point(true))
    await pointAtButton(pair.advisor, 1)
    await pair.customer.waitForFunction(
      () => window.customer.pointed?.element.getAttribute('data-test') === 'two',
    )
    await pair.close()
  })

  test('with the arrow keys, and Escape ends it', async () => {
    const pair = await openPair(browser(), world, '/bank')
    await startLooking(pair)
    await pair.advisor.evaluate(() => window.advisor.point(true))
    await pair.advisor.locator('iframe').focus()
    await pair.advisor.keyboard.press('ArrowUp')
    await pair.customer.waitForFunction(() => window.customer.pointed !== null)
    await pair.advisor.keyboard.press('Escape')
    await pair.advisor.waitForFunction(() => window.advisor.out.some(({ type }) => type === 'escape'))
    await pair.advisor.evaluate(() => window.advisor.point(false))
    await pair.customer.waitForFunction(() => window.customer.pointed === null)
    await pair.close()
  })
})

describe('A64, A26: what else may come in', () => {
  const words = (message: object, epoch = 0) => {
    const payload = new TextEncoder().encode(JSON.stringify(message))
    return Array.from(cut({ kind: 'control', deflated: false, epoch, payload }, 0)[0] ?? [])
  }
  const spot = { id: 5, tag: 'main', x: 1, y: 1 }

  test('forged, foreign or senseless words: the customer does not notice', async () => {
    const pair = await openPair(browser(), world, '/bank')
    await startLooking(pair)
    const forged: [string, number[], string][] = [
      ['from somebody else', words({ type: 'stop' }), 'stranger'],
      ['pointing at another recording', words({ type: 'point', epoch: 7, spot }), 'advisor'],
      ['a click', words({ type: 'click', id: 5 }), 'advisor'],
      [
        'the answer of the customer',
        words({ type: 'answer', askId: 'x', allowed: true, again: 0 }),
        'advisor',
      ],
      ['noise', [1, 2, 3, 250, 0, 0, 9], 'advisor'],
      ['nothing', [], 'advisor'],
    ]
    for (const [what, bytes, from] of forged) {
      await pair.advisor.evaluate((one) => window.advisor.forge(one.bytes, one.from), { bytes, from })
      await pair.customer.waitForTimeout(100)
      expect(await pair.customer.evaluate(() => window.customer.consent), what).toBe('allowed')
      expect(await pointedAt(pair.customer), what).toMatchObject({ at: null })
    }
    await pair.close()
  })

  test('a thousand calls for snapshots give four a second', async () => {
    const pair = await openPair(browser(), world, '/bank')
    await startLooking(pair)
    const count = () =>
      pair.customer.evaluate(() => [window.customer.shown.length, performance.now()] as const)
    const [before, began] = await count()
    const please = words({ type: 'snapshot-please', epoch: 0 })
    await pair.advisor.evaluate((bytes) => {
      for (let sent = 0; sent < 1_000; sent += 1) window.advisor.forge(bytes)
    }, please)
    await pair.customer.waitForTimeout(800)
    const [after, ended] = await count()
    expect(after - before).toBeLessThanOrEqual((ended - began) / 250 + 2)
    await pair.close()
  })
})
