'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormActions } from '@/components/calendar/form-actions'
import { PersonSelect } from '@/components/calendar/person-select'
import type { BookingActions, Person } from '@/components/calendar/staff-actions'
import { TimePicker } from '@/components/calendar/time-picker'
import { useSubmit } from '@/components/calendar/use-submit'
import { useTimes } from '@/components/calendar/use-times'
import { Alert, Notice } from '@/components/ui/alert'
import { Skeleton } from '@/components/ui/skeleton'
import { timeName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'

type MoveFormProps = {
  booking: BookingCard
  /** To give it to somebody else: whom it may be given to. Without them only the time changes. */
  advisors?: readonly Person[]
  actions: Pick<BookingActions, 'findTimes' | 'move'>
  onDone: (after: BookingCard) => void
  onLeave: () => void
}

/** Another time for a booking, or the same with somebody else: only what is free can be chosen. */
export function MoveForm({ booking, advisors, actions, onDone, onLeave }: MoveFormProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const [advisorId, setAdvisorId] = useState(advisors ? (advisors[0]?.id ?? '') : booking.advisorId)
  const [chosen, setChosen] = useState<number | null>(null)
  const wish = advisorId ? { typeId: booking.typeId, bookingId: booking.id, advisorId } : null
  const { times, refusal: timesRefusal, waiting, again } = useTimes(actions.findTimes, wish)
  const { busy, refusal, submit } = useSubmit()
  const free = times?.times ?? []
  const same = free.includes(booking.startsAt)
  const startsAt =
    chosen !== null && free.includes(chosen) ? chosen : ((same ? booking.startsAt : free[0]) ?? null)
  const send = () => {
    if (startsAt === null) return
    const order = { bookingId: booking.id, version: booking.version, startsAt, advisorId }
    submit(() => actions.move(order), onDone).then(again, again)
  }
  const zone = times?.advisor.zone ?? booking.advisor.zone
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p>
        {t('form.now', { time: timeName(booking.startsAt, zone, locale), advisor: booking.advisor.name })}
      </p>
      {advisors && (
        <PersonSelect label={t('form.giveTo')} people={advisors} value={advisorId} onPick={setAdvisorId} />
      )}
      {waiting && <Skeleton className="h-16" />}
      {times && free.length === 0 && (
        <Notice tone="warning">{t(`why.${times.why ?? 'fully_booked'}`)}</Notice>
      )}
      {advisors && free.length > 0 && (
        <p className="text-ink-2">{same ? t('form.freeThen') : t('form.notFreeThen')}</p>
      )}
      <TimePicker times={free} zone={zone} value={startsAt} onChange={setChosen} />
      {(refusal ?? timesRefusal) && <Alert>{refusal ?? timesRefusal}</Alert>}
      <FormActions
        busy={busy}
        disabled={startsAt === null}
        submit={advisors ? t('form.reassign') : t('form.move')}
        onLeave={onLeave}
      />
    </form>
  )
}
