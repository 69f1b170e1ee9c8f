'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useSpanName } from '@/components/calendar/use-entry-name'
import { Fact, Facts } from '@/components/ui/table'
import { clocksDiffer, dayName, timeName, zoneCity } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'

/** Everything staff may know of a booking: who, when (on both clocks when they differ), what, how. */
export function BookingFacts({ booking }: { booking: BookingCard }) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const { startsAt, endsAt, customer, advisor, about } = booking
  const span = useSpanName(advisor.zone)
  const differ = clocksDiffer(startsAt, advisor.zone, customer.zone)
  return (
    <Facts>
      <Fact label={t('facts.time')}>
        {dayName(startsAt, advisor.zone, locale)} {span({ from: startsAt, to: endsAt })}
      </Fact>
      {differ && (
        <Fact label={t('facts.theirTime', { city: zoneCity(customer.zone) })}>
          {timeName(startsAt, customer.zone, locale)}
        </Fact>
      )}
      <Fact label={t('facts.customer')}>{customer.name}</Fact>
      <Fact label={t('facts.contact')}>{[customer.phone, customer.email].filter(Boolean).join(', ')}</Fact>
      <Fact label={t('facts.advisor')}>{advisor.name}</Fact>
      <Fact label={t('facts.topic')}>{booking.topic}</Fact>
      <Fact label={t('facts.way')}>{t(`way.${booking.way}`)}</Fact>
      {about && <Fact label={t('facts.about')}>{about}</Fact>}
    </Facts>
  )
}
