'use client'

import { type RefObject, useEffect } from 'react'

/** On a phone the page ends above the dock, and scrolls what has the focus above it, too (`--dock`). */
export function useDockSpace(dock: RefObject<HTMLElement | null>, wide: boolean): void {
  useEffect(() => {
    const box = dock.current
    const { style } = document.documentElement
    if (!box || wide) return
    const watcher = new ResizeObserver(() => style.setProperty('--dock', `${box.offsetHeight}px`))
    watcher.observe(box)
    return () => {
      watcher.disconnect()
      style.removeProperty('--dock')
    }
  }, [dock, wide])
}
