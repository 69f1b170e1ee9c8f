'use client'

import { useCallback, useEffect, useState } from 'react'
import { keep, recall } from '@/components/ui/storage'

const key = 'radrum-closed-meeting'

/** The meeting whose ending was closed in this window; kept over reloads, because the server tells of it for minutes. */
export function useClosedMeeting(): [string | null, (id: string | null) => void] {
  const [closed, setClosed] = useState<string | null>(null)
  useEffect(() => setClosed(recall('window', key)), [])
  const close = useCallback((id: string | null) => {
    setClosed(id)
    keep('window', key, id)
  }, [])
  return [closed, close]
}
