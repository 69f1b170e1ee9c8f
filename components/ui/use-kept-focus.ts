'use client'

import { type FocusEvent, useLayoutEffect, useRef } from 'react'

/** For a place whose content changes by itself: when the focused control is replaced, focus goes to what takes its place. */
export function useKeptFocus<E extends HTMLElement>(content: string) {
  const place = useRef<E>(null)
  const inside = useRef(false)
  const shown = useRef(content)

  useLayoutEffect(() => {
    if (shown.current === content) return
    shown.current = content
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
  }

  function leave(): void {
    inside.current = false
  }
}
