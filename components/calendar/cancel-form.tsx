'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormActions } from '@/components/calendar/form-actions'
import type { BookingActions } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { TextareaField } from '@/components/ui/field'
import { MAX_REASON } from '@/lib/booking/limits'
import { timeName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'

type CancelFormProps = {
  booking: BookingCard
  cancel: BookingActions['cancel']
  onDone: (after: BookingCard) => void
  onLeave: () => void
}

/** Cancels a booking, with a reason that the customer reads. */
export function CancelForm({ booking, cancel, onDone, onLeave }: CancelFormProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const [reason, setReason] = useState('')
  const { busy, refusal, submit, refuse } = useSubmit()
  const { id: bookingId, version, startsAt, customer, advisor } = booking
  const send = () => {
    if (reason.trim() === '') return refuse('no_reason')
    submit(() => cancel({ bookingId, version, reason }), onDone)
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p>
        {t('form.cancelWhat', { customer: customer.name, time: timeName(startsAt, advisor.zone, locale) })}
      </p>
      <TextareaField
        label={t('form.cancelReason')}
        hint={t('form.cancelHint')}
        value={reason}
        maxLength={MAX_REASON}
        rows={3}
        onChange={(event) => setReason(event.target.value)}
      />
      {refusal && <Alert>{refusal}</Alert>}
      <FormActions busy={busy} danger submit={t('form.cancel')} onLeave={onLeave} />
    </form>
  )
}
