'use client'

import { useEffect, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { type IdleStage, idleStage, untilNextStage } from '@/lib/access/idle-stage'

/** How near the lock is, by the server's word and clock. Changes at its moment, without polling. */
export function useIdleStage(): IdleStage {
  const { role, state, locksAt, serverNow } = useStream()
  const [, setTurn] = useState(0)
  const given = state?.session.state
  const session = given && locksAt !== null ? { state: given, locksAt } : null
  const live = state?.role === 'advisor' && state.meeting?.state === 'live'
  const now = serverNow()
  const wait = session && untilNextStage(session, now)
  useEffect(() => {
    if (wait === null) return
    const timer = setTimeout(() => setTurn((turn) => turn + 1), wait + 50)
    return () => clearTimeout(timer)
  })
  // a laptop that slept past the moment: its timers were late
  useEffect(() => {
    const look = () => setTurn((turn) => turn + 1)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return session ? idleStage(session, role, live, now) : 'active'
}
