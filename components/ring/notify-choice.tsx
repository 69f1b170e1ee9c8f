'use client'

import { Bell } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Offers notifications of calls, as long as the browser has not been told yes or no. */
export function NotifyChoice() {
  const t = useTranslations('meeting.incoming')
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen('Notification' in window && Notification.permission === 'default'), [])
  if (!open) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        icon={<Bell aria-hidden width={18} height={18} className="shrink-0" />}
        onClick={() => void Notification.requestPermission().then(() => setOpen(false))}
      >
        {t('notify')}
      </Button>
      <p className="text-small text-ink-2">{t('notifyText')}</p>
    </div>
  )
}
