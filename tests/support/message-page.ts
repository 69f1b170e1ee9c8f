import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { officeHours } from '@/db/seed/office-hours'
import { timeName } from '@/lib/booking/time-name'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { promiseAheadMs, promisedBy, usualPromise } from '@/lib/message/promise'
import { desk, expectNoViolations, phone, shoot } from './browser'
import type { Caller } from './http'

export const main = (page: Page): Locator => page.getByRole('main')
export const field = (page: Page): Locator => main(page).getByRole('textbox', { name: 'Message' })
export const send = (page: Page): Locator => main(page).getByRole('button', { name: 'Send', exact: true })
/** Where it stands: by when somebody answers. */
export const standing = (page: Page, words: string | RegExp): Locator =>
  main(page).getByRole('status').filter({ hasText: words }).first()
/** A message in its thread; two of the same would fail whoever waits for it. */
export const written = (page: Page, text: string): Locator =>
  main(page).getByRole('listitem').filter({ hasText: text })
/** What is said to have been wrong. */
export const alert = (page: Page, words: string): Locator =>
  main(page).getByRole('alert').filter({ hasText: words }).first()
/** The menu's way to the messages. */
export const menu = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Messages/ })

/** How many threads the menu says are unread. */
export async function unread(page: Page): Promise<number> {
  return Number(/(\d+) unread/.exec((await menu(page).textContent()) ?? '')?.[1] ?? 0)
}

/** A thread's page is open, and listens: what is typed before that could be lost. */
export async function opened(page: Page, subject: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: subject, exact: true }).waitFor()
  await listens(page)
}

/** The page is React's by now. */
export async function listens(page: Page): Promise<void> {
  await field(page).waitFor()
  const isHeard = (element: SVGElement | HTMLElement) =>
    Object.keys(element).some((key) => key.startsWith('__reactProps'))
  await expect.poll(() => field(page).evaluate(isHeard)).toBe(true)
}

/** Types a message, and waits until it is kept. */
export async function keep(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await main(page).getByText('Draft saved', { exact: true }).waitFor()
}

/** Begins a thread without a browser; its id. */
export async function beginByHttp(as: Caller, customerId: string, subject: string, text: string) {
  const body = { customerId, subject, key: crypto.randomUUID(), text, attachments: [] }
  const begun = (await as.act('startThread', body)) as { ok: boolean; value: { threadId: string } }
  expect(begun).toMatchObject({ ok: true })
  return begun.value.threadId
}

/** Until now this page was not loaded anew: what it shows since has come by itself. */
export async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => void Object.assign(window, { stillHere: true }))
  return () => page.evaluate(() => 'stillHere' in window)
}

/** By when Eva's branch promises an answer to who waits since then, as it is said; by the product's own rules. */
export function promiseWords(since: Date): { at: number; words: string } {
  const from = since.getTime()
  const open = workingIntervals(officeHours('first'), { from, to: from + promiseAheadMs })
  const at = promisedBy(from, open, usualPromise)
  if (at === null) throw new Error('the demo works every week')
  return { at, words: timeName(at, 'Europe/Stockholm', 'en') }
}

/** The four ways a page is looked at, each with its picture; nothing scrolls sideways, down to the narrowest phone. */
export async function look(page: Page, name: string): Promise<void> {
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  for (const [size, viewport] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await shoot(page, `${name}-${size}-${colorScheme}`)
      expect(await sideways(), `${name} scrolls sideways on a ${size}`).toBeLessThanOrEqual(0)
    }
  await expectNoViolations(page)
  await page.setViewportSize({ ...phone, width: 320 })
  expect(await sideways(), `${name} scrolls sideways at 320`).toBeLessThanOrEqual(0)
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolations(page)
}

/** A picture as a browser's file dialog hands it over. */
export const picture = (name: string, content: Buffer) => ({ name, mimeType: 'image/png', buffer: content })
