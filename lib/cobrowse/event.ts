/**
 * What may travel from the customer's page: rrweb's own event shapes, narrowed to what the allow-list can
 * produce. The numbers are rrweb's (EventType, NodeType, IncrementalSource), so a replayer takes them as they are.
 */
export type NodeId = number

export type ElementNode = {
  type: 2
  id: NodeId
  tagName: string
  attributes: Record<string, string>
  childNodes: SharedNode[]
  isSVG?: true
}

export type TextNode = { type: 3; id: NodeId; textContent: string }

export type SharedNode =
  | { type: 0; id: NodeId; childNodes: SharedNode[] }
  | { type: 1; id: NodeId; name: string; publicId: string; systemId: string }
  | ElementNode
  | TextNode

export type Added = { parentId: NodeId; nextId: NodeId | null; node: SharedNode }
export type ChangedText = { id: NodeId; value: string }
export type ChangedAttributes = { id: NodeId; attributes: Record<string, string | null> }

export type Mutation = {
  source: 0
  texts: ChangedText[]
  attributes: ChangedAttributes[]
  removes: { parentId: NodeId; id: NodeId }[]
  adds: Added[]
}

export type Incremental =
  | Mutation
  | { source: 3; id: NodeId; x: number; y: number }
  | { source: 4; width: number; height: number }
  | { source: 5; id: NodeId; text: string; isChecked: boolean }

export type SharedEvent = { timestamp: number } & (
  | { type: 4; data: { href: string; width: number; height: number } }
  | { type: 2; data: { node: SharedNode; initialOffset: { left: number; top: number } } }
  | { type: 3; data: Incremental }
)

/** What one co-browse may at most contain. The sender keeps to it, the receiver insists on it. */
export const limits = {
  /** Nodes told since the last snapshot, those that have gone included. */
  nodes: 100_000,
  /** Characters in one text or attribute. */
  text: 20_000,
  /** Nesting of elements. */
  depth: 400,
  /** Bytes of one message after it was put together and inflated. */
  message: 8 * 1024 * 1024,
  /** Widest and highest page or scroll position, in CSS pixels. */
  pixels: 1_000_000,
}

/** A whole number of CSS pixels between 0 and the limit; anything else is 0. */
export function pixels(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0
  return Math.min(limits.pixels, Math.max(0, Math.round(value)))
}
