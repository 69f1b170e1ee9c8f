import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '@/tests/support/browser'
import { canaries, canaryPage, canaryStyles, found, liveCode } from '@/tests/support/cobrowse/canaries'
import { type CobrowseWorld, cobrowseWorld } from '@/tests/support/cobrowse/world'

const browser = useBrowser()
let world: CobrowseWorld

beforeAll(async () => {
  world = await cobrowseWorld({ '/bank': canaryPage }, canaryStyles)
})
afterAll(() => world?.close())

async function open(): Promise<{ customer: Page; advisor: Page; close: () => Promise<void> }> {
  const context = await browser().newContext({ viewport: { width: 1200, height: 800 } })
  const [customer, advisor] = [await context.newPage(), await context.newPage()]
  await customer.goto(`${world.url}/bank?before=1`)
  await advisor.goto(`${world.url}/advisor`)
  return { customer, advisor, close: () => context.close() }
}

const settle = (page: Page) => page.waitForTimeout(600)

describe('A62: canaries', () => {
  test('there are at least 48, all different', () => {
    expect(new Set(canaries.map(({ word }) => word)).size).toBe(canaries.length)
    expect(canaries.length).toBeGreaterThanOrEqual(48)
  })

  test('with the filter switched off the detector finds every one of them', async () => {
    const { customer, close } = await open()
    await customer.evaluate(() => window.customer.recordUnfiltered())
    await settle(customer)
    await customer.evaluate(liveCode)
    await settle(customer)
    // the address is told with the next snapshot
    await customer.evaluate(() => window.customer.recordUnfiltered())
    const missing = async () => {
      const seen = found(await customer.evaluate(() => window.customer.unfiltered.join('\n')))
      return canaries.map(({ name }) => name).filter((name) => !seen.includes(name))
    }
    await expect.poll(missing).toEqual([])
    await close()
  })

  test('none before encoding, none on the line, none after decoding, none in the replay', async () => {
    const { customer, advisor, close } = await open()
    await advisor.evaluate(() => window.advisor.start())
    await advisor.waitForSelector('iframe')
    await customer.evaluate(() => window.customer.offer())
    await advisor.waitForFunction(() => window.advisor.out.some(({ type }) => type === 'shown'))
    await customer.evaluate(liveCode)
    await settle(customer)
    await customer.evaluate(() => window.customer.stop())
    await customer.evaluate(() => window.customer.offer())
    await customer.locator('[data-test="open"]').evaluate((open) => {
      open.textContent = 'Shared later'
    })
    await expect.poll(() => innerText(advisor)).toContain('Shared later')
    await settle(advisor)
    const sent = await customer.evaluate(() => ({
      shown: window.customer.shown.join('\n'),
      wire: window.customer.wire.map((bytes) => String.fromCharCode(...bytes)).join('\n'),
    }))
    const decoded = await advisor.evaluate(() => window.advisor.events.join('\n'))
    const replayed = await innerText(advisor)
    expect(found(sent.shown)).toEqual([])
    expect(found(sent.wire)).toEqual([])
    expect(found(decoded)).toEqual([])
    expect(found(replayed)).toEqual([])
    for (const seen of [sent.shown, decoded, replayed]) expect(seen).toContain('Shared later')
    await close()
  })
})

/** Everything in the replay's inner documents, markup and all. */
async function innerText(advisor: Page): Promise<string> {
  const documents = await Promise.all(advisor.frames().map((frame) => frame.content()))
  return documents.join('\n')
}
