import { useEffect, useMemo, useRef } from 'react'
import { useMeetingData } from '@/components/room/room-provider'
import type { DataChannel } from './channel'

/** LiveKit's topic for everything of this folder. */
const TOPIC = 'cobrowse'

/** The way to the other person of the meeting. It stays the same while the line comes and goes; `open` tells. */
export function useChannel(): { channel: DataChannel; open: boolean } {
  const port = useMeetingData(TOPIC)
  const now = useRef(port)
  useEffect(() => {
    now.current = port
  }, [port])
  const channel = useMemo<DataChannel>(
    () => ({
      send: async (bytes) => {
        if (!(await now.current.send(bytes))) throw new Error('not sent')
      },
      onData: (heard) => now.current.onData(heard),
    }),
    [],
  )
  return { channel, open: port.open }
}
