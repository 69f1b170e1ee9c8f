'use client'

import { CalendarPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/section'
import type { BookingView } from '@/lib/booking/booking'
import { BookingFacts } from './booking-facts'
import { CalendarLink } from './calendar-link'
import { factsOf } from './facts-of'

type BookedProps = { booking: BookingView; customer: { email: string }; onAgain: () => void }

/** It is booked: who, when, how, and the calendar. Takes focus, so that it is read at once. */
export function Booked({ booking, customer, onAgain }: BookedProps) {
  const t = useTranslations('booking')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    window.scrollTo({ top: 0 })
  }, [])
  return (
    <section aria-labelledby="booked" className="space-y-5">
      <div>
        <h2
          ref={heading}
          id="booked"
          tabIndex={-1}
          className="w-fit font-title text-title font-normal"
          data-share="text"
        >
          {t('done.title', { name: booking.advisor.name })}
        </h2>
        <p className="text-ink-2">{t('done.lead', { email: customer.email })}</p>
      </div>
      <Panel>
        <BookingFacts facts={factsOf(booking)} />
      </Panel>
      <div className="flex flex-wrap gap-3">
        <CalendarLink
          bookingId={booking.id}
          variant="primary"
          icon={<CalendarPlus aria-hidden width={20} height={20} />}
        >
          {t('card.calendar')}
        </CalendarLink>
        <LinkButton href="/customer/bookings" data-share="text">
          {t('done.all')}
        </LinkButton>
        <Button variant="quiet" onClick={onAgain} data-share="text">
          {t('done.another')}
        </Button>
      </div>
    </section>
  )
}
