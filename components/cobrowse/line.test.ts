import { describe, expect, test, vi } from 'vitest'
import { EventEncoder } from '@/lib/cobrowse/encode'
import type { SharedEvent } from '@/lib/cobrowse/event'
import { cut, FRAME_BYTES } from '@/lib/cobrowse/frame'
import type { CustomerSays } from '@/lib/cobrowse/message'
import { queueLimits } from '@/lib/cobrowse/queue'
import type { DataChannel } from './channel'
import { deflate, inflate } from './deflate'
import { Door } from './door'
import { Viewer } from './viewer'

type Heard = (bytes: Uint8Array, from: string) => void

/** A line that loses and counts; `hold` keeps everything until it is let go. */
function makeLine() {
  const heard = new Set<Heard>()
  const line = {
    sent: [] as Uint8Array[],
    lose: (_: number) => false,
    fail: false,
    hold: null as Promise<void> | null,
  }
  const channel: DataChannel = {
    send: async (bytes) => {
      await line.hold
      if (line.fail) throw new Error('not connected')
      line.sent.push(bytes)
      if (!line.lose(line.sent.length - 1)) for (const one of heard) one(bytes, 'customer')
    },
    onData: (one) => {
      heard.add(one)
      return () => heard.delete(one)
    },
  }
  return {
    line,
    channel,
    deliver: (bytes: Uint8Array, from = 'customer') => {
      for (const one of heard) one(bytes, from)
    },
  }
}

const page = (rows: number): SharedEvent[] => [
  { type: 4, timestamp: 1, data: { href: '/customer', width: 800, height: 600 } },
  {
    type: 2,
    timestamp: 1,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: Array.from({ length: rows }, (_, at) => ({
          type: 2 as const,
          id: at + 10,
          tagName: 'p',
          attributes: { class: `row-${at}-${(at * 7_919) % 104_729}` },
          childNodes: [],
        })),
      },
      initialOffset: { left: 0, top: 0 },
    },
  },
]
const scroll = (y: number): SharedEvent => ({ type: 3, timestamp: 2, data: { source: 3, id: 10, x: 0, y } })

function makeViewer(channel: DataChannel) {
  const seen = {
    events: [] as SharedEvent[],
    snapshots: 0,
    following: [] as boolean[],
    said: [] as CustomerSays[],
  }
  let now = 1_000
  const viewer = new Viewer(channel, 'customer', 'https://bank.example', () => (now += 1_000), {
    onEvents: (events, snapshot) => {
      seen.events.push(...events)
      seen.snapshots += snapshot ? 1 : 0
    },
    onMessage: (message) => seen.said.push(message),
    onFollowing: (following) => seen.following.push(following),
  })
  return { viewer, seen }
}

const settled = () => new Promise((done) => setTimeout(done, 60))
/** Waits for what must come, however busy the machine; what must not come is looked at after `settled`. */
const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 4_000, interval: 10 })
const ys = (events: SharedEvent[]) =>
  events.flatMap((event) => (event.type === 3 && event.data.source === 3 ? [event.data.y] : []))

