'use client'

import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRoomKeeper } from '@/components/room/room-provider'
import { Button } from '@/components/ui/button'
import type { MeetingView } from '@/lib/presence/stream-state'

/** The call goes on in another window or on another device of the same person. */
export function MovedCall({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  const keeper = useRoomKeeper()
  return (
    <div className="flex flex-col gap-3 p-4">
      <p role="status">{t('connection.elsewhere')}</p>
      <Button
        icon={<MonitorSmartphone aria-hidden width={20} height={20} />}
        onClick={() => void keeper.join({ meetingId: view.id, move: true })}
      >
        {t('moveHere')}
      </Button>
    </div>
  )
}
