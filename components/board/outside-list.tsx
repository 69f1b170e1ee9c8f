'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'

/** Meetings that would lie outside the new hours. They stay until somebody moves them. */
export function OutsideList({ bookings }: { bookings: readonly BookingCard[] }) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  if (bookings.length === 0) return <Notice tone="success">{t('hours.allInside')}</Notice>
  return (
    <div className="space-y-3" role="status">
      <Notice tone="warning">{t('hours.outside', { count: bookings.length })}</Notice>
      <List aria-label={t('hours.outsideList')}>
        {bookings.map((booking) => (
          <ListRow
            key={booking.id}
            title={timeName(booking.startsAt, booking.advisor.zone, locale)}
            note={`${booking.customer.name}, ${booking.topic}`}
            end={
              <LinkButton href={`/scheduler/bookings/${booking.id}`} variant="quiet">
                {t('open')}
                <span className="sr-only"> {booking.customer.name}</span>
              </LinkButton>
            }
          />
        ))}
      </List>
    </div>
  )
}
