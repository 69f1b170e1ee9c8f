import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestApp } from './app'
import { type Coming, enter, type Visitor, visit } from './browser'

/** What a camera gives: `whole` as the page asks for it, or `small`, which is little to encode. */
type Pictures = 'small' | 'whole'

/** Somebody signed in, whose WebRTC connections can be counted and measured. */
export async function caller(
  browser: Browser,
  app: TestApp,
  email: string,
  { at, pictures = 'small', ...options }: Coming & { pictures?: Pictures } = {},
): Promise<Visitor> {
  const visitor = await visit(browser, app, undefined, options)
  await visitor.context.addInitScript(keepConnections)
  if (pictures === 'small') await visitor.context.addInitScript(makeSmall)
  await enter(app, visitor.page, email, at)
  return visitor
}

/** Eva, available at her desk, and Sara in her netbank. */
export async function evaAndSara(
  browser: Browser,
  app: TestApp,
  pictures?: Pictures,
): Promise<{ eva: Visitor; sara: Visitor }> {
  const eva = await caller(browser, app, 'advisor@demo.example', { pictures })
  const sara = await caller(browser, app, 'customer@demo.example', { pictures })
  await beAvailable(eva.page)
  return { eva, sara }
}

type Measured = { connections?: RTCPeerConnection[] }

/** Runs in the page, before it: remembers every connection that is made. */
function keepConnections(): void {
  const kept: RTCPeerConnection[] = []
  const Original = window.RTCPeerConnection
  window.RTCPeerConnection = new Proxy(Original, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args)
      kept.push(connection)
      return connection
    },
  })
  ;(window as unknown as Measured).connections = kept
}

/** Runs in the page, before it: a camera's pictures change as ever, but are small. */
function makeSmall(): void {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const small = { width: 320, height: 180 }
  mediaDevices.getUserMedia = ({ video, ...others } = {}) =>
    open({ ...others, video: typeof video === 'object' ? { ...video, ...small } : video })
}

export const meeting = (page: Page): Locator => page.getByRole('region', { name: 'Meeting' })
export const advisorCard = (page: Page): Locator => page.getByRole('region', { name: 'Your advisor' })
export const incoming = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Incoming call' })

export async function beAvailable(page: Page): Promise<void> {
  await page
    .getByRole('radiogroup', { name: 'My status' })
    .getByRole('radio', { name: 'Available', exact: true })
    .check()
}

/** **Call now**, through the device check where it comes, until it rings. */
export async function callNow(page: Page, way = 'Join with video'): Promise<void> {
  await advisorCard(page).getByRole('button', { name: 'Call now' }).click()
  const check = page.getByRole('dialog', { name: 'Check camera and microphone' })
  const ringing = meeting(page).getByRole('button', { name: 'Cancel call' })
  await check.or(ringing).first().waitFor()
  if (await check.isVisible()) await check.getByRole('button', { name: way }).click()
  await ringing.waitFor()
}

/** Rings, is accepted, and both are in the room. */
export async function connect(
  customer: Page,
  advisor: Page,
  names = { customer: 'Sara Holm', advisor: 'Eva Lind' },
) {
  await callNow(customer)
  await incoming(advisor).getByRole('button', { name: 'Accept' }).click()
  await seesMoving(customer, names.advisor)
  await seesMoving(advisor, names.customer)
}

export async function hangUp(page: Page): Promise<void> {
  await meeting(page).getByRole('button', { name: 'End call' }).click()
  await meeting(page).getByRole('button', { name: 'End call' }).waitFor({ state: 'detached' })
}

/**
 * The other one's picture is decoded and changes: three different frames within the time. Answers in how many
 * milliseconds the first of them was there.
 */
export async function seesMoving(page: Page, name: string, timeout = 15_000): Promise<number> {
  const began = Date.now()
  const video = meeting(page).getByRole('group', { name }).locator('video')
  const seen = new Set<string>()
  let first = 0
  while (seen.size < 3) {
    if (Date.now() - began > timeout)
      throw new Error(
        `${name} does not move: ${seen.size} different frames. ${await howFar(page).catch(String)}`,
      )
    const frame = await video.evaluate(fingerprint, undefined, { timeout }).catch(() => '')
    if (frame) seen.add(frame)
    if (frame) first ||= Date.now() - began
    await page.waitForTimeout(50)
  }
  return first
}

/** Runs in the page: what is on the picture now, small; empty while there is none. */
function fingerprint(element: SVGElement | HTMLElement): string {
  if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return ''
  const canvas = document.createElement('canvas')
  canvas.width = 32
  canvas.height = 18
  const brush = canvas.getContext('2d')
  brush?.drawImage(element, 0, 0, 32, 18)
  const pixels = brush?.getImageData(0, 0, 32, 18).data ?? []
  return Array.from(pixels).some((value) => value > 40 && value < 255) ? canvas.toDataURL() : ''
}

/** How far the pictures got, for the message of a failure: what the page says, what came in, what is shown. */
async function howFar(page: Page): Promise<string> {
  const said = await meeting(page).allInnerTexts()
  const got = await page.evaluate(async () => {
    const told = ['packetsReceived', 'framesDecoded', 'pliCount', 'packetsSent', 'framesEncoded']
    const connections: unknown[] = []
    for (const one of (window as unknown as Measured).connections ?? []) {
      const video = [...(await one.getStats()).values()].filter(
        ({ kind, type }) => kind === 'video' && /bound-rtp/.test(type),
      )
      const came = video.map((report) => told.map((name) => `${name} ${report[name]}`).join(', '))
      connections.push({ state: one.connectionState, ice: one.iceConnectionState, came })
    }
    const shown = [...document.querySelectorAll('video')].map(({ videoWidth, paused, readyState }) => ({
      videoWidth,
      paused,
      readyState,
    }))
    return { connections, shown, visible: document.visibilityState }
  })
  return JSON.stringify({ said, ...got })
}

/** Sound arrives: bytes of it within the time. */
export async function hears(page: Page): Promise<void> {
  const first = await audioBytes(page)
  await expect.poll(() => audioBytes(page), { timeout: 10_000 }).toBeGreaterThan(first + 500)
}

async function audioBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let bytes = 0
    for (const connection of (window as unknown as Measured).connections ?? [])
      for (const report of (await connection.getStats()).values())
        if (report.type === 'inbound-rtp' && report.kind === 'audio') bytes += report.bytesReceived
    return bytes
  })
}

/** How many connections this page has ever made. */
export function connectionsMade(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Measured).connections?.length ?? 0)
}

/** The latest meeting, as the database has it. */
export async function latestMeeting(
  app: TestApp,
): Promise<{ id: string; state: string; end_reason: string | null }> {
  const { rows } = await app.pool.query(
    'SELECT id, state, end_reason FROM meeting ORDER BY created_at DESC LIMIT 1',
  )
  return rows[0]
}
