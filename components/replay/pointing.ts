import type { Spot } from '@/lib/cobrowse/pointer'

/** Spots are told no more often than this. Milliseconds. */
const EVERY = 40
const STEP = 16
const LONG_STEP = 64

const moves: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Pointing inside the replay: with the mouse or a finger, or with the arrow keys (Shift for longer steps, Escape
 * to end). Gives the switch.
 */
export function pointFrom(
  find: (x: number, y: number) => Spot | null,
  tell: (spot: Spot | null) => void,
  leave: () => void,
): (on: boolean) => void {
  const body = document.body
  const mark = document.createElement('div')
  mark.className = 'mark'
  mark.hidden = true
  body.append(mark)
  let on = false
  let at = { x: window.innerWidth / 2, y: window.innerHeight / 2 }
  let told = 0
  let later: number | undefined

  const tellNow = () => {
    told = performance.now()
    later = undefined
    if (on) tell(find(at.x, at.y))
  }
  const go = (x: number, y: number) => {
    at = { x: Math.min(Math.max(0, x), window.innerWidth), y: Math.min(Math.max(0, y), window.innerHeight) }
    const wait = told + EVERY - performance.now()
    if (wait <= 0) tellNow()
    else later ??= window.setTimeout(tellNow, wait)
  }
  const hide = () => {
    window.clearTimeout(later)
    later = undefined
    tell(null)
  }

  const onPointer = (event: PointerEvent) => {
    if (!on) return
    mark.hidden = true
    go(event.clientX, event.clientY)
  }
  body.addEventListener('pointermove', onPointer)
  body.addEventListener('pointerdown', onPointer)
  document.documentElement.addEventListener('pointerleave', () => on && hide())
  body.addEventListener('keydown', (event) => {
    const move = moves[event.key]
    if (!on || (!move && event.key !== 'Escape')) return
    event.preventDefault()
    if (!move) {
      leave()
      return
    }
    const step = event.shiftKey ? LONG_STEP : STEP
    go(at.x + move[0] * step, at.y + move[1] * step)
    mark.hidden = false
    mark.style.left = `${at.x}px`
    mark.style.top = `${at.y}px`
  })

  return (turned) => {
    if (turned === on) return
    on = turned
    body.classList.toggle('pointing', on)
    mark.hidden = true
    if (on) {
      body.tabIndex = 0
      body.focus({ preventScroll: true })
    } else {
      body.removeAttribute('tabindex')
      hide()
    }
  }
}
