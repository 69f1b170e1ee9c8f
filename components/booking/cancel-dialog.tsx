'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingView } from '@/lib/booking/booking'
import { MAX_REASON } from '@/lib/booking/limits'
import { timeName } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'
import { no } from '@/lib/result'
import type { BookingActions } from './booking-actions'

type CancelDialogProps = {
  booking: BookingView
  cancelBooking: BookingActions['cancelBooking']
  onOpenChange: (open: boolean) => void
}

/** Asks before a meeting is given up: what goes, who is told. The safe answer stands first. */
export function CancelDialog({ booking, cancelBooking, onOpenChange }: CancelDialogProps) {
  const t = useTranslations('booking.cancel')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const refusal = useRefusal('booking')
  const router = useRouter()
  const tell = useTell()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const first = firstName(booking.advisor.name)
  const time = timeName(booking.startsAt, zone, locale)
  const cancel = async () => {
    setBusy(true)
    const { id: bookingId, version } = booking
    const answer = await cancelBooking({ bookingId, version, reason }).catch(() => no('unavailable'))
    setBusy(false)
    router.refresh()
    if (answer.ok) tell(t('done', { first }))
    if (answer.ok) onOpenChange(false)
    else setRefused(answer.reason)
  }
  return (
    <AlertDialog
      open
      onOpenChange={onOpenChange}
      title={t('title')}
      description={
        <>
          <p>{t('what', { topic: booking.topic, name: booking.advisor.name, time })}</p>
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
