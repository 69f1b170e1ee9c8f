'use client'

import { type FocusEvent, type MouseEvent, useLayoutEffect, useRef } from 'react'

/** A press that was meant for what stood here a moment ago. */
const slipMs = 500

/**
 * For a place whose content changes by itself: when the focused control is replaced, focus goes to the one that takes
 * its place, and a press within half a second of the change does nothing.
 */
export function useKeptFocus<E extends HTMLElement>(content: string) {
  const place = useRef<E>(null)
  const inside = useRef(false)
  const shown = useRef(content)
  const changedAt = useRef(0)

  useLayoutEffect(() => {
    if (shown.current === content) return
    shown.current = content
    changedAt.current = performance.now()
    const lost = !place.current?.contains(document.activeElement) && document.activeElement === document.body
    if (!inside.current || !lost) return
    place.current?.querySelector<HTMLElement>('button, a[href], [tabindex="-1"]')?.focus()
  }, [content])

  return {
    ref: place,
    onFocus: () => {
      inside.current = true
    },
    onBlur: ({ target, relatedTarget }: FocusEvent<E>) => {
      if (relatedTarget)
        inside.current = relatedTarget instanceof Node && !!place.current?.contains(relatedTarget)
      // a removed control also blurs; only one that is still there was left on purpose
      else setTimeout(() => target.isConnected && !place.current?.contains(document.activeElement) && leave())
    },
    onClickCapture: (event: MouseEvent) => {
      if (performance.now() - changedAt.current > slipMs || changedAt.current === 0) return
      event.preventDefault()
      event.stopPropagation()
    },
  }

  function leave(): void {
    inside.current = false
  }
}
