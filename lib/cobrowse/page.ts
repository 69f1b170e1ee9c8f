import type { Surroundings } from './attributes'
import type { LiveElement, Scope } from './marks'

/** An event as rrweb gives it: not yet looked at. */
export type RawEvent = { type: number; timestamp: number; data?: unknown }
export type RawNode = {
  type: number
  id: number
  tagName?: string
  attributes?: Record<string, unknown>
  childNodes?: RawNode[]
  textContent?: string
  isSVG?: boolean
}

/** A text and those right beside it, in order: together they are one piece of writing. */
export type Run = { id: number; blank: boolean }[]

/** The page as it is while an event is filtered. Ids that are gone, in a shadow tree or in a frame give null. */
export type Page = Surroundings & {
  element(id: number): LiveElement | null
  text(id: number): { parent: LiveElement; run: Run } | null
  /** The runs of texts directly in an element. */
  textsIn(id: number): Run[]
  /** The node id of what is chosen in a select. */
  chosen(id: number): number | null
  /** Fields that once were secret stay so, and what the browser filled in by itself is not shared. */
  kept(element: LiveElement): boolean
  isDocument(id: number): boolean
}

/** What the filter remembers: scopes while one event goes through, hidden texts sent since the last snapshot. */
export type Memory = { scopes: Map<LiveElement, Scope>; hidden: Map<number, string> }
