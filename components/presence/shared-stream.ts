import { marginMs } from '@/lib/presence/last-changes'
import { reconnectDelay } from '@/lib/presence/reconnect'
import type { StreamChange, StreamState } from '@/lib/presence/stream-state'
import type { EndReason, TabMessage } from '@/lib/presence/tab-message'

/** What the stream needs of a browser; tests bring their own. */
export type StreamPorts = {
  /** Web Locks; undefined where there are none (plain http on a network), then every tab has its own stream. */
  locks: Pick<LockManager, 'request'> | undefined
  channel: { post(message: TabMessage): void; listen(on: (message: TabMessage) => void): void; close(): void }
  /** `since`: until when everything here is known; epoch ms, server's clock. What changed since is told. */
  open(since: number | null): StreamSource
  visible(): boolean
  /** This computer's clock, epoch ms. */
  now(): number
  chance(): number
  every(ms: number, work: () => void): () => void
  after(ms: number, work: () => void): () => void
}

/** The part of an EventSource that is used. */
export type StreamSource = {
  on(event: 'open' | 'error' | 'state' | 'changed' | 'ping' | 'ended', handle: (data: string) => void): void
  close(): void
}

const lockName = 'radrum-stream'
/** The server pings every 10 s; a stream that says nothing for this long is dead. */
const deadStreamMs = 25_000
/** A leader who says nothing for this long is asked … */
const silentMs = 8_000
/** … and loses the stream when there is no answer for this long. 12 s in all. */
const unansweredMs = 4_000
const watchMs = 1_000

/**
 * One stream for all tabs of a browser: the tab that holds the Web Lock holds the stream and tells the others over
 * BroadcastChannel. When it goes, the lock moves on; when it is frozen, a visible tab takes the lock from it.
 */
export class SharedStream {
  private leading = false
  private source: StreamSource | undefined
  private failures = 0
  private heardAt: number
  private askedAt: number | undefined
  private latest: (TabMessage & { type: 'state' }) | undefined
  /** Until when everything here is known, and when something last changed; epoch ms, server's clock. */
  private known: number | null
  private changedAt = 0
  private release: () => void = () => {}
  private cancelReconnect: () => void = () => {}
  private readonly stopWatch: () => void
  private readonly closing = new AbortController()

  constructor(
    private readonly ports: StreamPorts,
    /** Told everything that any tab tells; `leading` is true in the tab that holds the stream. */
    private readonly on: (message: TabMessage, leading: boolean) => void,
    /** When the page was made; epoch ms, server's clock. */
    made: number | null,
  ) {
    this.known = made
    this.heardAt = ports.now()
    ports.channel.listen((message) => this.hear(message))
    this.stopWatch = ports.every(watchMs, () => this.watch())
    this.ask()
    void this.queue()
  }

  /** Tells all tabs, this one included. */
  tell(message: TabMessage): void {
    this.on(message, this.leading)
    this.ports.channel.post(message)
  }

  /** The page is seen again, or the network is back: a lost stream is opened now, and another tab asked for the truth. */
  retry(): void {
    if (!this.leading) this.ask()
    else if (!this.source) this.connect()
  }

  close(): void {
    this.closing.abort()
    this.stopWatch()
    this.stepDown()
    this.release()
    this.ports.channel.close()
  }

  /** Waits for the lock, again whenever it was taken away. */
  private async queue(): Promise<void> {
    const { locks } = this.ports
    if (!locks) return this.lead()
    const { signal } = this.closing
    while (!signal.aborted)
      await locks
        .request(lockName, { signal }, () => this.lead())
        .catch((error: unknown) => {
          this.giveWay()
          // taken away: queue again; anything else will not get better by asking again
          return error instanceof DOMException && error.name === 'AbortError' ? undefined : this.lead()
        })
  }

  private steal(): void {
    this.askedAt = undefined
    this.heardAt = this.ports.now()
    void this.ports.locks?.request(lockName, { steal: true }, () => this.lead()).catch(() => this.giveWay())
  }

  private lead(): Promise<void> {
    if (this.closing.signal.aborted) return Promise.resolve()
    this.leading = true
    this.connect()
    return new Promise((resolve) => {
      this.release = resolve
    })
  }

  /** Another tab has the stream now; what it has heard meanwhile is asked for. */
  private giveWay(): void {
    this.stepDown()
    if (!this.closing.signal.aborted) this.retry()
  }

  private stepDown(): void {
    this.leading = false
    this.cancelReconnect()
    this.source?.close()
    this.source = undefined
  }

  private connect(): void {
    this.cancelReconnect()
    this.source?.close()
    const source = this.ports.open(this.known)
    this.source = source
    this.heardAt = this.ports.now()
    const when = (event: Parameters<StreamSource['on']>[0], handle: (data: string) => void) =>
      source.on(event, (data) => {
        if (this.source !== source) return
        this.heardAt = this.ports.now()
        handle(data)
      })
    when('open', () => {
      this.failures = 0
      this.tell({ type: 'connection', connection: 'open' })
    })
    when('error', () => this.reconnect())
    when('state', (data) => this.tellState(JSON.parse(data) as StreamState))
    when('changed', (data) => {
      this.listened()
      this.changedAt = this.known ?? 0
      this.tell({ type: 'changed', change: JSON.parse(data) as StreamChange })
    })
    when('ping', (data) => {
      this.listened()
      this.tell({ type: 'ping', id: (JSON.parse(data) as { id: string }).id })
    })
    when('ended', (data) => {
      this.tell({ type: 'ended', reason: (JSON.parse(data) as { reason: EndReason }).reason })
      this.stepDown()
    })
  }

  private tellState(state: StreamState): void {
    this.latest = { type: 'state', state, offset: state.now - this.ports.now() }
    this.tell(this.latest)
  }

  private reconnect(): void {
    this.source?.close()
    this.source = undefined
    this.failures += 1
    this.tell({ type: 'connection', connection: 'lost' })
    this.cancelReconnect()
    const delay = reconnectDelay(this.failures, this.ports.chance())
    this.cancelReconnect = this.ports.after(delay, () => this.connect())
  }

  private hear(message: TabMessage): void {
    if (message.type === 'ask') {
      this.answer(message.since)
      return
    }
    // who leads hears the server itself; from the others only what happened in them
    if (this.leading && message.type !== 'input' && message.type !== 'ended') return
    if (!this.leading) this.heardAt = this.ports.now()
    this.askedAt = undefined
    if (message.type === 'state') this.latest = message
    if (message.type === 'changed' || message.type === 'ping') this.listened()
    this.on(message, this.leading)
  }

  private answer(since: number | null): void {
    if (!this.leading) return
    this.ports.channel.post(this.latest ?? { type: 'here' })
    if (since !== null && this.changedAt >= since - marginMs)
      this.ports.channel.post({ type: 'changed', change: { what: 'anything' } })
  }

  private ask(): void {
    this.ports.channel.post({ type: 'ask', since: this.known })
  }

  /** The server is heard now, so nothing is missed until now. */
  private listened(): void {
    if (this.latest) this.known = this.ports.now() + this.latest.offset
  }

  private watch(): void {
    const silent = this.ports.now() - this.heardAt
    if (this.leading) {
      if (this.source && silent > deadStreamMs) this.reconnect()
      return
    }
    if (!this.ports.locks || !this.ports.visible() || silent < silentMs) return
    if (this.askedAt === undefined) {
      this.askedAt = this.ports.now()
      this.ask()
    } else if (this.ports.now() - this.askedAt >= unansweredMs) this.steal()
  }
}
