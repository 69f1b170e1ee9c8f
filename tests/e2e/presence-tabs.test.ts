import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '@/tests/support/app'
import { useBrowser, visit } from '@/tests/support/browser'
import { type Caller, signInByHttp } from '@/tests/support/http'
import { plainApp } from '@/tests/support/plain-app'

const browser = useBrowser()
let app: TestApp
let eva: Caller

beforeAll(async () => {
  app = await plainApp()
  eva = await signInByHttp(app, 'advisor@demo.example')
})
afterAll(() => app?.stop())

/** Streams of a browser: in how many tabs one is open now, in which, and how many there have ever been. */
function countStreams(context: BrowserContext) {
  const open = new Map<object, Page>()
  let opened = 0
  context.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/api/presence/stream') return
    opened += 1
    open.set(request, request.frame().page())
  })
  const end = (request: object) => open.delete(request)
  context.on('requestfinished', end)
  context.on('requestfailed', end)
  const pages = () => [...open.values()].filter((page) => !page.isClosed())
  return { count: () => pages().length, holds: (page: Page) => pages().includes(page), opened: () => opened }
}

const promise = (page: Page) => page.getByRole('region', { name: 'Your advisor' }).getByRole('status')
async function choose(chosen: string) {
  await eva.post('/api/presence/lease', { ping: 'p', device: 'test-device-1', desk: true })
  expect(await eva.act('chooseStatus', { chosen })).toMatchObject({ ok: true })
}
async function allShow(pages: Page[], words: string) {
  await Promise.all(pages.map((page) => promise(page).filter({ hasText: words }).waitFor()))
}

describe('tabs of one browser', () => {
  it('share one stream, and hand it on when its tab is closed', async () => {
    const sara = await visit(browser(), app)
    const streams = countStreams(sara.context)
    await sara.page.goto('/sign-in')
    await signInHere(sara.page)
    const second = await sara.context.newPage()
    const third = await sara.context.newPage()
    await second.goto('/customer')
    await third.goto('/customer/cards')
    await choose('busy')
    await allShow([sara.page, second, third], 'Busy')
    expect([streams.count(), streams.holds(sara.page)]).toEqual([1, true])

    await sara.page.close()
    await choose('away')
    await allShow([second, third], 'Away')
    expect(streams.count()).toBe(1)

    await sara.close()
  })
})

async function signInHere(page: Page) {
  await page.getByLabel('Email', { exact: true }).fill('customer@demo.example')
  await page.getByLabel('Password', { exact: true }).fill('radrum-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/customer')
}
