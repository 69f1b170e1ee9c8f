'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'
import { listed } from '@/lib/presence/last-changes'
import type { StreamChange } from '@/lib/presence/stream-state'

const gatherMs = 150

/**
 * Fetches the page's own lists again after something changed: once for changes that come together, not before a hidden
 * page is seen, and never under a lock (that would leave the page, and what is filled in there).
 */
export function usePageRefresh(locked: boolean): (what: StreamChange['what']) => void {
  const router = useRouter()
  const stale = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isLocked = useRef(locked)

  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!stale.current || isLocked.current || document.visibilityState !== 'visible') return
      stale.current = false
      router.refresh()
    }, gatherMs)
  }, [router])

  useEffect(() => {
    isLocked.current = locked
    soon()
  }, [locked, soon])

  useEffect(() => {
    document.addEventListener('visibilitychange', soon)
    return () => {
      document.removeEventListener('visibilitychange', soon)
      clearTimeout(timer.current)
    }
  }, [soon])

  return useCallback(
    (what) => {
      if (!listed.has(what)) return
      stale.current = true
      soon()
    },
    [soon],
  )
}
