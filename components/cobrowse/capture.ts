import { record } from 'rrweb'
import type { SharedEvent } from '@/lib/cobrowse/event'
import { makeFilter } from '@/lib/cobrowse/filter'
import { BLOCKED_SELECTOR } from '@/lib/cobrowse/tags'
import { KnownClasses } from './known-classes'
import { livePage } from './live-page'

export type Capture = {
  /** Sends everything anew. */
  snapshot(): void
  /** The element on this page behind an id that the other side names; null when it is not there any more. */
  element(id: number): Element | null
  stop(): void
}

type Send = (events: SharedEvent[], snapshot: boolean) => void

/** Puts the events of one moment together, so that they travel as one message. */
class Batch {
  #waiting: SharedEvent[] = []
  #meta: SharedEvent | null = null

  constructor(private readonly send: Send) {}

  add(event: SharedEvent): void {
    if (event.type === 4) {
      this.flush()
      this.#meta = event
    } else if (event.type === 2) {
      this.send(this.#meta ? [this.#meta, event] : [event], true)
    } else {
      if (this.#waiting.length === 0) queueMicrotask(() => this.flush())
      this.#waiting.push(event)
    }
  }

  flush(): void {
    const events = this.#waiting
    this.#waiting = []
    if (events.length > 0) this.send(events, false)
  }
}

function onNewStyles(document: Document, classes: KnownClasses, changed: () => void): () => void {
  const heard = (event: Event) => {
    if (event.target instanceof HTMLLinkElement && classes.refresh(document)) changed()
  }
  document.addEventListener('load', heard, true)
  return () => document.removeEventListener('load', heard, true)
}

/**
 * Records this page. Every event goes through the allow-list in the same step in which rrweb emits it, so the
 * filter sees the page exactly as the event does, and nothing unfiltered is ever kept anywhere.
 */
export function capture(send: Send): Capture {
  const classes = new KnownClasses()
  classes.refresh(document)
  const filter = makeFilter(livePage(document, record.mirror, classes))
  const batch = new Batch(send)
  let running = true
  let due = false
  const snapshot = () => {
    if (running) record.takeFullSnapshot()
  }
  const snapshotSoon = () => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      snapshot()
    })
  }
  const stopRecording = record({
    emit: (raw) => {
      const { event, again } = filter(raw)
      if (event) batch.add(event)
      if (again) snapshotSoon()
    },
    inlineStylesheet: false,
    slimDOMOptions: 'all',
    blockSelector: BLOCKED_SELECTOR,
    blockClass: /(?!)/,
    sampling: { mousemove: false, mouseInteraction: false, scroll: 50, input: 'all' },
    errorHandler: () => true,
  })
  const forget = onNewStyles(document, classes, snapshotSoon)
  return {
    snapshot,
    element: (id) => {
      const node = record.mirror.getNode(id)
      return node instanceof Element && node.getRootNode() === document ? node : null
    },
    stop: () => {
      running = false
      forget()
      stopRecording?.()
    },
  }
}
