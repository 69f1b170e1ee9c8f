import { EventEncoder } from '@/lib/cobrowse/encode'
import type { SharedEvent } from '@/lib/cobrowse/event'
import { cut, type Kind } from '@/lib/cobrowse/frame'
import { type AdvisorSays, type CustomerSays, write } from '@/lib/cobrowse/message'
import { dequeue, emptyQueue, enqueue, type Queue } from '@/lib/cobrowse/queue'
import type { DataChannel } from './channel'
import { DEFLATE_FROM, deflate } from './deflate'

type Told = {
  /** Asked before anything of the page goes out, each time anew. */
  mayShare: () => boolean
  /** What went out, for those who count bytes. */
  onSent?: (bytes: number) => void
  /** Frames had to be dropped: when the line is free again, everything must be sent anew. */
  onOverflow?: () => void
  onFailed?: () => void
}

/**
 * The one door through which co-browse data leaves this computer. Pages pass only with the customer's consent,
 * which is asked at the door, at the last moment; words between the two sides pass without.
 */
export class Door {
  #encoder = new EventEncoder()
  #sequence = 0
  #queue: Queue = emptyQueue
  #sending = false
  #deflating: Promise<void> | null = null
  #overflow = false

  constructor(
    private readonly channel: DataChannel,
    readonly epoch: number,
    private readonly told: Told,
  ) {}

  /** Words to the other side. */
  say(message: AdvisorSays | CustomerSays): void {
    const [frame] = cut({ kind: 'control', deflated: false, epoch: this.epoch, payload: write(message) }, 0)
    if (frame) this.channel.send(frame).catch(() => this.told.onFailed?.())
  }

  /** Events of the page; a snapshot starts the reader's memory anew. */
  show(events: SharedEvent[], snapshot: boolean): void {
    if (!this.told.mayShare()) return
    if (snapshot) this.#encoder.restart()
    const payload = this.#encoder.encode(events)
    const kind = snapshot ? 'snapshot' : 'events'
    if (payload.length < DEFLATE_FROM && !this.#deflating) {
      this.#put(kind, payload, false)
      return
    }
    const before = this.#deflating ?? Promise.resolve()
    const mine = before.then(() => this.#putDeflated(kind, payload)).catch(() => this.told.onFailed?.())
    const last = mine.then(() => {
      if (this.#deflating === last) this.#deflating = null
    })
    this.#deflating = last
  }

  async #putDeflated(kind: Kind, payload: Uint8Array<ArrayBuffer>): Promise<void> {
    if (payload.length < DEFLATE_FROM) this.#put(kind, payload, false)
    else this.#put(kind, await deflate(payload), true)
  }

  #put(kind: Kind, payload: Uint8Array, deflated: boolean): void {
    const frames = cut({ kind, deflated, epoch: this.epoch, payload }, this.#sequence)
    this.#sequence += frames.length
    const queue = enqueue(this.#queue, frames)
    if (queue.ok) this.#queue = queue.value
    else {
      // The hole in the numbers makes the other side wait for the snapshot that follows.
      this.#queue = emptyQueue
      this.#overflow = true
    }
    void this.#pump()
  }

  async #pump(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = dequeue(this.#queue); next; next = dequeue(this.#queue)) {
        this.#queue = next.rest
        if (!this.told.mayShare()) continue
        await this.channel.send(next.item as Uint8Array<ArrayBuffer>)
        this.told.onSent?.(next.item.length)
      }
    } catch {
      this.#queue = emptyQueue
      this.told.onFailed?.()
    } finally {
      this.#sending = false
    }
    if (!this.#overflow) return
    this.#overflow = false
    this.told.onOverflow?.()
  }
}
