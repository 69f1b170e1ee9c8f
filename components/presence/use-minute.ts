'use client'

import { useEffect, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'

/** The server's clock for words like "tomorrow" and "5 minutes ago": moves with every new state and once a minute. */
export function useMinute(): number {
  const { state, serverNow } = useStream()
  const [now, setNow] = useState(state?.now ?? 0)
  useEffect(() => {
    setNow(serverNow())
    const timer = setInterval(() => setNow(serverNow()), 60_000)
    return () => clearInterval(timer)
  }, [serverNow])
  return Math.max(now, state?.now ?? 0)
}
