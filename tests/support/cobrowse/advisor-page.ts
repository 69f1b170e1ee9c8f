import { Viewer } from '@/components/cobrowse/viewer'
import { outOfReplay } from '@/components/replay/check-message'
import { type OutOfReplay, REPLAY_PORT, REPLAY_READY } from '@/components/replay/port'
import type { SharedEvent } from '@/lib/cobrowse/event'
import type { CustomerSays } from '@/lib/cobrowse/message'
import { loop } from './loop'

/** The advisor's page of the browser tests: the real viewer and the real replay frame, without their faces. */
const channel = loop('advisor')
let port: MessagePort | undefined
const page = {
  /** What came out after decoding and checking. */
  events: [] as string[],
  said: [] as CustomerSays[],
  out: [] as OutOfReplay[],
  following: false,
  ask: () => viewer.say({ type: 'ask', askId: `ask-${page.said.length}-1` }),
  hello: () => viewer.say({ type: 'hello' }),
  stop: () => viewer.say({ type: 'stop' }),
  point: (on: boolean) => port?.postMessage({ type: 'pointing', on }),
  /** Anything at all on the line, as a forger would. */
  forge: (bytes: number[], from = 'advisor') => {
    const line = new BroadcastChannel('call')
    line.postMessage({ from, bytes: Uint8Array.from(bytes) })
    setTimeout(() => line.close(), 100)
  },
  start: () => {
    const frame = document.createElement('iframe')
    frame.title = "Customer's netbank"
    window.addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow || event.data !== REPLAY_READY) return
      const handed = new MessageChannel()
      port = handed.port1
      port.onmessage = ({ data }) => heard(outOfReplay.parse(data))
      frame.contentWindow?.postMessage(REPLAY_PORT, location.origin, [handed.port2])
      page.hello()
    })
    frame.src = '/replay'
    document.body.append(frame)
  },
}

function heard(message: OutOfReplay): void {
  page.out.push(message)
  if (message.type === 'spot') viewer.say({ type: 'point', epoch: viewer.epoch, spot: message.spot })
}

const viewer = new Viewer(channel, 'customer', location.origin, () => Date.now(), {
  onEvents: (events: SharedEvent[], snapshot) => {
    page.events.push(JSON.stringify(events))
    port?.postMessage({ type: 'events', snapshot, events })
  },
  onMessage: (message) => page.said.push(message),
  onFollowing: (following) => {
    page.following = following
  },
})

declare global {
  interface Window {
    advisor: typeof page
  }
}
window.advisor = page
