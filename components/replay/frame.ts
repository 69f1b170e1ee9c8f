import type { SharedEvent } from '@/lib/cobrowse/event'
import { pointFrom } from './pointing'
import { type IntoReplay, type OutOfReplay, REPLAY_PORT, REPLAY_READY } from './port'
import { Stage } from './stage'

/**
 * The script of the replay's own page (`/replay`), bundled alone. It gets checked events through one port from
 * the page around it, and gives back sizes and the spots that are pointed at. It has no other way out.
 */
const look = new CSSStyleSheet()
look.replaceSync(`
  html, body { margin: 0; height: 100%; overflow: hidden; background: transparent }
  .stage { position: absolute; inset: 0 auto auto 0; transform-origin: 0 0 }
  .stage.coming { visibility: hidden }
  .replayer-mouse { display: none }
  .replayer-wrapper > iframe { border: 0; background: #fff }
  .pointing { cursor: crosshair }
  .pointing:focus-visible { outline: 3px solid #1c5fd6; outline-offset: -3px }
  .mark { position: absolute; z-index: 2; width: 24px; height: 24px; margin: -12px; border: 3px solid #7a2e6e;
    border-radius: 50%; box-shadow: 0 0 0 2px #fff; pointer-events: none }
`)
document.adoptedStyleSheets = [look]

function play(port: MessagePort): void {
  const say = (message: OutOfReplay) => port.postMessage(message)
  let shown: Stage | null = null
  let coming: Stage | null = null
  const start = async (events: SharedEvent[]) => {
    coming?.close()
    const stage = new Stage(document.body, {
      shown: () => say({ type: 'shown' }),
      size: ({ width, height }) => say({ type: 'size', width, height }),
      full: () => say({ type: 'full' }),
    })
    coming = stage
    stage.add(events)
    await stage.ready()
    if (coming !== stage) return
    shown?.close()
    coming = null
    shown = stage
    stage.reveal()
  }
  const pointing = pointFrom(
    (x, y) => shown?.spot(x, y) ?? null,
    (spot) => say({ type: 'spot', spot }),
    () => say({ type: 'escape' }),
  )
  window.addEventListener('resize', () => shown?.refit())
  port.onmessage = ({ data }: MessageEvent<IntoReplay>) => {
    if (data?.type === 'pointing') pointing(data.on === true)
    if (data?.type !== 'events' || !Array.isArray(data.events)) return
    if (data.snapshot) void start(data.events)
    else (coming ?? shown)?.add(data.events)
  }
}

let taken = false
window.addEventListener('message', (event) => {
  // Only the page around us, only once, only with a port.
  if (taken || event.source !== window.parent || event.origin !== window.location.origin) return
  const [port] = event.ports
  if (event.data !== REPLAY_PORT || !port) return
  taken = true
  play(port)
})
if (window.parent !== window) window.parent.postMessage(REPLAY_READY, window.location.origin)
