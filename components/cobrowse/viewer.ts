import { EventCheck } from '@/lib/cobrowse/check'
import { EventDecoder } from '@/lib/cobrowse/decode'
import { limits, type SharedEvent } from '@/lib/cobrowse/event'
import { type Frame, Joiner, type Message, readFrame } from '@/lib/cobrowse/frame'
import { arrive, lost, type Order, start } from '@/lib/cobrowse/gap'
import { type AdvisorSays, type CustomerSays, readCustomer } from '@/lib/cobrowse/message'
import { rebase } from '@/lib/cobrowse/rebase'
import type { DataChannel } from './channel'
import { inflate } from './deflate'
import { Door } from './door'

type Heard = {
  /** Checked events for the replay; `snapshot`: they start it anew. */
  onEvents: (events: SharedEvent[], snapshot: boolean) => void
  onMessage: (message: CustomerSays) => void
  onBytes?: (bytes: number) => void
  /** Waiting for a fresh snapshot, or following again. */
  onFollowing: (following: boolean) => void
}

/** Snapshots are not asked for more often than this. Milliseconds. */
const ASK_EVERY = 500
/** When none comes, it is asked again after so long, a few times. */
const ASK_AGAIN = 3_000
const TRIES = 5

/**
 * The advisor's side, without a face: hears only the one customer, keeps the order of frames, inflates, decodes
 * and checks. What does not pass is never shown; a fresh snapshot is asked for instead.
 */
export class Viewer {
  #order: Order = start
  #joiner = new Joiner()
  #decoder = new EventDecoder()
  #check: EventCheck
  #door: Door
  #forget: () => void
  #clock = 0
  #asked = Number.NEGATIVE_INFINITY
  #later: ReturnType<typeof setTimeout> | undefined
  #work: Promise<void> | null = null

  constructor(
    channel: DataChannel,
    private readonly customerId: string,
    origin: string,
    private readonly clock: () => number,
    private readonly heard: Heard,
  ) {
    this.#check = new EventCheck(origin)
    this.#door = new Door(channel, clock(), { mayShare: () => false })
    this.#forget = channel.onData((bytes, from) => this.#hear(bytes, from))
  }

  say(message: AdvisorSays): void {
    this.#door.say(message)
  }

  /** The recording that is being followed: pointing names it, so that it cannot hit another page. */
  get epoch(): number {
    return this.#order.epoch
  }

  /** Nothing more is shown until a snapshot comes; asks for one, not in a hurry, and again when none comes. */
  resync(): void {
    this.#order = lost(this.#order)
    this.heard.onFollowing(false)
    this.#askIn(Math.max(0, this.#asked + ASK_EVERY - this.clock()), TRIES)
  }

  #askIn(wait: number, tries: number): void {
    clearTimeout(this.#later)
    const ask = () => {
      this.#asked = this.clock()
      this.say({ type: 'snapshot-please', epoch: this.#order.epoch })
      if (tries > 1) this.#askIn(ASK_AGAIN, tries - 1)
    }
    if (wait > 0) this.#later = setTimeout(ask, wait)
    else ask()
  }

  close(): void {
    clearTimeout(this.#later)
    this.#forget()
  }

  #hear(bytes: Uint8Array, from: string): void {
    if (from !== this.customerId) return
    const read = readFrame(bytes)
    if (!read.ok) return
    const frame = read.value
    if (frame.kind === 'control') this.#control(frame)
    else this.#follow(frame, bytes.length)
  }

  #follow(frame: Frame, bytes: number): void {
    this.heard.onBytes?.(bytes)
    const { order, take, ask } = arrive(this.#order, frame)
    this.#order = order
    if (ask) this.resync()
    if (!take) return
    const whole = this.#joiner.add(frame)
    if (whole) this.#take(whole)
  }

  #control(frame: Frame): void {
    const whole = frame.deflated ? null : new Joiner().add(frame)
    const message = whole ? readCustomer(whole.payload) : null
    if (message?.ok) this.heard.onMessage(message.value)
  }

  /** In order, although inflating takes a moment; what is small and alone is shown at once. */
  #take(message: Message): void {
    if (!message.deflated && !this.#work) {
      this.#show(message, message.payload)
      return
    }
    const before = this.#work ?? Promise.resolve()
    const mine = before.then(() => this.#inflateAndShow(message)).catch(() => this.resync())
    const last = mine.then(() => {
      if (this.#work === last) this.#work = null
    })
    this.#work = last
  }

  async #inflateAndShow(message: Message): Promise<void> {
    const bytes = message.payload.slice()
    this.#show(message, message.deflated ? await inflate(bytes, limits.message) : bytes)
  }

  #show(message: Message, payload: Uint8Array): void {
    const snapshot = message.kind === 'snapshot'
    if (snapshot) this.#decoder.restart()
    // What was on its way before a hole or a newer recording is not shown any more.
    else if (this.#order.state === 'waiting' || message.epoch !== this.#order.epoch) return
    const decoded = this.#decoder.decode(payload)
    const checked = decoded.ok ? this.#check.check(decoded.value) : decoded
    if (!checked.ok) {
      this.resync()
      return
    }
    const { events, clock } = rebase(checked.value, this.#clock, this.clock())
    this.#clock = clock
    if (snapshot) {
      clearTimeout(this.#later)
      this.heard.onFollowing(true)
    }
    this.heard.onEvents(events, snapshot)
  }
}
