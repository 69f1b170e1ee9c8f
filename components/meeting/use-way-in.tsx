'use client'

import { type ReactNode, useState } from 'react'
import { DeviceCheck } from '@/components/device/device-check'
import { useRoomKeeper } from '@/components/room/room-provider'

/**
 * Into a call that goes on, from this device: through the device check where this browser has never been asked.
 * `check` belongs on the page; it opens by itself when `asked` says so.
 */
export function useWayIn(meetingId: string, asked = false): { enter: () => void; check: ReactNode } {
  const keeper = useRoomKeeper()
  const [checking, setChecking] = useState(asked)
  const enter = () => {
    if (keeper.own.isUnasked()) setChecking(true)
    else void keeper.join({ meetingId, move: true })
  }
  const check = checking && (
    <DeviceCheck
      onClose={() => setChecking(false)}
      onJoin={(media) => {
        setChecking(false)
        void keeper.join({ meetingId, move: true, media })
      }}
    />
  )
  return { enter, check }
}
