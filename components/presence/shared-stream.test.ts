import { describe, expect, it } from 'vitest'
import type { StreamState } from '@/lib/presence/stream-state'
import type { TabMessage } from '@/lib/presence/tab-message'
import { SharedStream, type StreamPorts, type StreamSource } from './shared-stream'

type Tab = ReturnType<Browser['open']>
type Held = { name: string; owner: object; reject: (error: unknown) => void }

/** A browser with one clock, Web Locks and a channel; tabs can be frozen (they neither hear nor do anything). */
class Browser {
  now = 1_000
  readonly tabs: { frozen: boolean; hear: (message: TabMessage) => void; ticks: (() => void)[] }[] = []
  private held: Held | undefined
  private readonly waiting: { signal: AbortSignal | undefined; grant: () => void }[] = []
  private timers: { at: number; work: () => void }[] = []

  /** `made`: when its page was, by the server's clock. */
  open(visible = true, made: number | null = null) {
    const tab = { frozen: false, hear: (_: TabMessage) => {}, ticks: [] as (() => void)[] }
    const sources: {
      handlers: Map<string, (data: string) => void>
      closed: boolean
      since: number | null
    }[] = []
    const heard: { message: TabMessage; leading: boolean }[] = []
    const view = { visible, heard, sources, tab, stream: undefined as unknown as SharedStream }
    this.tabs.push(tab)
    const ports: StreamPorts = {
      locks: this.locks(),
      channel: {
        post: (message) => {
          if (tab.frozen) return
          for (const other of this.tabs) if (other !== tab && !other.frozen) other.hear(message)
        },
        listen: (on) => {
          tab.hear = on
        },
        close: () => this.tabs.splice(this.tabs.indexOf(tab), 1),
      },
      open: (since): StreamSource => {
        const source = { handlers: new Map<string, (data: string) => void>(), closed: false, since }
        sources.push(source)
        return {
          on: (event, handle) => source.handlers.set(event, handle),
          close: () => {
            source.closed = true
          },
        }
      },
      visible: () => view.visible,
      now: () => this.now,
      chance: () => 0.5,
      every: (_, work) => {
        tab.ticks.push(work)
        return () => tab.ticks.splice(0)
      },
      after: (ms, work) => {
        const timer = { at: this.now + ms, work }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((other) => other !== timer)
        }
      },
    }
    view.stream = new SharedStream(ports, (message, leading) => heard.push({ message, leading }), made)
    return view
  }

  /** Lets seconds pass, one by one. */
  async pass(seconds: number) {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1_000
      for (const tab of [...this.tabs]) if (!tab.frozen) for (const tick of tab.ticks) tick()
      const due = this.timers.filter((timer) => timer.at <= this.now)
      this.timers = this.timers.filter((timer) => timer.at > this.now)
      for (const timer of due) timer.work()
      await settled()
    }
  }

  private locks(): StreamPorts['locks'] {
    const request = (name: string, options: LockOptions, work: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const owner = {}
        const grant = () => {
          this.held = { name, owner, reject }
          work().then(() => {
            resolve()
            if (this.held?.owner === owner) this.free()
          }, reject)
        }
        options.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')))
        if (options.steal) {
          this.held?.reject(new DOMException('stolen', 'AbortError'))
          grant()
        } else if (this.held) this.waiting.push({ signal: options.signal ?? undefined, grant })
        else grant()
      })
    return { request } as StreamPorts['locks']
  }

  private free(): void {
    this.held = undefined
    const next = this.waiting.shift()
    if (next?.signal?.aborted) this.free()
    else next?.grant()
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const openSources = (...tabs: Tab[]) =>
  tabs.map((tab) => tab.sources.filter((source) => !source.closed).length)
const say = (tab: Tab, event: string, data: unknown = {}) =>
  tab.sources.findLast((source) => !source.closed)?.handlers.get(event)?.(JSON.stringify(data))
const lastState = (tab: Tab) => tab.heard.findLast(({ message }) => message.type === 'state')?.message
const state = (now: number) => ({ now, role: 'scheduler' }) as StreamState

const changes = (tab: Tab) => tab.heard.filter(({ message }) => message.type === 'changed').length

describe('what changed while nobody listened', () => {
  it('is asked for since the page was made, and after a gap since the server was last heard', async () => {
    const browser = new Browser()
    const tab = browser.open(true, 4_900)
    await settled()
    expect(tab.sources[0]?.since).toBe(4_900)
    say(tab, 'state', state(5_000))
    await browser.pass(9)
    say(tab, 'ping', { id: 'p' })
    await browser.pass(3)
    say(tab, 'error')
    await browser.pass(2)
    say(tab, 'error')
    await browser.pass(4)
    expect(tab.sources.slice(1).map(({ since }) => since)).toEqual([14_000, 14_000])
  })

  it('is told by the tab that holds the stream to one made before, not to one made after', async () => {
    const browser = new Browser()
    const leader = browser.open(true, 5_000)
    await settled()
    say(leader, 'state', state(5_000))
    await browser.pass(10)
    say(leader, 'changed', { what: 'message' })
    expect(changes(browser.open(true, 10_000))).toBe(1)
    expect(changes(browser.open(true, 20_000))).toBe(0)
    expect(changes(browser.open())).toBe(0)
  })

  it('is told to a tab that was frozen meanwhile', async () => {
    const browser = new Browser()
    const leader = browser.open(true, 5_000)
    const other = browser.open(true, 5_000)
    await settled()
    say(leader, 'state', state(5_000))
    say(leader, 'ping', { id: 'p' })
    other.tab.frozen = true
    await browser.pass(5)
    say(leader, 'changed', { what: 'message' })
    other.tab.frozen = false
    expect(changes(other)).toBe(0)
    other.stream.retry()
    expect(changes(other)).toBe(1)
  })
})

describe('one stream for all tabs', () => {
  it('is opened by one of three, and what it carries reaches all', async () => {
    const browser = new Browser()
    const tabs = [browser.open(), browser.open(), browser.open()]
    await settled()
    expect(openSources(...tabs)).toEqual([1, 0, 0])
    say(tabs[0] as Tab, 'state', state(5_000))
    for (const tab of tabs)
      expect(lastState(tab)).toEqual({ type: 'state', state: state(5_000), offset: 4_000 })
    say(tabs[0] as Tab, 'ping', { id: 'p1' })
    const pings = tabs.map((tab) => tab.heard.filter(({ message }) => message.type === 'ping'))
    expect(pings.map((heard) => heard.map(({ leading }) => leading))).toEqual([[true], [false], [false]])
  })

  it('gives a tab that comes later the whole truth at once', async () => {
    const browser = new Browser()
    const first = browser.open()
    say(first, 'state', state(5_000))
    const late = browser.open()
    await settled()
    expect(lastState(late)).toMatchObject({ state: state(5_000) })
    expect(openSources(first, late)).toEqual([1, 0])
  })

  it('tells a tab that was frozen what it has missed', async () => {
    const browser = new Browser()
    const leader = browser.open()
    const other = browser.open()
    await settled()
    other.tab.frozen = true
    say(leader, 'state', state(7_000))
    other.tab.frozen = false
    expect(lastState(other)).toBeUndefined()
    other.stream.retry()
    expect(lastState(other)).toMatchObject({ state: state(7_000) })
  })

  it('moves on when its tab is closed', async () => {
    const browser = new Browser()
    const [first, second, third] = [browser.open(), browser.open(), browser.open()]
    await settled()
    first.stream.close()
    await settled()
    expect(openSources(first, second, third)).toEqual([0, 1, 0])
    second.stream.close()
    await settled()
    expect(openSources(first, second, third)).toEqual([0, 0, 1])
  })

  it('is taken from a frozen tab by a visible one after 12 s, and the frozen one gives way', async () => {
    const browser = new Browser()
    const frozen = browser.open()
    const hidden = browser.open(false)
    const visible = browser.open()
    say(frozen, 'state', state(5_000))
    frozen.tab.frozen = true
    await browser.pass(11)
    expect(openSources(hidden, visible)).toEqual([0, 0])
    await browser.pass(2)
    expect(openSources(frozen, hidden, visible)).toEqual([0, 0, 1])
    frozen.tab.frozen = false
    visible.stream.close()
    await settled()
    expect(openSources(frozen, hidden, visible).reduce((sum, open) => sum + open)).toBe(1)
  })

  it('stays with a leader who answers, though the server is silent', async () => {
    const browser = new Browser()
    const leader = browser.open(false)
    const visible = browser.open()
    say(leader, 'open')
    await browser.pass(20)
    expect(openSources(leader, visible)).toEqual([1, 0])
  })

  it('is opened again when it broke, later each time, and at once when asked', async () => {
    const browser = new Browser()
    const tab = browser.open()
    say(tab, 'error')
    expect(tab.heard.at(-1)?.message).toEqual({ type: 'connection', connection: 'lost' })
    expect(openSources(tab)).toEqual([0])
    await browser.pass(1)
    expect(openSources(tab)).toEqual([1])
    for (let failure = 0; failure < 5; failure += 1) {
      say(tab, 'error')
      tab.stream.retry()
    }
    say(tab, 'error')
    await browser.pass(14)
    expect(openSources(tab)).toEqual([0])
    await browser.pass(2)
    expect(openSources(tab)).toEqual([1])
  })

  it('is opened again when the server says nothing for 25 s', async () => {
    const browser = new Browser()
    const tab = browser.open()
    say(tab, 'open')
    await browser.pass(25)
    expect(tab.sources.length).toBe(1)
    await browser.pass(2)
    expect(tab.sources.length).toBe(2)
    expect(openSources(tab)).toEqual([1])
  })

  it('ends for all tabs when the session ends, and is not opened again', async () => {
    const browser = new Browser()
    const [first, second] = [browser.open(), browser.open()]
    say(first, 'ended', { reason: 'signed_out' })
    for (const tab of [first, second])
      expect(tab.heard.at(-1)?.message).toEqual({ type: 'ended', reason: 'signed_out' })
    await browser.pass(60)
    expect(openSources(first)).toEqual([0])
  })

  it("tells every tab of the person's input in one of them, the leader too", async () => {
    const browser = new Browser()
    const [leader, other, third] = [browser.open(), browser.open(), browser.open()]
    other.stream.tell({ type: 'input', locksAt: 99 })
    for (const tab of [leader, other, third])
      expect(tab.heard.at(-1)?.message).toEqual({ type: 'input', locksAt: 99 })
  })
})
