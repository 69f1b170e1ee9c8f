import { beforeEach, expect, test, vi } from 'vitest'
import { cut } from '@/lib/cobrowse/frame'
import type { AdvisorSays } from '@/lib/cobrowse/message'
import { write } from '@/lib/cobrowse/message'
import type { DataChannel } from './channel'
import { Sharer } from './sharer'

const recording = vi.hoisted(() => ({ begun: 0, stopped: 0 }))
vi.mock('./capture', () => ({
  capture: () => {
    recording.begun += 1
    return { snapshot: () => {}, element: () => null, stop: () => (recording.stopped += 1) }
  },
}))

let shown: (boolean | null)[]
let heard: (bytes: Uint8Array, from: string) => void
let sharer: Sharer

const says = (message: AdvisorSays, from = 'advisor') => {
  const payload = write(message)
  for (const bytes of cut({ kind: 'control', deflated: false, epoch: 1, payload }, 0)) heard(bytes, from)
}

beforeEach(() => {
  Object.assign(recording, { begun: 0, stopped: 0 })
  shown = []
  const channel: DataChannel = {
    send: () => Promise.resolve(),
    onData: (listener) => {
      heard = listener
      return () => {}
    },
  }
  sharer = new Sharer(channel, 'advisor', () => 1_000, {
    onConsent: () => {},
    onPointed: () => {},
    onShown: (now) => shown.push(now),
    onStop: () => {},
  })
})

test('hears whether the page is on the advisor’s screen, from the advisor alone', () => {
  sharer.move({ type: 'offer', at: 1_000 })
  says({ type: 'view', shown: true })
  says({ type: 'view', shown: false }, 'somebody else')
  says({ type: 'view', shown: false })
  expect(shown).toEqual([true, false])
})

test('knows nothing of it any more when the line is gone, and when it is over', () => {
  sharer.move({ type: 'offer', at: 1_000 })
  says({ type: 'view', shown: true })
  sharer.move({ type: 'gone', at: 1_000 })
  expect(shown.at(-1)).toBeNull()
  sharer.move({ type: 'back', at: 2_000 })
  says({ type: 'view', shown: true })
  sharer.move({ type: 'stop' })
  expect(shown).toEqual([true, null, true, null])
})

test('what the advisor’s page says of itself begins no sharing, ends none, and counts for nothing without one', () => {
  says({ type: 'view', shown: true })
  expect(sharer.now()).toEqual({ state: 'none' })
  expect(shown).toEqual([])
  sharer.move({ type: 'offer', at: 1_000 })
  says({ type: 'view', shown: false })
  expect(sharer.now()).toMatchObject({ state: 'allowed' })
})

test('records once it may, and nothing that was taken back before the recorder came', async () => {
  sharer.move({ type: 'offer', at: 1_000 })
  // the recorder is loaded first
  await vi.waitFor(() => expect(recording.begun).toBe(1), { timeout: 10_000 })
  sharer.move({ type: 'stop' })
  expect(recording.stopped).toBe(1)
  sharer.move({ type: 'offer', at: 2_000 })
  sharer.move({ type: 'stop' })
  sharer.move({ type: 'offer', at: 3_000 })
  sharer.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(recording.begun).toBe(1)
})
