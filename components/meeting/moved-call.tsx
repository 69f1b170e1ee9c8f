'use client'

import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useWayIn } from './use-way-in'

/** The call goes on in another window or on another device of the same person. */
export function MovedCall({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  const { enter, check } = useWayIn(view.id)
  return (
    <div className="flex flex-col gap-3 p-4">
      <p role="status">{t('connection.elsewhere')}</p>
      <Button icon={<MonitorSmartphone aria-hidden width={20} height={20} />} onClick={enter}>
        {t('moveHere')}
      </Button>
      {check}
    </div>
  )
}
