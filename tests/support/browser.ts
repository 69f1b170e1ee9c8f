import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type axe from 'axe-core'
import { encode } from 'next-auth/jwt'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { demoPassword } from '@/lib/access/demo-people'
import { type TestApp, testSecret } from './app'

/** A fake camera and microphone, granted; calls over loopback, also where there is no other interface. */
const flags = [
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--no-sandbox',
  '--disable-gpu',
]

export const phone = { width: 360, height: 740 }
export const desk = { width: 1440, height: 900 }

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('chromium'), args: flags })
}

let shared: Browser | undefined

/**
 * The Chromium of this worker, for all its files one after the other (people have contexts of their own):
 * `const browser = useBrowser()`, then `browser()` inside a test.
 */
export function useBrowser(): () => Browser {
  const browser = launched(async () => {
    if (!shared?.isConnected()) shared = await launchBrowser()
    return shared
  })
  // left open, they would go on ticking, and knock at an app that is gone, beside all files after this one
  afterAll(closeWindows)
  return browser
}

/** Closes every window of this worker's Chromium. */
export async function closeWindows(): Promise<void> {
  if (shared?.isConnected()) await Promise.all(shared.contexts().map((context) => context.close()))
}

/** A Chromium for this file alone, for calls: all pages of one share its camera. */
export function useOwnBrowser(): () => Browser {
  const browser = launched(launchBrowser)
  afterAll(() => browser().close())
  return browser
}

function launched(launch: () => Promise<Browser>): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch()
  })
  return () => {
    if (!browser) throw new Error('the browser is not open yet')
    return browser
  }
}

export type Visitor = {
  page: Page
  context: BrowserContext
  /** page errors, console errors and policy violations so far */
  errors: string[]
  close: () => Promise<void>
}

export type Coming = BrowserContextOptions & {
  /** null: who is signed in has no page open yet, the test opens its own; else they are on their role's first one */
  at?: null
}

/** A person's own browser window, with cookies of its own. Signed in when an e-mail address is given. */
export async function visit(
  browser: Browser,
  app: TestApp,
  email?: string,
  { at, ...options }: Coming = {},
): Promise<Visitor> {
  const calm = { reducedMotion: 'reduce' } as const // nobody waits for something to slide in
  const context = await browser.newContext({
    viewport: desk,
    locale: 'en-GB',
    baseURL: app.url,
    ...calm,
    ...options,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const errors: string[] = []
  const note = (what: string) => errors.push(`${new Date().toISOString()} on ${page.url()}: ${what}`)
  page.on('pageerror', (error) => note(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
  })
  if (email) await enter(app, page, email, at)
  return { page, context, errors, close: () => context.close() }
}

/** What a browser says in its console of a page that answers 404. */
export const notFound = /the server responded with a status of 404/

/** Nothing in their consoles since they came, but what is `expected`. */
export function expectNoErrors(people: Pick<Visitor, 'errors'>[], expected?: RegExp): void {
  const errors = people.flatMap(({ errors }) => errors).filter((error) => !expected?.test(error))
  // in the message too: a list is cut short in reports
  expect(errors, errors.join('\n')).toEqual([])
}

/**
 * Signed in, on that role's first page, with a session as `startSession` makes one: what signing in does is its own
 * tests', and its password hash would be a tenth of all the work there is.
 */
export async function enter(app: TestApp, page: Page, email: string, at?: null): Promise<void> {
  const { rows } = await app.pool.query<{ id: string; person_id: string }>(
    `INSERT INTO session (person_id, created_at, last_input_at, expires_at)
     SELECT id, now(), now(), now() + interval '12 hours' FROM person WHERE email = $1 RETURNING id, person_id`,
    [email],
  )
  const value = await encode({ token: { sub: rows[0]?.person_id, sid: rows[0]?.id }, secret: testSecret })
  await page
    .context()
    .addCookies([{ name: 'next-auth.session-token', value, url: app.url, httpOnly: true, sameSite: 'Lax' }])
  if (at === null) return
  await page.goto('/')
  await page.waitForURL(/\/(customer|advisor|scheduler)$/)
}

/** Signs in at the sign-in page, as a person would; ends on that role's first page. */
export async function signIn(page: Page, email: string, password: string = demoPassword): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/(customer|advisor|scheduler)(\/|$)/)
}

/** Until React has this part of a page that came as HTML: from then on it hears what is done to it. */
export async function isAlive(place: Locator): Promise<void> {
  const heard = () => place.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__react')))
  await expect.poll(heard).toBe(true)
}

const axeSource = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8')

/** No violation of WCAG 2.2 A or AA, nor of best practice. The replay frame is left out: axe hangs on it. */
export async function expectNoViolations(page: Page, exclude: string[] = ['iframe']): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const found = await violations(page, exclude)
  // in the message too: a list is cut short in reports
  expect(found, `axe on ${page.url()}: ${found.join('\n')}`).toEqual([])
}

async function violations(page: Page, exclude: string[]): Promise<string[]> {
  await page.evaluate(untilStill)
  return page.evaluate(async (exclude) => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    const { violations } = await checker.run(
      { exclude },
      // WCAG 2.2's own rule (2.5.8) is off unless asked for
      { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } },
    )
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    )
  }, exclude)
}

/** Runs in the page: until what comes and goes has come or gone; half faded in, nothing has contrast. */
async function untilStill(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  const still = Promise.allSettled(ending.map((one) => one.finished))
  await Promise.race([still, new Promise((resolve) => setTimeout(resolve, 2_000))])
}

/** A picture of the page for looking at, with `SCREENSHOTS=1`: `.cache/screenshots/<name>.png`. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return
  const folder = path.resolve('.cache/screenshots')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}
