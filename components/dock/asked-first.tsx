'use client'

import { useTranslations } from 'next-intl'
import { useWayIn } from '@/components/meeting/use-way-in'
import { Button } from '@/components/ui/button'
import { firstName } from '@/lib/presence/first-name'
import type { MeetingView } from '@/lib/presence/stream-state'

/** The call goes on, and in this browser nobody has said yet how to go in: the device check, at once and again. */
export function AskedFirst({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting')
  const { enter, check } = useWayIn(view.id, true)
  return (
    <div className="flex flex-col gap-3 p-4">
      <p role="status">{t('connection.asking', { first: firstName(view.advisor.name) })}</p>
      <Button variant="primary" onClick={enter}>
        {t('waiting.check')}
      </Button>
      {check}
    </div>
  )
}
