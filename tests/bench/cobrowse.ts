import { type Browser, chromium, type Frame, type Page } from 'playwright-core'
import { findChromium } from '@/scripts/test/chromium.mjs'
import { netbankPage, netbankStyles } from '../support/cobrowse/large-page'
import { type CobrowseWorld, cobrowseWorld } from '../support/cobrowse/world'
import { machine, show, summary, type Timing } from './measure'

/*
 * Looking along, ours against bare rrweb carrying the same filtered events as JSON: from a change on the customer's
 * page to the same change in the replay, and the bytes on the line. Both over the same line (two pages of one
 * Chromium), both with the same events; ours also inflates, decodes and checks them, and crosses into its own frame.
 * `npx tsx tests/bench/cobrowse.ts`
 */

const CHANGES = 200
const PAUSE_MS = 25

type Measured = { snapshot: number; changes: number; delay: Timing }

/** Notes in the replay's document when each change has come; gives the times by their number. */
async function watch(replay: Frame): Promise<void> {
  await replay.parentFrame()?.evaluate(() => {
    const inner = document.querySelector<HTMLIFrameElement>(
      '.stage:not(.coming) iframe, .replayer-wrapper iframe',
    )
    const seen: Record<string, number> = {}
    Object.assign(window, { seen })
    const note = () => {
      const text = inner?.contentDocument?.querySelector('h1')?.textContent ?? ''
      seen[text] ??= performance.timeOrigin + performance.now()
    }
    if (inner?.contentDocument) {
      new MutationObserver(note).observe(inner.contentDocument, {
        subtree: true,
        childList: true,
        characterData: true,
      })
    }
  })
}

/** Small changes, one by one; when each was made. */
async function change(customer: Page): Promise<Record<string, number>> {
  return customer.evaluate(
    async ([count, pause]) => {
      const made: Record<string, number> = {}
      const heading = document.querySelector('h1')
      for (let nth = 0; nth < count && heading; nth += 1) {
        const text = `Balance ${1_000 + nth},00 kr`
        made[text] = performance.timeOrigin + performance.now()
        heading.textContent = text
        await new Promise((next) => setTimeout(next, pause))
      }
      await new Promise((next) => setTimeout(next, 300))
      return made
    },
    [CHANGES, PAUSE_MS] as const,
  )
}

async function delays(customer: Page, replay: Frame): Promise<Timing> {
  await watch(replay)
  const made = await change(customer)
  const seen = await replay
    .parentFrame()
    ?.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
  const taken = Object.entries(made).map(([text, at]) => (seen?.[text] ?? Number.NaN) - at)
  if (taken.some(Number.isNaN)) throw new Error('a change never came')
  return summary(taken)
}

/** The innermost frame: the replayed document. */
async function innermost(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 200; tries += 1) {
    const frame = page
      .frames()
      .findLast((one) => one.childFrames().length === 0 && one.parentFrame() !== null)
    if (frame && (await frame.locator('h1').count()) > 0) return frame
    await page.waitForTimeout(50)
  }
  throw new Error('there is no replay')
}

async function ours(browser: Browser, world: CobrowseWorld): Promise<Measured> {
  const context = await browser.newContext()
  // what compiles this file keeps names by a function that a page does not have
  await context.addInitScript('globalThis.__name = (it) => it')
  const [customer, advisor] = [await context.newPage(), await context.newPage()]
  await customer.goto(`${world.url}/bank`)
  await advisor.goto(`${world.url}/advisor`)
  await advisor.evaluate(() => window.advisor.start())
  await advisor.waitForFunction(() => window.advisor.said.length > 0)
  await customer.evaluate(() => window.customer.offer())
  await advisor.waitForFunction(() => window.advisor.out.some(({ type }) => type === 'shown'))
  const snapshot = await customer.evaluate(() => window.customer.bytes)
  const delay = await delays(customer, await innermost(advisor))
  const changes = (await customer.evaluate(() => window.customer.bytes)) - snapshot
  await context.close()
  return { snapshot, changes, delay }
}

async function bare(browser: Browser, world: CobrowseWorld): Promise<Measured> {
  const context = await browser.newContext()
  // what compiles this file keeps names by a function that a page does not have
  await context.addInitScript('globalThis.__name = (it) => it')
  const [customer, advisor] = [await context.newPage(), await context.newPage()]
  await customer.goto(`${world.url}/bank`)
  await customer.addScriptTag({ url: '/bare.js' })
  await advisor.goto(`${world.url}/bare`)
  await advisor.evaluate(() => window.bare.replay())
  await customer.evaluate(() => window.bare.record())
  await advisor.waitForFunction(() => window.bare.ready)
  const replay = await innermost(advisor)
  const snapshot = await customer.evaluate(() => window.bare.bytes)
  const delay = await delays(customer, replay)
  const changes = (await customer.evaluate(() => window.bare.bytes)) - snapshot
  await context.close()
  return { snapshot, changes, delay }
}

function tell(title: string, { snapshot, changes, delay }: Measured): void {
  const each = (changes / CHANGES).toFixed(1)
  console.log(`${title}: change ${show(delay)}; snapshot ${snapshot} bytes, small change ${each} bytes`)
}

const world = await cobrowseWorld({ '/bank': netbankPage }, netbankStyles)
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  console.log(machine())
  const rounds = [await bare(browser, world), await ours(browser, world)] as const
  tell('bare rrweb, same filtered events', rounds[0])
  tell('ours, checked and in its own frame', rounds[1])
} finally {
  await browser.close()
  await world.close()
}
