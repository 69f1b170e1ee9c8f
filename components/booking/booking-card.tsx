'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/section'
import type { BookingView } from '@/lib/booking/booking'
import { timeName } from '@/lib/booking/time-name'
import type { BookingActions } from './booking-actions'
import { BookingFacts } from './booking-facts'
import { CalendarLink } from './calendar-link'
import { CancelDialog } from './cancel-dialog'
import { factsOf } from './facts-of'
import { JoinMeeting } from './join-meeting'
import { MoveDialog } from './move-dialog'

type BookingCardProps = {
  booking: BookingView
  /** By the server's clock: milliseconds until **Join meeting**; null when it never comes. */
  joinOpensIn: number | null
  /** By the server's clock: it has not begun. */
  mayChange: boolean
  actions: BookingActions
}

/** One meeting ahead, with what can be done about it. */
export function BookingCard({ booking, joinOpensIn, mayChange, actions }: BookingCardProps) {
  const t = useTranslations('booking.card')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const id = useId()
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null)
  const close = (stays: boolean) => !stays && setOpen(null)
  return (
    <article aria-labelledby={id}>
      <Panel className="space-y-5">
        <h3 id={id} className="text-lead font-semibold" data-share="text">
          {timeName(booking.startsAt, zone, locale)}
        </h3>
        <BookingFacts facts={factsOf(booking)} />
        {joinOpensIn !== null && (
          <JoinMeeting booking={booking} opensIn={joinOpensIn} join={actions.joinBookedMeeting} />
        )}
        <div className="flex flex-wrap gap-3">
          {mayChange && (
            <Button aria-describedby={id} onClick={() => setOpen('move')} data-share="text">
              {t('move')}
            </Button>
          )}
          <CalendarLink bookingId={booking.id} aria-describedby={id}>
            {t('calendar')}
          </CalendarLink>
          {mayChange && (
            <Button
              variant="danger-quiet"
              aria-describedby={id}
              onClick={() => setOpen('cancel')}
              data-share="text"
            >
              {t('cancel')}
            </Button>
          )}
        </div>
      </Panel>
      {open === 'move' && <MoveDialog booking={booking} actions={actions} onOpenChange={close} />}
      {open === 'cancel' && (
        <CancelDialog booking={booking} cancelBooking={actions.cancelBooking} onOpenChange={close} />
      )}
    </article>
  )
}
