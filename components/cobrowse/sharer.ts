import {
  type Consent,
  type ConsentEvent,
  maySend,
  noConsent,
  transition,
  waitToAsk,
} from '@/lib/cobrowse/consent'
import type { Shown } from '@/lib/cobrowse/eyes'
import { Joiner, readFrame } from '@/lib/cobrowse/frame'
import { type AdvisorSays, readAdvisor } from '@/lib/cobrowse/message'
import type { Spot } from '@/lib/cobrowse/pointer'
import { sentTag } from '@/lib/cobrowse/tags'
import type { Capture } from './capture'
import type { DataChannel } from './channel'
import { Door } from './door'

export type Pointed = { spot: Spot; element: Element } | null

type Heard = {
  onConsent: (consent: Consent) => void
  onPointed: (pointed: Pointed) => void
  /** Whether the advisor has the page on their screen; null when that is not known any more. */
  onShown?: (shown: Shown) => void
  /** The other side asks to end it. */
  onStop: () => void
  onSent?: (bytes: number) => void
}

/** Snapshots are taken no more often than this when the other side asks. Milliseconds. */
const SNAPSHOT_EVERY = 250
/** After the line failed, or the recorder could not be fetched. Milliseconds. */
const FAILED_PAUSE = 1_000

/** rrweb is large: it comes when somebody is asked or offers, not with every page. */
const loadCapture = () => import('./capture').catch(() => null)

/**
 * The customer's side of looking along, without a face: holds the consent, records while it stands, and hears
 * only the one advisor of this meeting. Whatever that advisor sends can ask, point and stop; nothing else exists.
 */
export class Sharer {
  #consent: Consent = noConsent
  #capture: Capture | null = null
  #door: Door
  #forget: () => void
  #taken = Number.NEGATIVE_INFINITY
  #due: ReturnType<typeof setTimeout> | undefined
  #asked: string | undefined
  #closed = false

  constructor(
    channel: DataChannel,
    private readonly advisorId: string,
    private readonly clock: () => number,
    private readonly heard: Heard,
  ) {
    this.#door = new Door(channel, clock(), {
      mayShare: () => maySend(this.#consent),
      onSent: heard.onSent,
      onOverflow: () => this.#fresh(),
      onFailed: () => this.#fresh(FAILED_PAUSE),
    })
    this.#forget = channel.onData((bytes, from) => this.#hear(bytes, from))
  }

  /** The consent as it is at this moment. */
  now(): Consent {
    return this.#consent
  }

  /** What would follow an event now, without doing it: the server is asked in between. */
  foresee(event: ConsentEvent): Consent | null {
    const after = transition(this.#consent, event)
    return after.ok ? after.value : null
  }

  /** Does it: false when it is not possible now. */
  move(event: ConsentEvent): boolean {
    const after = this.foresee(event)
    if (after) this.#become(after)
    return after !== null
  }

  /** Goes on where an earlier page of the same sharing stopped (a reload): the server still holds the consent. */
  resume(since: number): void {
    if (!maySend(this.#consent)) this.#become({ state: 'allowed', since })
  }

  /** The pause after **Not now** goes on after a reload. */
  stayRefused(again: number): void {
    this.#become({ state: 'refused', again })
  }

  /** Tells the advisor what came of the question. */
  answer(askId: string, allowed: boolean): void {
    const again = waitToAsk(this.#consent, this.clock())
    this.#door.say({ type: 'answer', askId, allowed, again })
  }

  /** Tells the advisor that it is over. */
  sayStop(): void {
    this.#door.say({ type: 'stop' })
  }

  /** Tells the advisor how it stands. During a gap it still stands: the page comes back by itself. */
  sayState(): void {
    const again = waitToAsk(this.#consent, this.clock())
    const sharing = maySend(this.#consent) || this.#consent.state === 'away'
    this.#door.say({ type: 'state', sharing, again })
  }

  close(): void {
    this.#closed = true
    this.#forget()
    clearTimeout(this.#due)
    this.#capture?.stop()
    this.#capture = null
  }

  #become(consent: Consent): void {
    const before = maySend(this.#consent)
    this.#consent = consent
    const now = maySend(consent)
    if (consent.state === 'asked') void loadCapture()
    if (now && !this.#capture) void this.#record()
    else if (now && !before) this.#capture?.snapshot()
    if (!now && consent.state !== 'away') {
      this.#capture?.stop()
      this.#capture = null
    }
    if (!now) {
      this.heard.onPointed(null)
      this.heard.onShown?.(null)
    } else if (!before) this.sayState()
    this.heard.onConsent(consent)
  }

  /** Begins to record as soon as it can, if it may still then. */
  async #record(): Promise<void> {
    const recorder = await loadCapture()
    if (this.#closed || this.#capture || !maySend(this.#consent)) return
    if (recorder) this.#capture = recorder.capture((events, snapshot) => this.#door.show(events, snapshot))
    else setTimeout(() => void this.#record(), FAILED_PAUSE)
  }

  #hear(bytes: Uint8Array, from: string): void {
    if (from !== this.advisorId) return
    const frame = readFrame(bytes)
    if (!frame.ok || frame.value.kind !== 'control' || frame.value.deflated) return
    const whole = new Joiner().add(frame.value)
    const message = whole ? readAdvisor(whole.payload) : null
    if (message?.ok) this.#answerTo(message.value)
  }

  #answerTo(message: AdvisorSays): void {
    switch (message.type) {
      case 'ask':
        // a question is repeated until it is answered; one that was answered and ended is not shown again
        if (message.askId === this.#asked && this.#consent.state === 'stopped') this.sayState()
        else if (this.move({ type: 'ask', askId: message.askId, at: this.clock() }))
          this.#asked = message.askId
        else this.sayState()
        break
      case 'hello':
        this.sayState()
        this.#fresh()
        break
      case 'snapshot-please':
        this.#fresh()
        break
      case 'point':
        this.heard.onPointed(message.epoch === this.#door.epoch ? this.#find(message.spot) : null)
        break
      case 'echo':
        this.#door.say({ type: 'echo', sequence: message.sequence })
        break
      case 'view':
        if (maySend(this.#consent)) this.heard.onShown?.(message.shown)
        break
      case 'stop':
        this.heard.onStop()
    }
  }

  /** A fresh snapshot, soon; asking a thousand times a second gives four. */
  #fresh(wait = 0): void {
    if (this.#due !== undefined || !maySend(this.#consent)) return
    const since = this.clock() - this.#taken
    this.#due = setTimeout(
      () => {
        this.#due = undefined
        this.#taken = this.clock()
        this.#capture?.snapshot()
      },
      Math.max(wait, SNAPSHOT_EVERY - since, 0),
    )
  }

  #find(spot: Spot | null): Pointed {
    const element = spot && maySend(this.#consent) ? this.#capture?.element(spot.id) : null
    if (!spot || !element) return null
    const { tagName } = sentTag(element.localName, element.namespaceURI === 'http://www.w3.org/2000/svg')
    return tagName === spot.tag && !element.closest('[data-share~="off"]') ? { spot, element } : null
  }
}
