import { AccessToken, RoomServiceClient } from 'livekit-server-sdk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import { type BareWorld, serveBareCall } from '@/tests/support/bare-world'
import { useOwnBrowser } from '@/tests/support/browser'
import { beAvailable, caller, callNow, hangUp, incoming, seesMoving } from '@/tests/support/call'
import { machine, show, summary } from './measure'

/*
 * From the advisor's click on Accept to the first decoded frame of the customer, through the whole app (session, seat,
 * database, audit, token, room), against bare livekit-client that has its token already, on the same LiveKit server and in
 * the same program. Both customers are in the room and publishing before. Each of the four has a Chromium of their own: the
 * fake camera of one sometimes gives no pictures when two of its pages open and close it at once. `npm run bench first-frame`
 */

const ROUNDS = 20
const browsers = [useOwnBrowser(), useOwnBrowser(), useOwnBrowser(), useOwnBrowser()] as const
let app: TestApp
let bare: BareWorld

beforeAll(async () => {
  app = await startApp()
  bare = await serveBareCall()
})
afterAll(async () => {
  bare?.close()
  await app?.stop()
})

it('accept -> first decoded remote frame', { timeout: 600_000 }, async () => {
  const eva = await caller(browsers[0](), app, 'advisor@demo.example', { pictures: 'whole' })
  const sara = await caller(browsers[1](), app, 'customer@demo.example', { pictures: 'whole' })
  await beAvailable(eva.page)
  const [bareEva, bareSara] = [await browsers[2]().newPage(), await browsers[3]().newPage()]
  for (const page of [bareEva, bareSara]) await page.goto(bare.url)

  const taken: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = {
      bare: await bareRound(bareSara, bareEva, round),
      ours: await ourRound(sara.page, eva.page),
    }
    if (round === 0) continue // warms up
    taken.bare.push(pair.bare)
    taken.ours.push(pair.ours)
  }
  const [ours, plain] = [summary(taken.ours), summary(taken.bare)]
  console.log(machine())
  console.log(`ours, from Accept: ${show(ours)}`)
  console.log(`bare livekit-client, from connect(): ${show(plain)}`)
  console.log(`ratio of the medians: ${(ours.p50 / plain.p50).toFixed(2)}`)
  expect(ours.runs).toBe(ROUNDS)
})

async function ourRound(sara: Page, eva: Page): Promise<number> {
  await callNow(sara)
  const frame = eva.evaluate(firstFrame)
  await incoming(eva).getByRole('button', { name: 'Accept' }).click()
  const took = await frame
  await seesMoving(eva, 'Sara Holm')
  await hangUp(sara)
  await incoming(eva).waitFor({ state: 'detached' })
  return took
}

/** Runs in the advisor's page: milliseconds from the next click on Accept to the first frame of the customer's picture. */
function firstFrame(): Promise<number> {
  return new Promise((resolve) => {
    document.addEventListener(
      'click',
      () => {
        const began = performance.now()
        const seen = new WeakSet<HTMLVideoElement>()
        const look = setInterval(() => {
          // the picture may move to another place, and with it to another element, before its first frame
          for (const video of document.querySelectorAll<HTMLVideoElement>('[aria-label="Sara Holm"] video')) {
            if (seen.has(video)) continue
            seen.add(video)
            video.requestVideoFrameCallback(() => {
              clearInterval(look)
              resolve(performance.now() - began)
            })
          }
        }, 4)
      },
      { capture: true, once: true },
    )
  })
}

async function bareRound(sara: Page, eva: Page, round: number): Promise<number> {
  const { url = '', apiKey = '', apiSecret = '' } = app.livekit ?? {}
  const room = `bare-${round}`
  await new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret).createRoom({ name: room })
  const token = async (identity: string) => {
    const access = new AccessToken(apiKey, apiSecret, { identity })
    access.addGrant({ roomJoin: true, room })
    return access.toJwt()
  }
  await sara.evaluate(([at, key]) => window.bareCall.join(at, key), [url, await token('sara')] as const)
  const args = [url, await token('eva')] as const
  const took = await eva.evaluate(([at, key]) => window.bareCall.firstFrame(at, key), args)
  for (const page of [sara, eva]) await page.evaluate(() => window.bareCall.leave())
  return took
}
