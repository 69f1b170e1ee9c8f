'use client'

import { useCallback, useEffect, useState } from 'react'

const key = 'radrum-closed-meeting'

/** The meeting whose ending was closed in this window; kept over reloads, because the server tells of it for minutes. */
export function useClosedMeeting(): [string | null, (id: string | null) => void] {
  const [closed, setClosed] = useState<string | null>(null)
  useEffect(() => {
    try {
      setClosed(sessionStorage.getItem(key))
    } catch {
      // nothing may be stored here: a reload shows the ending once more
    }
  }, [])
  const close = useCallback((id: string | null) => {
    setClosed(id)
    try {
      if (id) sessionStorage.setItem(key, id)
      else sessionStorage.removeItem(key)
    } catch {
      // as above
    }
  }, [])
  return [closed, close]
}
