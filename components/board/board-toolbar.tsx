'use client'

import { useTranslations } from 'next-intl'
import type { Opened } from '@/components/board/board-dialog'
import { Button } from '@/components/ui/button'

/** What a scheduler does all day, in one row. */
export function BoardToolbar({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const t = useTranslations('calendar')
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" onClick={() => onOpen({ step: 'book' })}>
        {t('board.book')}
      </Button>
      <Button onClick={() => onOpen({ step: 'move', booking: null })}>{t('moveBooking')}</Button>
      <Button onClick={() => onOpen({ step: 'reassign', booking: null })}>{t('reassign')}</Button>
      <Button onClick={() => onOpen({ step: 'cover' })}>{t('board.cover')}</Button>
      <Button onClick={() => onOpen({ step: 'timeOff' })}>{t('board.addTimeOff')}</Button>
      <Button onClick={() => onOpen({ step: 'hours' })}>{t('board.addHours')}</Button>
    </div>
  )
}
