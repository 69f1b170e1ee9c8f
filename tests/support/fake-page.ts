import type { LiveElement } from '@/lib/cobrowse/marks'
import type { Page, RawNode, Run } from '@/lib/cobrowse/page'

/** A page without a browser: elements and texts with ids, as rrweb would number them. */
export type FakeNode = FakeElement | FakeText
export type FakeText = { kind: 'text'; id: number; data: string; parent: FakeElement | null }
export type FakeElement = LiveElement & {
  kind: 'element'
  id: number
  attributes: Map<string, string>
  children: FakeNode[]
  parentElement: FakeElement | null
}

let last = 1

/** An element; children that are strings become texts. */
export function el(
  name: string,
  attributes: Record<string, string> = {},
  ...children: (FakeNode | string)[]
): FakeElement {
  const kept = new Map(Object.entries(attributes))
  const svg = ['svg', 'path', 'g', 'foreignObject', 'use'].includes(name)
  last += 1
  const element: FakeElement = {
    kind: 'element',
    id: last,
    localName: name,
    namespaceURI: svg ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml',
    attributes: kept,
    children: [],
    parentElement: null,
    getAttribute: (wanted) => kept.get(wanted) ?? null,
  }
  for (const child of children) place(element, typeof child === 'string' ? text(child) : child)
  return element
}

export function text(data: string): FakeText {
  last += 1
  return { kind: 'text', id: last, data, parent: null }
}

/** Puts a node at the end of an element. */
export function place(parent: FakeElement, node: FakeNode): FakeNode {
  parent.children.push(node)
  if (node.kind === 'text') node.parent = parent
  else node.parentElement = parent
  return node
}

function runsIn(parent: FakeElement): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const child of parent.children) {
    if (child.kind !== 'text') {
      open = null
      continue
    }
    if (!open) {
      open = []
      runs.push(open)
    }
    open.push({ id: child.id, blank: child.data.trim() === '' })
  }
  return runs
}

/** Every node at or below this one. */
export function all(node: FakeNode): FakeNode[] {
  return node.kind === 'text' ? [node] : [node, ...node.children.flatMap(all)]
}

export const fakeOrigin = 'https://bank.example'

/** The page around a tree. Classes that begin with `known` are in the stylesheet. */
export function fakePage(root: FakeElement, more: Partial<Page> = {}): Page {
  const find = (id: number) => all(root).find((node) => node.id === id)
  return {
    origin: fakeOrigin,
    knownClass: (token) => token.startsWith('known'),
    element: (id) => {
      const node = find(id)
      return node?.kind === 'element' ? node : null
    },
    text: (id) => {
      const node = find(id)
      if (node?.kind !== 'text' || !node.parent) return null
      const run = runsIn(node.parent).find((texts) => texts.some((one) => one.id === id)) ?? []
      return { parent: node.parent, run }
    },
    textsIn: (id) => {
      const node = find(id)
      return node?.kind === 'element' ? runsIn(node) : []
    },
    chosen: () => null,
    kept: () => false,
    isDocument: (id) => id === 1,
    ...more,
  }
}

/** The node as rrweb records it: everything in it, nothing hidden. */
export function raw(node: FakeNode): RawNode {
  if (node.kind === 'text') return { type: 3, id: node.id, textContent: node.data }
  return {
    type: 2,
    id: node.id,
    tagName: node.localName,
    attributes: Object.fromEntries(node.attributes),
    childNodes: node.children.map(raw),
    ...(node.namespaceURI?.endsWith('svg') ? { isSVG: true } : {}),
  }
}

/** A full snapshot of the tree, as rrweb emits it. */
export function snapshotOf(root: FakeElement, timestamp = 1_000) {
  const node = { type: 0, id: 1, childNodes: [raw(root)] }
  return { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } }
}
