import { record } from 'rrweb'
import { Door } from '@/components/cobrowse/door'
import { type Pointed, Sharer } from '@/components/cobrowse/sharer'
import type { Consent } from '@/lib/cobrowse/consent'
import { loop } from './loop'

/** The customer's page of the browser tests: the real sharer, without its face. */
const page = {
  /** What went through the door, before encoding. */
  shown: [] as string[],
  /** What went out on the line. */
  wire: [] as number[][],
  /** What rrweb says when nobody filters. */
  unfiltered: [] as string[],
  consent: 'none' as Consent['state'],
  pointed: null as Pointed,
  bytes: 0,
  allow: (): boolean => {
    const consent = sharer.now()
    const askId = consent.state === 'asked' ? consent.askId : ''
    sharer.move({ type: 'show', at: Date.now() - 1_000 })
    const done = sharer.move({ type: 'allow', askId, at: Date.now() })
    sharer.answer(askId, done)
    return done
  },
  offer: () => {
    sharer.move({ type: 'offer', at: Date.now() })
    sharer.sayState()
  },
  stop: () => {
    sharer.move({ type: 'stop' })
    sharer.sayStop()
  },
  gone: () => sharer.move({ type: 'gone', at: Date.now() }),
  back: (later: number) => sharer.move({ type: 'back', at: Date.now() + later }),
  resume: () => sharer.resume(Date.now()),
  recordUnfiltered: () => {
    record({
      emit: (event) => page.unfiltered.push(JSON.stringify(event)),
      maskInputOptions: {},
      sampling: { mousemove: false },
    })
  },
}

const show = Door.prototype.show
Door.prototype.show = function (events, snapshot) {
  page.shown.push(JSON.stringify(events))
  show.call(this, events, snapshot)
}

const sharer = new Sharer(
  loop('customer', (bytes) => page.wire.push(Array.from(bytes))),
  'advisor',
  () => Date.now(),
  {
    onConsent: (consent) => {
      page.consent = consent.state
    },
    onPointed: (pointed) => {
      page.pointed = pointed
    },
    onStop: () => page.stop(),
    onSent: (bytes) => {
      page.bytes += bytes
    },
  },
)

declare global {
  interface Window {
    customer: typeof page
  }
}
window.customer = page
