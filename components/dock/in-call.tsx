'use client'

import type { ReactNode } from 'react'
import type { RoomActions } from '@/components/room/room-actions'
import type { MeetingView } from '@/lib/presence/stream-state'
import { DeskPanel } from './desk-panel'
import { PhoneBar } from './phone-bar'
import { useWide } from './use-wide'

export type InCallProps = {
  view: MeetingView
  /** Whose screen this is. */
  side: 'customer' | 'advisor'
  hangUp: RoomActions['hangUp']
  /** More that can be done in the call: **Share this page with advisor**. */
  more?: ReactNode
}

/** The call itself: a bar on a phone, a panel on a desk. */
export function InCall(props: InCallProps) {
  return useWide() ? <DeskPanel {...props} /> : <PhoneBar {...props} />
}
