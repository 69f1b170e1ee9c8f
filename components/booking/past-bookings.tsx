import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { List, ListRow } from '@/components/ui/list'
import { Tag } from '@/components/ui/tag'
import type { BookingView } from '@/lib/booking/booking'
import { timeName } from '@/lib/booking/time-name'

/** Meetings that are over or were cancelled, last first. */
export function PastBookings({ bookings, label }: { bookings: BookingView[]; label: string }) {
  const t = useTranslations('booking')
  const locale = useLocale()
  const zone = useTimeZone()
  return (
    <List aria-label={label}>
      {bookings.map((booking) => (
        <ListRow
          key={booking.id}
          title={<span data-share="text">{timeName(booking.startsAt, zone ?? booking.zone, locale)}</span>}
          note={
            <span data-share="text">
              {booking.topic} {t('card.with', { name: booking.advisor.name })} · {t(`way.${booking.way}`)}
            </span>
          }
          end={
            <Tag tone={booking.state === 'cancelled' ? 'warning' : 'plain'}>
              {t(booking.state === 'cancelled' ? 'card.cancelled' : 'card.over')}
            </Tag>
          }
        >
          {booking.cancelReason && (
            <p className="text-small text-ink-2">{t('card.reason', { reason: booking.cancelReason })}</p>
          )}
        </ListRow>
      ))}
    </List>
  )
}
