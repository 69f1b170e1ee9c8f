'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BookingButtons, type BookingStep } from '@/components/calendar/booking-buttons'
import { BookingFacts } from '@/components/calendar/booking-facts'
import { CancelForm } from '@/components/calendar/cancel-form'
import { JoinButton } from '@/components/calendar/join-button'
import { MoveForm } from '@/components/calendar/move-form'
import type { AdvisorActions } from '@/components/calendar/staff-actions'
import { useServerNow } from '@/components/calendar/use-server-now'
import { WeekGrid } from '@/components/calendar/week-grid'
import { WeekList } from '@/components/calendar/week-list'
import { Dialog } from '@/components/ui/dialog'
import { useTell } from '@/components/ui/toast'
import { addDays, localDayAt } from '@/lib/booking/local-day'
import type { CalendarView } from '@/lib/calendar/address'
import type { AdvisorWeek, BookingCard, CalendarEntry } from '@/lib/calendar/calendar-view'
import { dayView } from '@/lib/calendar/day-view'

type WeekCalendarProps = {
  week: AdvisorWeek
  title: string
  view: CalendarView
  /** The server's time, epoch ms. */
  now: number
  actions: AdvisorActions
}

type Open = { step: 'details' | BookingStep; booking: BookingCard }

/** An advisor's own week, as a grid or as a list, and what can be done with each meeting. */
export function WeekCalendar({ week, title, view, now: renderedAt, actions }: WeekCalendarProps) {
  const [open, setOpen] = useState<Open | null>(null)
  const now = useServerNow(renderedAt)
  const { zone, monday, advisor } = week
  const all = [0, 1, 2, 3, 4, 5, 6].map((add) => dayView(zone, addDays(monday, add), advisor))
  // a weekend without work and without meetings needs no room
  const days = all.filter((day, index) => index < 5 || day.open.length + day.placed.length > 0)
  const shared = { days, zone, today: localDayAt(zone, now), now }
  const details = (booking: BookingCard) => setOpen({ step: 'details', booking })
  return (
    <>
      {view === 'grid' ? (
        <WeekGrid
          {...shared}
          title={title}
          onOpen={details}
          onMove={(booking) => setOpen({ step: 'move', booking })}
        />
      ) : (
        <WeekList {...shared} onOpen={details} />
      )}
      <WeekDialog open={latest(open, advisor.entries)} onOpen={setOpen} now={now} actions={actions} />
    </>
  )
}

/** The same booking as it is now: somebody may have changed it since it was opened. */
function latest(open: Open | null, entries: readonly CalendarEntry[]): Open | null {
  const entry = entries.find(({ id }) => id === open?.booking.id)
  return open && entry?.kind === 'booking' ? { ...open, booking: entry.booking } : open
}

type WeekDialogProps = {
  open: Open | null
  onOpen: (open: Open | null) => void
  now: number
  actions: AdvisorActions
}

function WeekDialog({ open, onOpen, now, actions }: WeekDialogProps) {
  const t = useTranslations('calendar')
  const tell = useTell()
  const close = () => onOpen(null)
  const done = (sentence: string) => {
    close()
    tell(sentence)
  }
  if (!open) return null
  const { step, booking } = open
  const name = { customer: booking.customer.name }
  return (
    <Dialog open onOpenChange={close} title={t(`title.${step}`, name)}>
      {step === 'details' && (
        <>
          <BookingFacts booking={booking} />
          <JoinButton booking={booking} now={now} join={actions.join} />
          <BookingButtons
            booking={booking}
            now={now}
            mayReassign={false}
            onStep={(next) => onOpen({ step: next, booking })}
          />
        </>
      )}
      {step === 'move' && (
        <MoveForm
          booking={booking}
          actions={actions}
          onDone={() => done(t('told.moved', name))}
          onLeave={close}
        />
      )}
      {step === 'cancel' && (
        <CancelForm
          booking={booking}
          cancel={actions.cancel}
          onDone={() => done(t('told.cancelled', name))}
          onLeave={close}
        />
      )}
    </Dialog>
  )
}
