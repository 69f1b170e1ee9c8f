import { attributeOf, mayCarry } from './attributes'
import { type ChangedAttributes, type ChangedText, limits, type Mutation } from './event'
import { hiddenText, nodeOf, sightNow, textOf } from './filter-node'
import { deciding, isDrawing, type LiveElement } from './marks'
import type { Memory, Page, RawNode, Run } from './page'
import { EMPTY_TAG, sentTag } from './tags'

type RawMutation = {
  isAttachIframe?: boolean
  texts?: { id: number; value: string | null }[]
  attributes?: { id: number; attributes: Record<string, unknown> }[]
  removes?: { parentId: number; id: number }[]
  adds?: { parentId: number; nextId: number | null; node: RawNode }[]
}

function textsOf(raw: RawMutation, page: Page, memory: Memory): ChangedText[] {
  const texts: ChangedText[] = []
  for (const { id, value } of raw.texts ?? []) {
    const before = memory.hidden.get(id)
    const sent = textOf(id, value ?? '', page, memory)
    // A hidden text that changes looks as before: not even the moment of the change is told.
    if (before === undefined || before !== sent || !memory.hidden.has(id)) texts.push({ id, value: sent })
  }
  return texts
}

/** Where texts came or went, the placeholder may have to move to another text of the same run. */
function movedPlaceholders(raw: RawMutation, page: Page, memory: Memory, done: Set<number>): ChangedText[] {
  const parents = new Set<number>()
  for (const { parentId } of [...(raw.adds ?? []), ...(raw.removes ?? [])]) parents.add(parentId)
  const moved: ChangedText[] = []
  for (const parent of parents) {
    const element = page.element(parent)
    if (!element || sightNow(element, page, memory).text) continue
    for (const run of page.textsIn(parent)) moved.push(...movedIn(run, memory, done))
  }
  return moved
}

function movedIn(run: Run, memory: Memory, done: Set<number>): ChangedText[] {
  const moved: ChangedText[] = []
  for (const { id } of run) {
    const value = hiddenText(id, run)
    const before = memory.hidden.get(id)
    if (done.has(id) || before === undefined || before === value) continue
    memory.hidden.set(id, value)
    moved.push({ id, value })
  }
  return moved
}

/** Hidden texts that were changed in place may also hand their placeholder to a neighbour. */
function changedRuns(raw: RawMutation, page: Page, memory: Memory, done: Set<number>): ChangedText[] {
  return (raw.texts ?? []).flatMap(({ id }) => {
    const live = page.text(id)
    if (!live || sightNow(live.parent, page, memory).text) return []
    return movedIn(live.run, memory, done)
  })
}

function changesOf(raw: Record<string, unknown>, element: LiveElement, page: Page, memory: Memory) {
  const sent = sentTag(element.localName, isDrawing(element))
  const changed: Record<string, string | null> = {}
  if (sent.tagName === EMPTY_TAG) return changed
  const sight = sightNow(element, page, memory)
  for (const [name, value] of Object.entries(raw)) {
    const text = typeof value === 'string' ? value : null
    if (sent.blocked ? name !== 'class' : !mayCarry(name, text, element, sight)) continue
    // A value that may not be seen takes the one before away over there: nothing stale stays.
    changed[name] = text === null ? null : attributeOf(name, text, element, sight, page)
  }
  return changed
}

function attributesOf(raw: RawMutation, page: Page, memory: Memory): ChangedAttributes[] {
  const changes: ChangedAttributes[] = []
  for (const { id, attributes } of raw.attributes ?? []) {
    const element = page.element(id)
    const changed = element ? changesOf(attributes, element, page, memory) : {}
    if (Object.keys(changed).length > 0) changes.push({ id, attributes: changed })
  }
  return changes
}

function asksAgain(raw: RawMutation): boolean {
  return (raw.attributes ?? []).some(({ attributes }) =>
    deciding.some((name) => Object.hasOwn(attributes, name)),
  )
}

/** A mutation as it may be sent; null when nothing of it may. */
export function filterMutation(
  data: object,
  page: Page,
  memory: Memory,
): { mutation: Mutation | null; again: boolean } {
  const raw = data as RawMutation
  const again = asksAgain(raw)
  if (raw.isAttachIframe) return { mutation: null, again }
  const adds = (raw.adds ?? []).slice(0, limits.nodes).map(({ parentId, nextId, node }) => ({
    parentId,
    nextId,
    node: nodeOf(node, page, memory),
  }))
  const texts = textsOf(raw, page, memory)
  const done = new Set(texts.map(({ id }) => id))
  const moved = [...changedRuns(raw, page, memory, done), ...movedPlaceholders(raw, page, memory, done)]
  const mutation: Mutation = {
    source: 0,
    texts: [...texts, ...moved],
    attributes: attributesOf(raw, page, memory),
    removes: (raw.removes ?? []).map(({ parentId, id }) => ({ parentId, id })),
    adds,
  }
  const { attributes, removes } = mutation
  const empty = mutation.texts.length + attributes.length + removes.length + adds.length === 0
  return { mutation: empty ? null : mutation, again }
}