describe('from the door to the viewer', () => {
  test('everything, in order, although the snapshot is deflated and cut on the way', async () => {
    const { channel, line } = makeLine()
    const { seen } = makeViewer(channel)
    const door = new Door(channel, 5, { mayShare: () => true })
    door.show(page(8_000), true)
    for (let y = 1; y <= 20; y += 1) door.show([scroll(y)], false)
    await soon(() => expect(ys(seen.events)).toHaveLength(20))
    expect(line.sent.length).toBeGreaterThan(21)
    expect(line.sent.every((bytes) => bytes.length <= FRAME_BYTES)).toBe(true)
    expect(seen.snapshots).toBe(1)
    expect(ys(seen.events)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  test('without consent nothing, and words still', async () => {
    const { channel, line } = makeLine()
    const { seen } = makeViewer(channel)
    const door = new Door(channel, 5, { mayShare: () => false })
    door.show(page(3), true)
    door.say({ type: 'stop' })
    await soon(() => expect(seen.said).toEqual([{ type: 'stop' }]))
    await settled()
    expect(seen.events).toEqual([])
    expect(line.sent).toHaveLength(1)
  })

  test('consent withdrawn while frames wait: they never leave', async () => {
    const { channel, line } = makeLine()
    let may = true
    let go = () => {}
    line.hold = new Promise((done) => {
      go = done
    })
    const door = new Door(channel, 5, { mayShare: () => may })
    door.show(page(3), true)
    for (let y = 1; y <= 20; y += 1) door.show([scroll(y)], false)
    may = false
    go()
    await settled()
    expect(line.sent.length).toBeLessThanOrEqual(1)
  })

  test('consent withdrawn while the snapshot is being deflated: it never leaves', async () => {
    const { channel, line } = makeLine()
    let may = true
    const door = new Door(channel, 5, { mayShare: () => may })
    door.show(page(500), true)
    may = false
    await settled()
    expect(line.sent).toEqual([])
  })

  test('a lost frame: nothing more is shown, a snapshot is asked for, and then it goes on', async () => {
    const { channel, line } = makeLine()
    const { viewer, seen } = makeViewer(channel)
    const say = vi.spyOn(viewer, 'say')
    const door = new Door(channel, 5, { mayShare: () => true })
    door.show(page(3), true)
    await soon(() => expect(seen.snapshots).toBe(1))
    line.lose = (at) => at === 2
    for (let y = 1; y <= 5; y += 1) door.show([scroll(y)], false)
    await soon(() => expect(say).toHaveBeenCalledWith({ type: 'snapshot-please', epoch: 5 }))
    await settled()
    expect(ys(seen.events)).toEqual([1])
    expect(seen.following.at(-1)).toBe(false)
    door.show(page(3), true)
    door.show([scroll(6)], false)
    await soon(() => expect(ys(seen.events)).toEqual([1, 6]))
    expect(seen.following.at(-1)).toBe(true)
  })

  test('a snapshot that does not come is asked for again, a few times, until it comes', async () => {
    vi.useFakeTimers()
    const { channel, deliver } = makeLine()
    const { viewer } = makeViewer(channel)
    const say = vi.spyOn(viewer, 'say')
    viewer.resync()
    vi.advanceTimersByTime(6_500)
    expect(say).toHaveBeenCalledTimes(3)
    const payload = new EventEncoder().encode(page(2))
    for (const frame of cut({ kind: 'snapshot', payload, deflated: false, epoch: 5 }, 0)) deliver(frame)
    vi.advanceTimersByTime(60_000)
    expect(say).toHaveBeenCalledTimes(3)
    viewer.resync()
    vi.advanceTimersByTime(60_000)
    expect(say).toHaveBeenCalledTimes(8)
    vi.useRealTimers()
  })

  test('a line that is too slow: bounded, and told so when it is free again', async () => {
    const { channel, line } = makeLine()
    let go = () => {}
    line.hold = new Promise((done) => {
      go = done
    })
    const onOverflow = vi.fn()
    const door = new Door(channel, 5, { mayShare: () => true, onOverflow })
    for (let y = 0; y < queueLimits.items + 10; y += 1) door.show([scroll(y)], false)
    go()
    line.hold = null
    await soon(() => expect(onOverflow).toHaveBeenCalledTimes(1))
    expect(line.sent.length).toBeLessThan(queueLimits.items)
  })

  test('a line that fails says so', async () => {
    const { channel, line } = makeLine()
    line.fail = true
    const onFailed = vi.fn()
    const door = new Door(channel, 5, { mayShare: () => true, onFailed })
    door.show([scroll(1)], false)
    door.say({ type: 'stop' })
    await soon(() => expect(onFailed).toHaveBeenCalledTimes(2))
  })
})

describe('A63: what the viewer does not show', () => {
  const message = (
    kind: 'events' | 'snapshot',
    payload: Uint8Array,
    deflated = false,
    epoch = 5,
    sequence = 0,
  ) => cut({ kind, payload, deflated, epoch }, sequence)

  test('events of somebody else', async () => {
    const { channel, deliver } = makeLine()
    const { seen } = makeViewer(channel)
    for (const frame of message('snapshot', new EventEncoder().encode(page(3)))) deliver(frame, 'stranger')
    await settled()
    expect(seen.events).toEqual([])
  })

  test('a snapshot of 50 MB in a few bytes', async () => {
    const { channel, deliver } = makeLine()
    const { viewer, seen } = makeViewer(channel)
    const resync = vi.spyOn(viewer, 'resync')
    const bomb = await deflate(new Uint8Array(50 * 1024 * 1024))
    for (const frame of message('snapshot', bomb, true)) deliver(frame)
    await soon(() => expect(resync).toHaveBeenCalled())
    expect(seen.events).toEqual([])
  })

  test.each([
    ['noise that calls itself a snapshot', Uint8Array.of(9, 9, 9, 9)],
    ['a change of a foreign node', new EventEncoder().encode([scroll(1)])],
  ])('%s', async (_, payload) => {
    const { channel, deliver } = makeLine()
    const { viewer, seen } = makeViewer(channel)
    const resync = vi.spyOn(viewer, 'resync')
    for (const frame of message('snapshot', payload)) deliver(frame)
    await settled()
    expect(seen.events).toEqual([])
    expect(resync).toHaveBeenCalled()
  })

  test('an older recording after a newer one', async () => {
    const { channel, deliver } = makeLine()
    const { seen } = makeViewer(channel)
    for (const frame of message('snapshot', new EventEncoder().encode(page(2)), false, 9)) deliver(frame)
    for (const frame of message('snapshot', new EventEncoder().encode(page(2)), false, 8, 50)) deliver(frame)
    await settled()
    expect(seen.snapshots).toBe(1)
  })

  test('nothing more after it was closed', async () => {
    const { channel, deliver } = makeLine()
    const { viewer, seen } = makeViewer(channel)
    viewer.close()
    for (const frame of message('snapshot', new EventEncoder().encode(page(2)))) deliver(frame)
    expect(seen.events).toEqual([])
  })
})

describe('deflate', () => {
  test('there and back', async () => {
    const bytes = new TextEncoder().encode('Balance 1 000,00 kr. '.repeat(500))
    const small = await deflate(bytes)
    expect(small.length).toBeLessThan(bytes.length / 20)
    expect(await inflate(small, bytes.length)).toEqual(bytes)
  })
  test('not one byte more than agreed', async () => {
    const small = await deflate(new Uint8Array(10_000))
    await expect(inflate(small, 9_999)).rejects.toThrow(RangeError)
  })
})
