'use client'

import { useCallback, useEffect } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { locksAfterInput } from '@/lib/access/idle-stage'

/** The bank hears of input at most this often. */
const everyMs = 20_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Tells the bank that the person is there. Only trusted events count: what a script or somebody who fills in from afar
 * does is not the person's own hand. Returns the way to say it at once.
 */
export function useInputReport(listening: boolean): () => Promise<boolean> {
  const { role, serverNow, tellInput } = useStream()
  const report = useCallback(async () => {
    const answer = await fetch('/api/session/input', { method: 'POST' }).catch(() => null)
    if (answer?.status !== 204) return false
    tellInput(locksAfterInput(role, serverNow()))
    return true
  }, [role, serverNow, tellInput])

  useEffect(() => {
    if (!listening) return
    let reportedAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const onInput = (event: Event) => {
      if (!event.isTrusted || timer !== undefined || isStill(event)) return
      const wait = reportedAt + everyMs - performance.now()
      timer = setTimeout(
        () => {
          timer = undefined
          reportedAt = performance.now()
          void report()
        },
        Math.max(0, wait),
      )
    }
    const options = { capture: true, passive: true }
    for (const sign of signs) window.addEventListener(sign, onInput, options)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onInput, options)
      if (timer === undefined) return
      clearTimeout(timer)
      void report() // input that was not told yet
    }
  }, [listening, report])

  return report
}

/** The page moved under a pointer that did not. */
function isStill(event: Event): boolean {
  return event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY
}
