'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type GridLane, type GridShape, stepFor, stepIn } from '@/lib/calendar/grid-keys'

type Roving = {
  lanes: readonly GridLane[]
  shape: GridShape
  /** Where the tab stop is before anybody has moved it. */
  start?: string
  /** Before the focus goes there: make it visible. */
  onStep?: (id: string) => void
  /** M on an entry. */
  onMove?: (id: string) => void
}

/** One tab stop for a whole calendar; arrows, Home and End walk through it. */
export function useRoving({ lanes, shape, start, onStep, onMove }: Roving) {
  const [current, setCurrent] = useState<string | null>(start ?? null)
  const elements = useRef(new Map<string, HTMLElement>())
  const there = lanes.some((lane) => lane.some(({ id }) => id === current))
  const active = there ? current : stepIn(lanes, null, 'first')

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !active) return
    if (event.key.toLowerCase() === 'm' && onMove) {
      event.preventDefault()
      onMove(active)
      return
    }
    const step = stepFor(event.key, shape)
    const next = step && stepIn(lanes, active, step)
    if (!next) return
    event.preventDefault()
    flushSync(() => {
      setCurrent(next)
      onStep?.(next)
    })
    elements.current.get(next)?.focus()
  }

  const stop = (id: string) => ({
    ref: (element: HTMLElement | null) => {
      if (element) elements.current.set(id, element)
      else elements.current.delete(id)
    },
    tabIndex: id === active ? 0 : -1,
    onFocus: () => setCurrent(id),
  })
  return { onKeyDown, stop }
}

export type Stop = ReturnType<typeof useRoving>['stop']
