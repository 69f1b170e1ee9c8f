'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useMeetingView, useRoom, useSeatDevice } from '@/components/room/room-provider'
import { useTell } from '@/components/ui/toast'
import { ringEnd } from '@/lib/meeting/ring-end'
import type { MeetingView } from '@/lib/presence/stream-state'

/** Tells the advisor why something stopped ringing here, and that a call has ended. */
export function useRingEnd(): void {
  const t = useTranslations('meeting')
  const tell = useTell()
  const view = useMeetingView()
  const device = useSeatDevice()
  const { expecting } = useRoom()
  const before = useRef<MeetingView | null>(null)
  useEffect(() => {
    const was = before.current
    before.current = view
    const end = ringEnd(was, view, { device, answering: expecting })
    if (end && view) tell(t(`incoming.${end}`, { name: view.customer.name }))
    if (was?.state === 'live' && view?.id === was.id && view.state === 'ended')
      tell(t('desk.ended', { name: view.customer.name }))
  }, [view, device, expecting, tell, t])
}
