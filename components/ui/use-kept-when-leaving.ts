'use client'

import { useEffect } from 'react'

/** Something a person would lose by going away; `flush` begins to save it. */
type Keeping = { isKept: () => boolean; flush?: () => void }

/** Nothing typed is lost by going away: it is saved then, and closing the window asks first while it is not. */
export function useKeptWhenLeaving(keeping: Keeping): void {
  useEffect(() => {
    const flush = () => keeping.flush?.()
    const ask = (event: BeforeUnloadEvent) => {
      if (keeping.isKept()) return
      flush()
      event.preventDefault()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('beforeunload', ask)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('beforeunload', ask)
      flush()
    }
  }, [keeping])
}
