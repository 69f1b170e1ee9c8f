'use client'

import { PhoneOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoomActions } from '@/components/room/room-actions'
import { useRoomKeeper } from '@/components/room/room-provider'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import type { MeetingView } from '@/lib/presence/stream-state'
import { settled } from '@/lib/result'

type EndCallProps = {
  view: MeetingView
  hangUp: RoomActions['hangUp']
  iconOnly?: boolean
  className?: string
}

/** **End call**, for both. */
export function EndCall({ view, hangUp, iconOnly = false, className }: EndCallProps) {
  const t = useTranslations('meeting.controls')
  const refusal = useRefusal('meeting')
  const keeper = useRoomKeeper()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const end = async () => {
    setBusy(true)
    const answer = await settled(hangUp({ id: view.id }))
    setBusy(false)
    if (answer.ok || answer.reason === 'already_ended') keeper.leave(view.id)
    else tell(refusal(answer.reason))
  }
  const shared = { variant: 'danger', busy, onClick: end, className } as const
  return iconOnly ? (
    <IconButton {...shared} label={t('end')} icon={PhoneOff} />
  ) : (
    <Button {...shared}>{t('end')}</Button>
  )
}
