'use client'

import { useEffect, useState } from 'react'
import { type ConnectionWords, connectionWords } from '@/lib/meeting/connection-words'
import { useRoom } from './room-provider'

/** What comes and goes is not worth a word; what lasts this long is. ms */
const settledMs: Partial<Record<ConnectionWords, number>> = {
  weakHere: 2_000,
  weakThere: 2_000,
  awayThere: 600,
  lost: 600,
  joining: 600,
}

/** The connection in words. What comes and goes is not said. */
export function useConnection(): ConnectionWords {
  const { state, self, peer } = useRoom()
  const now = useTicks(state.kind === 'lost' || state.kind === 'joining')
  const words = connectionWords({
    room: state,
    peerPresent: peer.present,
    peerSeen: peer.seen,
    here: self.quality,
    there: peer.quality,
    now,
  })
  const [said, setSaid] = useState<ConnectionWords>(words)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), settledMs[words] ?? 0)
    return () => clearTimeout(timer)
  }, [words])
  return said
}

/** This browser's clock, once a second while it matters. */
function useTicks(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [running])
  return now
}
