'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingView } from '@/lib/booking/booking'
import { MAX_REASON } from '@/lib/booking/limits'
import { timeName } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'
import type { BookingActions } from './booking-actions'
import type { Change } from './use-change'

type CancelDialogProps = {
  booking: BookingView
  change: Change
  cancelBooking: BookingActions['cancelBooking']
  onClose: () => void
}

/** Asks before a meeting is given up: what goes, who is told. The safe answer stands first. */
export function CancelDialog({ booking, change, cancelBooking, onClose }: CancelDialogProps) {
  const t = useTranslations('booking.cancel')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const refusal = useRefusal('booking')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { topic, advisor } = booking
  const first = firstName(advisor.name)
  const cancel = async () => {
    setBusy(true)
    const { id: bookingId, version } = booking
    setRefused(
      await change.make(() => cancelBooking({ bookingId, version, reason }), t('done', { first }), onClose),
    )
    setBusy(false)
  }
  return (
    <AlertDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={t('title')}
      description={
        <>
          <p>{t('what', { topic, name: advisor.name, time: timeName(booking.startsAt, zone, locale) })}</p>
          <p className="text-ink-2">{t('after', { first })}</p>
        </>
      }
      cancel={<Button>{t('keep')}</Button>}
      action={
        <Button variant="danger" busy={busy} onClick={() => void cancel()}>
          {t('confirm')}
        </Button>
      }
    >
      {refused && <Alert>{refusal(refused)}</Alert>}
      <TextareaField
        label={t('reason')}
        hint={t('reasonHint', { first })}
        rows={2}
        maxLength={MAX_REASON}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </AlertDialog>
  )
}
