import { no, ok, type Result } from '@/lib/result'
import { BadBytes, ByteReader } from './bytes'
import { code } from './encode'
import {
  type Added,
  type Incremental,
  limits,
  type Mutation,
  type SharedEvent,
  type SharedNode,
} from './event'
import { Words } from './words'

/** Reads what an EventEncoder wrote, message by message. `restart` before each snapshot. */
export class EventDecoder {
  #words = new Words()
  #id = 0
  #time = 0
  #from = new ByteReader(new Uint8Array())
  #nodes = 0

  restart(): void {
    this.#words = new Words()
    this.#id = 0
    this.#time = 0
  }

  /** The events of one message, or `bad_bytes` when it is not one of ours; then only a snapshot helps. */
  decode(bytes: Uint8Array): Result<SharedEvent[], 'bad_bytes'> {
    this.#from = new ByteReader(bytes)
    this.#nodes = 0
    const events: SharedEvent[] = []
    try {
      while (this.#from.left > 0) events.push(this.#event())
      return ok(events)
    } catch (error) {
      if (error instanceof BadBytes) return no('bad_bytes')
      throw error
    }
  }

  #event(): SharedEvent {
    const from = this.#from
    const kind = from.byte()
    this.#time += from.distance()
    const timestamp = this.#time
    if (kind === code.meta) {
      const data = { href: this.#words.read(from), width: from.count(), height: from.count() }
      return { type: 4, timestamp, data }
    }
    if (kind === code.full) {
      const initialOffset = { left: from.count(), top: from.count() }
      return { type: 2, timestamp, data: { node: this.#node(0), initialOffset } }
    }
    return { type: 3, timestamp, data: this.#change(kind) }
  }

  #change(kind: number): Incremental {
    const from = this.#from
    if (kind === code.mutation) return this.#mutation()
    if (kind === code.scroll) return { source: 3, id: this.#ref(), x: from.count(), y: from.count() }
    if (kind === code.resize) return { source: 4, width: from.count(), height: from.count() }
    if (kind !== code.input) throw new BadBytes('unknown event')
    const id = this.#ref()
    const isChecked = from.byte() === 1
    return { source: 5, id, isChecked, text: from.text(limits.text) }
  }

  #ref(): number {
    this.#id += this.#from.distance()
    return this.#id
  }

  /** A list cannot be longer than the bytes that are left: no room is made for what cannot come. */
  #list<T>(read: () => T): T[] {
    const length = this.#from.count()
    if (length > this.#from.left) throw new BadBytes('list too long')
    return Array.from({ length }, read)
  }

  #mutation(): Mutation {
    const word = () => this.#words.read(this.#from)
    const texts = this.#list(() => ({ id: this.#ref(), value: word() }))
    const attributes = this.#list(() => ({ id: this.#ref(), attributes: this.#changes() }))
    const removes = this.#list(() => ({ parentId: this.#ref(), id: this.#ref() }))
    return { source: 0, texts, attributes, removes, adds: this.#list(() => this.#added()) }
  }

  #added(): Added {
    const parentId = this.#ref()
    const nextId = this.#from.byte() === 0 ? null : this.#ref()
    return { parentId, nextId, node: this.#node(0) }
  }

  #changes(): Record<string, string | null> {
    const pairs = this.#list(() => {
      const name = this.#words.read(this.#from)
      return [name, this.#from.byte() === 0 ? null : this.#words.read(this.#from)] as const
    })
    return Object.fromEntries(pairs)
  }

  #attributes(): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(this.#changes())) if (value !== null) attributes[name] = value
    return attributes
  }

  #node(depth: number): SharedNode {
    this.#nodes += 1
    if (depth > limits.depth || this.#nodes > limits.nodes) throw new BadBytes('too many nodes')
    const type = this.#from.byte()
    const id = this.#ref()
    if (type === 3) return { type, id, textContent: this.#words.read(this.#from) }
    if (type === 1) return { type, id, name: 'html', publicId: '', systemId: '' }
    if (type === 0) return { type, id, childNodes: this.#list(() => this.#node(depth + 1)) }
    if (type !== 2 && type !== 6) throw new BadBytes('unknown node')
    const tagName = this.#words.read(this.#from)
    const attributes = this.#attributes()
    const childNodes = this.#list(() => this.#node(depth + 1))
    const node = { type: 2 as const, id, tagName, attributes, childNodes }
    return type === 6 ? { ...node, isSVG: true } : node
  }
}
