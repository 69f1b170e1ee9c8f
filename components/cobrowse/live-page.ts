import { isField, isSecretField } from '@/lib/cobrowse/marks'
import type { Page, Run } from '@/lib/cobrowse/page'
import type { KnownClasses } from './known-classes'

type Mirror = { getNode(id: number): Node | null; getId(node: Node): number }

function isText(node: Node | null): node is Text {
  return node?.nodeType === Node.TEXT_NODE
}

/** The first of the texts that stand beside each other without anything between. */
function firstOfRun(text: Text): Text {
  let first = text
  while (isText(first.previousSibling)) first = first.previousSibling
  return first
}

function runFrom(first: Text, mirror: Mirror): Run {
  const run: Run = []
  for (let text: Node | null = first; isText(text); text = text.nextSibling) {
    run.push({ id: mirror.getId(text), blank: text.data.trim() === '' })
  }
  return run
}

/** What the browser filled in by itself was not meant for anybody else; typing over it opens the field again. */
function filledByBrowser(element: Element): boolean {
  try {
    return element.matches(':autofill')
  } catch {
    return false
  }
}

/**
 * The customer's page as the filter asks about it. Only nodes that are in this very document count: what is
 * detached, in a shadow tree or in a frame does not exist for it.
 */
export function livePage(document: Document, mirror: Mirror, classes: KnownClasses): Page {
  const onceSecret = new WeakSet<object>()
  const here = (id: number) => {
    const node = mirror.getNode(id)
    return node && node.getRootNode() === document ? node : null
  }
  const element = (id: number) => {
    const node = here(id)
    return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null
  }
  return {
    origin: document.location.origin,
    knownClass: (name) => classes.has(name),
    element,
    text: (id) => {
      const node = here(id)
      if (!isText(node) || !node.parentElement) return null
      return { parent: node.parentElement, run: runFrom(firstOfRun(node), mirror) }
    },
    textsIn: (id) =>
      Array.from(element(id)?.childNodes ?? [])
        .filter((node): node is Text => isText(node) && !isText(node.previousSibling))
        .map((first) => runFrom(first, mirror)),
    chosen: (id) => {
      const menu = element(id)
      const option = menu instanceof HTMLSelectElement ? menu.selectedOptions[0] : undefined
      return option ? mirror.getId(option) : null
    },
    kept: (seen) => {
      if (isSecretField(seen)) onceSecret.add(seen)
      return onceSecret.has(seen) || (isField(seen) && filledByBrowser(seen as Element))
    },
    isDocument: (id) => mirror.getNode(id) === document,
  }
}
