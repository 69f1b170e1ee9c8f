import { Replayer, record } from 'rrweb'
import { KnownClasses } from '@/components/cobrowse/known-classes'
import { livePage } from '@/components/cobrowse/live-page'
import { makeFilter } from '@/lib/cobrowse/filter'
import { BLOCKED_SELECTOR } from '@/lib/cobrowse/tags'

/**
 * Bare rrweb as its guide describes live mode, carrying the same filtered events: each event as JSON, on the same
 * line, into a Replayer that stands right on the page. What ours is measured against.
 */
const line = new BroadcastChannel('bare')
type Event = Parameters<Replayer['addEvent']>[0]

const bare = {
  bytes: 0,
  ready: false,
  record: () => {
    const classes = new KnownClasses()
    classes.refresh(document)
    const filter = makeFilter(livePage(document, record.mirror, classes))
    record({
      emit: (raw) => {
        const { event } = filter(raw)
        if (!event) return
        const json = JSON.stringify(event)
        bare.bytes += new TextEncoder().encode(json).length
        line.postMessage(json)
      },
      inlineStylesheet: false,
      slimDOMOptions: 'all',
      blockSelector: BLOCKED_SELECTOR,
      sampling: { mousemove: false, mouseInteraction: false, scroll: 50, input: 'all' },
    })
  },
  replay: () => {
    const replayer = new Replayer([], { liveMode: true, root: document.body, mouseTail: false })
    replayer.startLive()
    line.onmessage = ({ data }: MessageEvent<string>) => {
      replayer.addEvent(JSON.parse(data) as Event)
      bare.ready = true
    }
  },
}

declare global {
  interface Window {
    bare: typeof bare
  }
}
window.bare = bare
