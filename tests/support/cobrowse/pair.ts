import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { CobrowseWorld } from './world'

export type Pair = { customer: Page; advisor: Page; close: () => Promise<void> }
type Size = { width: number; height: number }

/** The two pages, each in a window of its own size, with one line between them. */
export async function openPair(
  browser: Browser,
  world: CobrowseWorld,
  path: string,
  sizes: { customer?: Size; advisor?: Size } = {},
): Promise<Pair> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } })
  context.setDefaultTimeout(10_000)
  const [customer, advisor] = [await context.newPage(), await context.newPage()]
  if (sizes.customer) await customer.setViewportSize(sizes.customer)
  if (sizes.advisor) await advisor.setViewportSize(sizes.advisor)
  await customer.goto(`${world.url}${path}`)
  await advisor.goto(`${world.url}/advisor`)
  return { customer, advisor, close: () => context.close() }
}

/** The customer shares, and the advisor's frame shows it. */
export async function startLooking({ customer, advisor }: Pair): Promise<FrameLocator> {
  await advisor.evaluate(() => window.advisor.start())
  await customer.evaluate(() => window.customer.offer())
  await shown(advisor)
  return replayOf(advisor)
}

/** Until `times` pictures were revealed. */
export async function shown(advisor: Page, times = 1): Promise<void> {
  await advisor.waitForFunction(
    (wanted) => window.advisor.out.filter(({ type }) => type === 'shown').length >= wanted,
    times,
  )
}

/** The customer's page as the advisor sees it. */
export function replayOf(advisor: Page): FrameLocator {
  return advisor.frameLocator('iframe').frameLocator('.stage:not(.coming) iframe')
}

/** Asks again and again until it is so; the replay's inner frame runs no script, so nothing can wait inside it. */
export async function until(what: () => Promise<boolean>, why: string): Promise<void> {
  const end = Date.now() + 8_000
  while (!(await what().catch(() => false))) {
    if (Date.now() > end) throw new Error(`not within 8 s: ${why}`)
    await new Promise((next) => setTimeout(next, 40))
  }
}
