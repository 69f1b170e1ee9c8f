import { Replayer } from 'rrweb'
import type { SharedEvent } from '@/lib/cobrowse/event'
import { fit, type Spot, spotAt } from '@/lib/cobrowse/pointer'

/** Hidden fields and pictures are hatched over here as well. Lines are grey on any ground. */
const HATCHED = `[data-hidden] { background-image: repeating-linear-gradient(135deg, rgb(120 120 120 / .45) 0 1px,
  transparent 1px 7px) !important; min-width: 1rem; min-height: 1rem }`
const STILL =
  '*, ::before, ::after { transition: none !important; animation: none !important; caret-color: transparent !important }'

/** A sheet that does not come must not hide the page for ever. Milliseconds. */
const SHEETS_WAIT = 2_000
/** The replayer keeps every event; beyond so many a fresh snapshot is better. */
const MOST_EVENTS = 5_000

type Size = { width: number; height: number }
type Heard = { shown: () => void; size: (size: Size) => void; full: () => void }

function loaded(link: HTMLLinkElement): Promise<void> {
  if (link.sheet) return Promise.resolve()
  return new Promise((done) => {
    link.addEventListener('load', () => done(), { once: true })
    link.addEventListener('error', () => done(), { once: true })
  })
}

/** One picture of the customer's page, from one snapshot on. Built out of sight, shown when its sheets are there. */
export class Stage {
  readonly root: HTMLElement
  #replayer: Replayer
  #size: Size = { width: 0, height: 0 }
  #scroll = { left: 0, top: 0 }
  #count = 0
  #scale = 1

  constructor(
    into: HTMLElement,
    private readonly heard: Heard,
  ) {
    this.root = document.createElement('div')
    this.root.className = 'stage coming'
    into.append(this.root)
    this.#replayer = new Replayer([], {
      root: this.root,
      liveMode: true,
      mouseTail: false,
      triggerFocus: false,
      useVirtualDom: false,
      showWarning: false,
      insertStyleRules: [HATCHED, STILL],
    })
    // Everything lies before this moment, and so is applied at once instead of at the next animation frame.
    this.#replayer.startLive(Number.MAX_SAFE_INTEGER)
    this.#replayer.on('resize', (size) => this.#resize(size as Size))
  }

  add(events: SharedEvent[]): void {
    for (const event of events) {
      if (event.type === 2) this.#scroll = event.data.initialOffset
      if (event.type === 3 && event.data.source === 3 && event.data.id === 1) {
        this.#scroll = { left: event.data.x, top: event.data.y }
      }
      this.#replayer.addEvent(event as Parameters<Replayer['addEvent']>[0])
    }
    this.#count += events.length
    if (this.#count > MOST_EVENTS) {
      this.#count = 0
      this.heard.full()
    }
  }

  /** When the sheets of the page are there, or have kept us waiting for too long. */
  async ready(): Promise<void> {
    await Promise.resolve()
    const links = this.#document?.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]') ?? []
    const late = new Promise((done) => setTimeout(done, SHEETS_WAIT))
    await Promise.race([Promise.all(Array.from(links, loaded)), late])
    this.#replayer.iframe.contentWindow?.scrollTo(this.#scroll)
  }

  reveal(): void {
    this.root.classList.remove('coming')
    this.refit()
    this.heard.shown()
  }

  close(): void {
    this.#replayer.destroy()
    this.root.remove()
  }

  refit(): void {
    const { width } = this.#size
    const room = { width: window.innerWidth, height: window.innerHeight }
    this.#scale = fit(this.#size, room)
    const left = Math.max(0, (room.width - width * this.#scale) / 2)
    this.root.style.transform = `translateX(${left}px) scale(${this.#scale})`
  }

  /** The spot of the customer's page under a point of this window. */
  spot(x: number, y: number): Spot | null {
    const box = this.#replayer.iframe.getBoundingClientRect()
    const [left, top] = [(x - box.left) / this.#scale, (y - box.top) / this.#scale]
    const mirror = this.#replayer.getMirror()
    for (let at = this.#document?.elementFromPoint(left, top); at; at = at.parentElement) {
      const id = mirror.getId(at)
      if (id > 0) return spotAt({ id, tag: at.localName }, at.getBoundingClientRect(), left, top)
    }
    return null
  }

  get #document(): Document | null {
    return this.#replayer.iframe.contentDocument
  }

  #resize(size: Size): void {
    this.#size = size
    if (!this.root.classList.contains('coming')) this.refit()
    this.heard.size(size)
  }
}
