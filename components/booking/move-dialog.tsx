'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingView } from '@/lib/booking/booking'
import { timeName } from '@/lib/booking/time-name'
import type { BookingActions } from './booking-actions'
import { FindTime } from './find-time'
import type { Change } from './use-change'
import { useTimes } from './use-times'

type MoveDialogProps = Pick<BookingActions, 'findTimes' | 'moveBooking'> & {
  booking: BookingView
  change: Change
  onClose: () => void
}

/** Another time for a meeting. Until it is confirmed the old time stays; when somebody was faster, too. */
export function MoveDialog({ booking, change, findTimes, moveBooking, onClose }: MoveDialogProps) {
  const t = useTranslations('booking.move')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const refusal = useRefusal('booking')
  const [chosen, setChosen] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { id: bookingId, version, typeId } = booking
  const times = useTimes(findTimes, { typeId, bookingId })
  const name = (at: number) => timeName(at, zone, locale)
  const move = async (startsAt: number) => {
    setBusy(true)
    const work = () => moveBooking({ bookingId, version, startsAt })
    const reason = await change.make(work, t('done', { time: name(startsAt) }), onClose)
    setBusy(false)
    setRefused(reason)
    if (!reason) return
    setChosen(null)
    void times.reload()
  }
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      wide
      title={t('title')}
      description={t('now', { time: name(booking.startsAt) })}
    >
      {refused && <Alert>{refusal(refused)}</Alert>}
      <FindTime times={times} chosen={chosen} onChoose={setChosen} advisorName={booking.advisor.name} />
      <div className="sticky -bottom-5 -mx-5 -mb-5 border-t border-line bg-surface px-5 pt-3 pb-5 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
        <p role="status" className="text-ink-2" data-share="text">
          {chosen === null ? t('choose') : t('to', { time: name(chosen) })}
        </p>
        <DialogActions>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={chosen === null}
            onClick={() => chosen !== null && void move(chosen)}
          >
            {t('confirm')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
