'use client'

import { useEffect, useState } from 'react'

const everyMs = 20_000

/** The server's time, going on: a wrong clock on this machine moves nothing. Epoch milliseconds. */
export function useServerNow(now: number): number {
  const [shown, setShown] = useState(now)
  useEffect(() => {
    const since = performance.now()
    setShown(now)
    const timer = setInterval(() => setShown(now + performance.now() - since), everyMs)
    return () => clearInterval(timer)
  }, [now])
  return shown
}
