'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/section'
import type { BookingView } from '@/lib/booking/booking'
import type { BookingActions } from './booking-actions'
import { BookingFacts, useTimeThere } from './booking-facts'
import { CalendarLink } from './calendar-link'
import { CancelDialog } from './cancel-dialog'
import { factsOf } from './facts-of'
import { JoinMeeting } from './join-meeting'
import { MoveDialog } from './move-dialog'
import { TimeSpan } from './time-span'
import type { Change } from './use-change'

/** A meeting ahead, as the server knew it when the page came. */
export type Ahead = {
  booking: BookingView
  /** By the server's clock: milliseconds until **Join meeting**; null when it never comes. */
  joinOpensIn: number | null
  /** By the server's clock: it has not begun. */
  mayChange: boolean
}

type BookingCardProps = Ahead & { change: Change; actions: BookingActions }

/** One meeting ahead, with what can be done about it. */
export function BookingCard({ booking, joinOpensIn, mayChange, change, actions }: BookingCardProps) {
  const t = useTranslations('booking.card')
  const id = useId()
  const there = useTimeThere(booking)
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null)
  const dialog = { booking, change, onClose: () => setOpen(null) }
  const button = { 'aria-describedby': id, 'data-share': 'text', disabled: change.settling }
  return (
    <article aria-labelledby={id}>
      <Panel className="space-y-4">
        <header>
          <h3 id={id} className="text-lead font-semibold" data-share="text">
            <TimeSpan {...booking} />
          </h3>
          {there && (
            <p className="text-small text-ink-2" data-share="text">
              {there}
            </p>
          )}
          <p data-share="text">
            {booking.topic} {t('with', { name: booking.advisor.name })}
          </p>
        </header>
        <BookingFacts facts={factsOf(booking)} brief />
        {joinOpensIn !== null && (
          <JoinMeeting booking={booking} opensIn={joinOpensIn} join={actions.joinBookedMeeting} />
        )}
        <div className="flex flex-wrap gap-3">
          {mayChange && (
            <Button {...button} onClick={() => setOpen('move')}>
              {t('move')}
            </Button>
          )}
          <CalendarLink bookingId={booking.id} aria-describedby={id}>
            {t('calendar')}
          </CalendarLink>
          {mayChange && (
            <Button {...button} variant="danger-quiet" onClick={() => setOpen('cancel')}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </Panel>
      {open === 'move' && <MoveDialog {...dialog} {...actions} />}
      {open === 'cancel' && <CancelDialog {...dialog} {...actions} />}
    </article>
  )
}
