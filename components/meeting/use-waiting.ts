'use client'

import { useStream } from '@/components/presence/stream-provider'
import type { MeetingView } from '@/lib/presence/stream-state'

/** The waiting customer of a meeting, while they wait. */
export function useWaiting(meetingId: string): MeetingView | null {
  const { state } = useStream()
  if (state?.role !== 'advisor') return null
  return state.waiting.find((view) => view.id === meetingId) ?? null
}
