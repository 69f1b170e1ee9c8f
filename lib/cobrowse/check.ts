import { no, ok, type Result } from '@/lib/result'
import { ownAsset, ownSheet, sendable } from './attributes'
import { type Incremental, limits, type SharedEvent, type SharedNode } from './event'
import { isSentTag } from './tags'

/** Why events that came in are not shown. All of them mean: somebody over there does not use our sender. */
export type BadEvent =
  | 'unknown_event'
  | 'foreign_node'
  | 'bad_tag'
  | 'bad_attribute'
  | 'bad_number'
  | 'bad_text'
  | 'too_many_nodes'

class Refused extends Error {
  constructor(readonly reason: BadEvent) {
    super(reason)
  }
}

function refuse(reason: BadEvent): never {
  throw new Refused(reason)
}

type Fields = Record<string, unknown>

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('unknown_event')
  return value as Fields
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) return refuse('unknown_event')
  return value.length <= limits.nodes ? value : refuse('too_many_nodes')
}

function whole(value: unknown, most: number): number {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
  return fits ? value : refuse('bad_number')
}

function text(value: unknown): string {
  return typeof value === 'string' && value.length <= limits.text ? value : refuse('bad_text')
}

/** Addresses are looked at a second time: only our own stylesheets and pictures may be fetched over here. */
function attributeValue(tag: string, name: string, value: string, origin: string): string {
  if (name === 'src') return ownAsset(value, origin) ?? refuse('bad_attribute')
  if (name === 'href' && tag === 'link') return ownSheet(value, origin) ?? refuse('bad_attribute')
  if (name === 'href' && !/^\/(?!\/)/.test(value)) return refuse('bad_attribute')
  return /url\s*\(|javascript:/i.test(name === 'd' ? '' : value) && drawn.has(name)
    ? refuse('bad_attribute')
    : value
}

const drawn = new Set(['fill', 'stroke', 'transform', 'href', 'src'])

/**
 * The receiver's second look. It trusts nobody: whatever comes is rebuilt field by field from what the sender's
 * filter can produce, so that unknown kinds, foreign node ids, handlers, styles, remote addresses, prototype
 * tricks and floods end here and never reach the replay.
 */
export class EventCheck {
  /** Since the last snapshot. Never more than `limits.nodes`: beyond them it refuses, and a snapshot starts anew. */
  #known = new Set<number>()
  #tags = new Map<number, string>()

  constructor(private readonly origin: string) {}

  /** Clean copies of the events, or why none of them is shown. */
  check(events: readonly unknown[]): Result<SharedEvent[], BadEvent> {
    try {
      return ok(events.map((event) => this.#event(event)))
    } catch (error) {
      if (error instanceof Refused) return no(error.reason)
      throw error
    }
  }

  #event(value: unknown): SharedEvent {
    const event = fields(value)
    const timestamp = whole(event.timestamp, Number.MAX_SAFE_INTEGER)
    const data = fields(event.data)
    if (event.type === 4) {
      const [width, height] = [whole(data.width, limits.pixels), whole(data.height, limits.pixels)]
      return { type: 4, timestamp, data: { href: text(data.href), width, height } }
    }
    if (event.type === 3) return { type: 3, timestamp, data: this.#change(data) }
    if (event.type !== 2) return refuse('unknown_event')
    this.#known.clear()
    this.#tags.clear()
    const node = this.#node(data.node, 0)
    if (node.type !== 0) return refuse('unknown_event')
    const offset = fields(data.initialOffset)
    const initialOffset = { left: whole(offset.left, limits.pixels), top: whole(offset.top, limits.pixels) }
    return { type: 2, timestamp, data: { node, initialOffset } }
  }

  #change(data: Fields): Incremental {
    if (data.source === 0) return this.#mutation(data)
    if (data.source === 3) {
      const [x, y] = [whole(data.x, limits.pixels), whole(data.y, limits.pixels)]
      return { source: 3, id: this.#ref(data.id), x, y }
    }
    if (data.source === 4) {
      return { source: 4, width: whole(data.width, limits.pixels), height: whole(data.height, limits.pixels) }
    }
    if (data.source !== 5) return refuse('unknown_event')
    return { source: 5, id: this.#ref(data.id), text: text(data.text), isChecked: data.isChecked === true }
  }

  #mutation(data: Fields): Incremental {
    const removes = list(data.removes).map((entry) => {
      const { parentId, id } = fields(entry)
      return { parentId: this.#ref(parentId), id: this.#ref(id) }
    })
    const adds = list(data.adds).map((entry) => {
      const { parentId, nextId, node } = fields(entry)
      const next = nextId === null ? null : whole(nextId, limits.nodes * 100)
      return { parentId: this.#ref(parentId), nextId: next, node: this.#node(node, 1) }
    })
    for (const { nextId } of adds) if (nextId !== null) this.#ref(nextId)
    const texts = list(data.texts).map((entry) => {
      const { id, value } = fields(entry)
      return { id: this.#ref(id), value: text(value) }
    })
    const attributes = list(data.attributes).map((entry) => {
      const { id, attributes } = fields(entry)
      const known = this.#ref(id)
      return { id: known, attributes: this.#attributes(attributes, this.#tags.get(known) ?? '') }
    })
    return { source: 0, texts, attributes, removes, adds }
  }

  #ref(value: unknown): number {
    return typeof value === 'number' && this.#known.has(value) ? value : refuse('foreign_node')
  }

  #learn(value: unknown): number {
    const id = whole(value, limits.nodes * 100)
    this.#known.add(id)
    return this.#known.size <= limits.nodes ? id : refuse('too_many_nodes')
  }

  #node(value: unknown, depth: number): SharedNode {
    const node = fields(value)
    const id = this.#learn(node.id)
    if (depth > limits.depth) return refuse('too_many_nodes')
    if (node.type === 3) return { type: 3, id, textContent: text(node.textContent) }
    if (node.type === 1) return { type: 1, id, name: 'html', publicId: '', systemId: '' }
    const childNodes = list(node.childNodes).map((child) => this.#node(child, depth + 1))
    if (node.type === 0 && depth === 0) return { type: 0, id, childNodes }
    if (node.type !== 2) return refuse('unknown_event')
    const tagName = text(node.tagName)
    if (!isSentTag(tagName, node.isSVG === true)) return refuse('bad_tag')
    this.#tags.set(id, tagName)
    const attributes = this.#attributes(node.attributes, tagName) as Record<string, string>
    if (Object.values(attributes).includes(null as unknown as string)) return refuse('bad_attribute')
    const element = { type: 2 as const, id, tagName, attributes, childNodes }
    return node.isSVG === true ? { ...element, isSVG: true } : element
  }

  #attributes(value: unknown, tag: string): Record<string, string | null> {
    const clean: Record<string, string | null> = {}
    for (const [name, given] of Object.entries(fields(value))) {
      if (!sendable.has(name)) return refuse('bad_attribute')
      clean[name] = given === null ? null : attributeValue(tag, name, text(given), this.origin)
    }
    return clean
  }
}
