import { ByteWriter } from './bytes'
import type { Incremental, Mutation, SharedEvent, SharedNode } from './event'
import { Words } from './words'

/** What an event is on the wire. */
export const code = { meta: 0, full: 1, mutation: 2, scroll: 3, resize: 4, input: 5 } as const

/**
 * Writes shared events in our own compact form: words by number, node ids and times as distances from the one
 * before. It remembers what it wrote, so the reader must read every message, in order, from a snapshot on.
 */
export class EventEncoder {
  #words = new Words()
  #id = 0
  #time = 0
  #to = new ByteWriter()

  /** One message. A snapshot (Meta + FullSnapshot) calls `restart` before it, so that it can be read alone. */
  encode(events: readonly SharedEvent[]): Uint8Array<ArrayBuffer> {
    this.#to = new ByteWriter()
    for (const event of events) this.#event(event)
    return this.#to.done()
  }

  restart(): void {
    this.#words = new Words()
    this.#id = 0
    this.#time = 0
  }

  #event(event: SharedEvent): void {
    const to = this.#to
    if (event.type === 4) {
      this.#head(code.meta, event.timestamp)
      this.#words.write(to, event.data.href)
      to.count(event.data.width)
      to.count(event.data.height)
    } else if (event.type === 2) {
      this.#head(code.full, event.timestamp)
      to.count(event.data.initialOffset.left)
      to.count(event.data.initialOffset.top)
      this.#node(event.data.node)
    } else {
      this.#change(event.data, event.timestamp)
    }
  }

  #head(kind: number, timestamp: number): void {
    this.#to.byte(kind)
    const time = Math.round(timestamp)
    this.#to.distance(time - this.#time)
    this.#time = time
  }

  #ref(id: number): void {
    this.#to.distance(id - this.#id)
    this.#id = id
  }

  #change(change: Incremental, timestamp: number): void {
    const to = this.#to
    if (change.source === 0) {
      this.#head(code.mutation, timestamp)
      this.#mutation(change)
    } else if (change.source === 4) {
      this.#head(code.resize, timestamp)
      to.count(change.width)
      to.count(change.height)
    } else if (change.source === 3) {
      this.#head(code.scroll, timestamp)
      this.#ref(change.id)
      to.count(change.x)
      to.count(change.y)
    } else {
      this.#head(code.input, timestamp)
      this.#ref(change.id)
      to.byte(change.isChecked ? 1 : 0)
      to.text(change.text)
    }
  }

  #mutation(change: Mutation): void {
    const to = this.#to
    to.count(change.texts.length)
    for (const { id, value } of change.texts) {
      this.#ref(id)
      this.#words.write(to, value)
    }
    to.count(change.attributes.length)
    for (const { id, attributes } of change.attributes) {
      this.#ref(id)
      this.#attributes(attributes)
    }
    to.count(change.removes.length)
    for (const { parentId, id } of change.removes) {
      this.#ref(parentId)
      this.#ref(id)
    }
    to.count(change.adds.length)
    for (const { parentId, nextId, node } of change.adds) {
      this.#ref(parentId)
      to.byte(nextId === null ? 0 : 1)
      if (nextId !== null) this.#ref(nextId)
      this.#node(node)
    }
  }

  #attributes(attributes: Record<string, string | null>): void {
    const all = Object.entries(attributes)
    this.#to.count(all.length)
    for (const [name, value] of all) {
      this.#words.write(this.#to, name)
      this.#to.byte(value === null ? 0 : 1)
      if (value !== null) this.#words.write(this.#to, value)
    }
  }

  #node(node: SharedNode): void {
    const to = this.#to
    to.byte(node.type === 2 && node.isSVG ? 6 : node.type)
    this.#ref(node.id)
    if (node.type === 3) this.#words.write(to, node.textContent)
    if (node.type === 2) {
      this.#words.write(to, node.tagName)
      this.#attributes(node.attributes)
    }
    if (node.type === 1 || node.type === 3) return
    to.count(node.childNodes.length)
    for (const child of node.childNodes) this.#node(child)
  }
}
