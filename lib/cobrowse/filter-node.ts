import { attributeOf } from './attributes'
import { type ElementNode, limits, type SharedNode } from './event'
import { blind, isDrawing, isField, type LiveElement, type Sight, scopeOf, sightOf } from './marks'
import type { Memory, Page, RawNode, Run } from './page'
import { EMPTY_TAG, sentTag } from './tags'

/** Every hidden text looks alike: neither length nor kind can be told. */
export const PLACEHOLDER = '•••••'

/** What may be seen of a live element now. */
export function sightNow(element: LiveElement, page: Page, memory: Memory): Sight {
  return sightOf(element, scopeOf(element, memory.scopes), page.kept(element))
}

/** The text that is sent for a text node. Neighbouring hidden texts share one placeholder, on the first of them. */
export function textOf(id: number, raw: string, page: Page, memory: Memory): string {
  const live = page.text(id)
  if (!live || live.parent.localName === 'textarea') return ''
  if (sentTag(live.parent.localName, isDrawing(live.parent)).tagName === EMPTY_TAG) return ''
  if (sightNow(live.parent, page, memory).text) {
    memory.hidden.delete(id)
    return raw.slice(0, limits.text)
  }
  const sent = hiddenText(id, live.run)
  memory.hidden.set(id, sent)
  return sent
}

/** What stands for a hidden text within its run: a space for blanks, the placeholder once, else nothing. */
export function hiddenText(id: number, run: Run): string {
  if (run[0]?.id !== id) return ''
  return run.every((text) => text.blank) ? ' ' : PLACEHOLDER
}

function fieldMarks(id: number, element: LiveElement, sight: Sight): Record<string, string> {
  if (element.localName === 'option') return { value: `n${id}` }
  if (isField(element) && !sight.value) return { 'data-hidden': 'value' }
  return element.localName === 'img' && !sight.image ? { 'data-hidden': 'image' } : {}
}

function attributesOf(raw: RawNode, element: LiveElement, sight: Sight, page: Page): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw.attributes ?? {})) {
    if (value === null || value === false || value === undefined) continue
    if (name.startsWith('rr_scroll') && isField(element) && !sight.value) continue
    const allowed = attributeOf(name, value === true ? '' : String(value), element, sight, page)
    if (allowed !== null) sent[name] = allowed
  }
  return { ...sent, ...fieldMarks(raw.id, element, sight) }
}

function elementOf(raw: RawNode, page: Page, memory: Memory): ElementNode {
  const element = page.element(raw.id)
  const childNodes = (raw.childNodes ?? []).map((child) => nodeOf(child, page, memory))
  const empty: ElementNode = { type: 2, id: raw.id, tagName: EMPTY_TAG, attributes: {}, childNodes }
  if (!element || scopeOf(element, memory.scopes).off) return empty
  const sent = sentTag(element.localName, isDrawing(element))
  if (sent.tagName === EMPTY_TAG) return empty
  const sight = sent.blocked ? blind : sightNow(element, page, memory)
  const seen = sent.blocked ? { ...raw, attributes: { class: raw.attributes?.class } } : raw
  const node = { ...empty, tagName: sent.tagName, attributes: attributesOf(seen, element, sight, page) }
  return sent.isSVG ? { ...node, isSVG: true } : node
}

/** A node as it may be sent: same id, same place, and nothing in it that its marks do not open. */
export function nodeOf(raw: RawNode, page: Page, memory: Memory): SharedNode {
  const id = raw.id
  if (raw.type === 2) return elementOf(raw, page, memory)
  if (raw.type === 3) return { type: 3, id, textContent: textOf(id, raw.textContent ?? '', page, memory) }
  if (raw.type === 1) return { type: 1, id, name: 'html', publicId: '', systemId: '' }
  if (raw.type === 0 && page.isDocument(id)) {
    return { type: 0, id, childNodes: (raw.childNodes ?? []).map((child) => nodeOf(child, page, memory)) }
  }
  return { type: 3, id, textContent: '' }
}
