'use client'

import { useSyncExternalStore } from 'react'

const query = '(min-width: 40rem)'

/** Is there room for a floating panel, or is this a phone? */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
    () => true,
  )
}
