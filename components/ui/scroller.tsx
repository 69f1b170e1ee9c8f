'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Scrolls sideways when its content is wider; only then it is named and can be reached by keyboard. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth))
    watcher.observe(element)
    for (const child of element.children) watcher.observe(child)
    return () => watcher.disconnect()
  }, [])
  const reach = wide ? { role: 'group', tabIndex: 0, 'aria-label': label } : {}
  return (
    <div ref={box} className="overflow-x-auto" {...reach}>
      {children}
    </div>
  )
}
