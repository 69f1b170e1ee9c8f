import { ticked } from './attributes'
import { limits, pixels, type SharedEvent } from './event'
import { filterMutation } from './filter-mutation'
import { nodeOf, sightNow } from './filter-node'
import { isField } from './marks'
import type { Memory, Page, RawEvent, RawNode } from './page'

/** One event after the filter; `again`: what is shared has changed, so a fresh snapshot is due. */
export type Filtered = { event: SharedEvent | null; again: boolean }

/** A path without the parts that name a thing: `/customer/accounts/7f3a` -> `/customer/accounts/-`. */
export function plainPath(href: string): string {
  const path = href.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? ''
  const parts = path.split('/').map((part) => (/^[a-z-]{0,24}$/i.test(part) ? part : '-'))
  return parts.join('/').slice(0, 200)
}

type RawInput = { id: number; text: unknown; isChecked: unknown }

/** Options are named after their node: their own values may be account numbers. */
function filledIn(raw: RawInput, menu: boolean, tick: boolean, page: Page): string {
  if (tick) return ''
  if (!menu) return String(raw.text).slice(0, limits.text)
  const chosen = page.chosen(raw.id)
  return chosen === null ? '' : `n${chosen}`
}

function inputOf(raw: RawInput, page: Page, memory: Memory) {
  const element = page.element(raw.id)
  if (!element || !isField(element) || !sightNow(element, page, memory).value) return null
  const text = filledIn(raw, element.localName === 'select', ticked(element), page)
  return { source: 5 as const, id: raw.id, text, isChecked: raw.isChecked === true }
}

function scrollOf(raw: { id: number; x: unknown; y: unknown }, page: Page, memory: Memory) {
  const element = page.element(raw.id)
  if (!element && !page.isDocument(raw.id)) return null
  if (element && isField(element) && !sightNow(element, page, memory).value) return null
  return { source: 3 as const, id: raw.id, x: pixels(raw.x), y: pixels(raw.y) }
}

function changeOf(raw: RawEvent, page: Page, memory: Memory): Filtered {
  const data = (raw.data ?? {}) as { source?: number }
  const still = { event: null, again: false }
  const sent = (change: Extract<SharedEvent, { type: 3 }>['data'] | null): Filtered =>
    change ? { event: { type: 3, timestamp: raw.timestamp, data: change }, again: false } : still
  if (data.source === 0) {
    const { mutation, again } = filterMutation(data, page, memory)
    return { ...sent(mutation), again }
  }
  if (data.source === 3) return sent(scrollOf(data as { id: number; x: unknown; y: unknown }, page, memory))
  if (data.source === 5) return sent(inputOf(data as RawInput, page, memory))
  if (data.source !== 4) return still
  const size = data as { width?: unknown; height?: unknown }
  return sent({ source: 4, width: pixels(size.width), height: pixels(size.height) })
}

/** Makes the filter of one recording: rrweb event in, what may travel out. Unknown kinds of events stay home. */
export function makeFilter(page: Page): (raw: RawEvent) => Filtered {
  const hidden = new Map<number, string>()
  return (raw) => {
    const memory: Memory = { scopes: new Map(), hidden }
    const { timestamp } = raw
    if (raw.type === 3) return changeOf(raw, page, memory)
    if (raw.type === 4) {
      const meta = (raw.data ?? {}) as { href?: unknown; width?: unknown; height?: unknown }
      const data = {
        href: plainPath(String(meta.href ?? '')),
        width: pixels(meta.width),
        height: pixels(meta.height),
      }
      return { event: { type: 4, timestamp, data }, again: false }
    }
    if (raw.type !== 2) return { event: null, again: false }
    hidden.clear()
    const full = raw.data as { node: RawNode; initialOffset: { left: number; top: number } }
    const initialOffset = { left: pixels(full.initialOffset.left), top: pixels(full.initialOffset.top) }
    return {
      event: { type: 2, timestamp, data: { node: nodeOf(full.node, page, memory), initialOffset } },
      again: false,
    }
  }
}
