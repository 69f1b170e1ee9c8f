'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChangeNotice } from '@/components/board/change-notice'
import { useTold } from '@/components/board/use-told'
import { BookingButtons, type BookingStep } from '@/components/calendar/booking-buttons'
import { BookingFacts } from '@/components/calendar/booking-facts'
import { CancelForm } from '@/components/calendar/cancel-form'
import { MoveForm } from '@/components/calendar/move-form'
import type { Person, SchedulerActions } from '@/components/calendar/staff-actions'
import { useServerNow } from '@/components/calendar/use-server-now'
import { Notice } from '@/components/ui/alert'
import { Dialog } from '@/components/ui/dialog'
import { Panel } from '@/components/ui/section'
import type { BookingCard } from '@/lib/calendar/calendar-view'

type BookingPageProps = {
  booking: BookingCard
  /** Set when it is off. */
  cancelled: { reason: string } | null
  advisors: readonly Person[]
  now: number
  actions: Pick<SchedulerActions, 'findTimes' | 'findBookingFits' | 'move' | 'cancel' | 'removeTimeOff'>
}

/** One booking on a page of its own, for links and for when there is no board around it. */
export function BookingPage({ booking, cancelled, advisors, now: renderedAt, actions }: BookingPageProps) {
  const t = useTranslations('calendar')
  const router = useRouter()
  const now = useServerNow(renderedAt)
  const [step, setStep] = useState<BookingStep | null>(null)
  const close = () => setStep(null)
  const told = useTold(actions, close, () => router.refresh())
  const { change } = told
  const others = advisors.filter(({ id }) => id !== booking.advisorId)
  const moved = (after: BookingCard) => told.moved(booking, after)
  return (
    <div className="max-w-reading space-y-4">
      {change && <ChangeNotice key={change.id} change={change} onUndone={told.undone} onClose={told.close} />}
      {cancelled && (
        <Notice tone="warning" heading={t('cancelled')}>
          {cancelled.reason}
        </Notice>
      )}
      <Panel>
        <BookingFacts booking={booking} />
      </Panel>
      {!cancelled && <BookingButtons booking={booking} now={now} mayReassign onStep={setStep} />}
      {step && (
        <Dialog open onOpenChange={close} title={t(`title.${step}`, { customer: booking.customer.name })}>
          {step === 'cancel' ? (
            <CancelForm
              booking={booking}
              cancel={actions.cancel}
              onDone={() => told.cancelled(booking)}
              onLeave={close}
            />
          ) : (
            <MoveForm
              key={step}
              booking={booking}
              advisors={step === 'reassign' ? others : undefined}
              actions={actions}
              onDone={moved}
              onLeave={close}
            />
          )}
        </Dialog>
      )}
    </div>
  )
}
