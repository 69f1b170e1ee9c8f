'use client'

import { useEffect, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { cx } from '@/components/ui/cx'
import { callClock } from '@/lib/meeting/call-length'

/** How long the call has lasted, by the server's clock. Never announced by itself. */
export function CallClock({ since, className }: { since: number | null; className?: string }) {
  const { serverNow } = useStream()
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(serverNow())
    const timer = setInterval(() => setNow(serverNow()), 1_000)
    return () => clearInterval(timer)
  }, [serverNow])
  if (since === null || now === null) return <span className={className} />
  return (
    <span role="timer" className={cx('figures text-small text-ink-2', className)}>
      {callClock(now - since)}
    </span>
  )
}
