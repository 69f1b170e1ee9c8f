'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import type { BookingCard } from '@/lib/calendar/calendar-view'

export type BookingStep = 'move' | 'reassign' | 'cancel'

type BookingButtonsProps = {
  booking: BookingCard
  now: number
  /** Schedulers give a meeting to somebody else, too. */
  mayReassign: boolean
  onStep: (step: BookingStep) => void
}

/** What can be done with a booking that has not begun; for those who meet, its invitation as a file. */
export function BookingButtons({ booking, now, mayReassign, onStep }: BookingButtonsProps) {
  const t = useTranslations('calendar')
  const open = booking.startsAt > now
  return (
    <div className="flex flex-wrap gap-2">
      {open && <Button onClick={() => onStep('move')}>{mayReassign ? t('moveBooking') : t('move')}</Button>}
      {open && mayReassign && <Button onClick={() => onStep('reassign')}>{t('reassign')}</Button>}
      {!mayReassign && (
        <a href={`/api/bookings/${booking.id}/calendar.ics`} download className={buttonClass('secondary')}>
          {t('addToCalendar')}
        </a>
      )}
      {open && (
        <Button variant="danger-quiet" onClick={() => onStep('cancel')}>
          {t('cancelBooking')}
        </Button>
      )}
    </div>
  )
}
