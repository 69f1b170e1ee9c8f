'use client'

import { useTranslations } from 'next-intl'
import { AbsenceForm } from '@/components/board/absence-form'
import { AwayDetails } from '@/components/board/away-details'
import { BookForCustomer } from '@/components/board/book-for-customer'
import { HoursForm } from '@/components/board/hours-form'
import { PickBooking } from '@/components/board/pick-booking'
import type { Told } from '@/components/board/use-told'
import { BookingButtons, type BookingStep } from '@/components/calendar/booking-buttons'
import { BookingFacts } from '@/components/calendar/booking-facts'
import { CancelForm } from '@/components/calendar/cancel-form'
import { MoveForm } from '@/components/calendar/move-form'
import type { Person, SchedulerActions, Topic } from '@/components/calendar/staff-actions'
import { Dialog } from '@/components/ui/dialog'
import { LinkButton } from '@/components/ui/link-button'
import type { LocalDay } from '@/lib/booking/local-day'
import type { BookingCard, CalendarEntry } from '@/lib/calendar/calendar-view'

export type OpenEntry = (entry: CalendarEntry & { kind: 'booking' | 'away' }) => void

/** What is open over the board. `move` and `reassign` without a booking first ask which one. */
export type Opened =
  | { step: 'details' | 'cancel'; booking: BookingCard }
  | { step: 'move' | 'reassign'; booking: BookingCard | null }
  | { step: 'away'; entry: CalendarEntry & { kind: 'away' } }
  | { step: 'book' | 'hours' | 'timeOff' | 'cover' }

export type BoardContext = {
  day: LocalDay
  zone: string
  now: number
  advisors: readonly Person[]
  topics: readonly Topic[]
  /** Meetings of the day that have not begun. */
  movable: readonly CalendarEntry[]
  actions: SchedulerActions
}

type BoardDialogProps = BoardContext & {
  opened: Opened | null
  onOpen: (opened: Opened | null) => void
  told: Told
}

/** One dialog over the board; what is in it changes from step to step. */
export function BoardDialog({ opened, onOpen, told, ...context }: BoardDialogProps) {
  const t = useTranslations('calendar')
  if (!opened) return null
  const customer = 'booking' in opened ? (opened.booking?.customer.name ?? '') : ''
  const title = customer ? t(`title.${opened.step}`, { customer }) : t(`title.${opened.step}Any`)
  return (
    <Dialog open onOpenChange={() => onOpen(null)} title={title} wide={opened.step === 'cover'}>
      <Content {...context} opened={opened} onOpen={onOpen} told={told} />
    </Dialog>
  )
}

function Content({ opened, onOpen, told, ...context }: BoardDialogProps & { opened: Opened }) {
  const { advisors, topics, actions, day, zone } = context
  const leave = () => onOpen(null)
  const start = { advisorId: advisors[0]?.id ?? '', firstDay: day, lastDay: day, from: '', to: '' }
  switch (opened.step) {
    case 'details':
    case 'cancel':
    case 'move':
    case 'reassign':
      return <BookingContent {...context} opened={opened} onOpen={onOpen} told={told} />
    case 'away': {
      const advisor = advisors.find(({ id }) => id === opened.entry.advisorId)?.name ?? ''
      const { entry } = opened
      return (
        <AwayDetails
          {...{ entry, advisor, zone }}
          remove={actions.removeTimeOff}
          onDone={() => told.awayRemoved(advisor)}
          onLeave={leave}
        />
      )
    }
    case 'book':
      return <BookForCustomer {...{ advisors, topics, actions }} onDone={told.booked} onLeave={leave} />
    case 'hours':
      return (
        <HoursForm
          advisors={advisors}
          start={{ advisorId: start.advisorId, validFrom: day }}
          addHours={actions.addHours}
          onDone={told.hoursAdded}
          onLeave={leave}
        />
      )
    case 'timeOff':
    case 'cover':
      return (
        <AbsenceForm
          key={opened.step}
          mode={opened.step}
          {...{ advisors, start, actions }}
          onDone={told.absenceSaved}
          onLeave={leave}
        />
      )
  }
}

type BookingContentProps = BoardDialogProps & { opened: Opened & { step: 'details' | BookingStep } }

function BookingContent({ opened, onOpen, told, ...context }: BookingContentProps) {
  const t = useTranslations('calendar')
  const { advisors, actions, movable, zone, now } = context
  const { step, booking } = opened
  const leave = () => onOpen(null)
  if (!booking) {
    const pick = (picked: BookingCard) => onOpen({ step, booking: picked })
    return <PickBooking entries={movable} zone={zone} onPick={pick} onLeave={leave} />
  }
  if (step === 'details') {
    return (
      <>
        <BookingFacts booking={booking} />
        <BookingButtons
          {...{ booking, now }}
          mayReassign
          onStep={(next) => onOpen({ step: next, booking })}
        />
        <LinkButton href={`/scheduler/bookings/${booking.id}`} variant="quiet">
          {t('board.openPage')}
        </LinkButton>
      </>
    )
  }
  if (step === 'cancel') {
    const done = () => told.cancelled(booking)
    return <CancelForm booking={booking} cancel={actions.cancel} onDone={done} onLeave={leave} />
  }
  const others = advisors.filter(({ id }) => id !== booking.advisorId)
  return (
    <MoveForm
      key={step}
      booking={booking}
      advisors={step === 'reassign' ? others : undefined}
      actions={actions}
      onDone={(after) => told.moved(booking, after)}
      onLeave={leave}
    />
  )
}
