'use client'

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useState,
} from 'react'
import { keep, recall } from '@/components/ui/storage'
import {
  type Corner,
  cornerAfterKey,
  corners,
  nearestCorner,
  parseCorner,
  stepAside,
} from '@/lib/meeting/corner'

const key = 'radrum-call-corner'
/** Between the panel and the edges of the window, px. */
const gap = 16

/** Where the call's panel stands on a wide window: dragged, moved by arrows, and out of the way of the focus. */
export function useCorner(panel: RefObject<HTMLElement | null>, floats: boolean) {
  const [corner, setCorner] = useState<Corner>('bottom-right')
  useEffect(() => setCorner(parseCorner(recall('browser', key))), [])
  useOutOfTheWay(panel, floats, corner, setCorner)

  const choose = useCallback((next: Corner) => {
    keep('browser', key, next)
    setCorner(next)
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = cornerAfterKey(corner, event.key)
    if (!next) return
    event.preventDefault()
    choose(next)
  }
  // a plain press moves on to the next corner: nobody has to drag
  const onClick = () => choose(corners[(corners.indexOf(corner) + 1) % corners.length] ?? 'bottom-right')

  return { corner, handle: { onKeyDown, onClick, onPointerDown: drag(panel, choose) } }
}

export function drag(panel: RefObject<HTMLElement | null>, choose: (corner: Corner) => void) {
  return (down: PointerEvent<HTMLElement>) => {
    const box = panel.current
    if (!box || down.button !== 0) return
    const handle = down.currentTarget
    handle.setPointerCapture(down.pointerId)
    let moved = false
    const over = new AbortController()
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const [x, y] = [clientX - down.clientX, clientY - down.clientY]
      moved ||= Math.hypot(x, y) > 6
      if (moved) box.style.transform = `translate(${x}px, ${y}px)`
    }
    const up = () => {
      over.abort()
      const { left, top, width, height } = box.getBoundingClientRect()
      box.style.transform = ''
      if (!moved) return
      const size = { width: window.innerWidth, height: window.innerHeight }
      choose(nearestCorner({ x: left + width / 2, y: top + height / 2 }, size))
      // its own click, which comes at once or never
      const once = { once: true, capture: true, signal: AbortSignal.timeout(300) }
      handle.addEventListener('click', (event) => event.stopPropagation(), once)
    }
    for (const [name, heard] of [
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', up],
    ] as const)
      handle.addEventListener(name, heard, { signal: over.signal })
  }
}

function useOutOfTheWay(
  panel: RefObject<HTMLElement | null>,
  floats: boolean,
  corner: Corner,
  setCorner: (corner: Corner) => void,
): void {
  useEffect(() => {
    if (!floats) return
    const look = ({ target }: FocusEvent) => {
      const box = panel.current
      if (!box || !(target instanceof Element) || box.contains(target)) return
      // after the browser has scrolled to it
      requestAnimationFrame(() => {
        const { width, height } = box.getBoundingClientRect()
        const size = { width: window.innerWidth, height: window.innerHeight }
        setCorner(stepAside(corner, target.getBoundingClientRect(), { width, height }, size, gap))
      })
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [panel, floats, corner, setCorner])
}
