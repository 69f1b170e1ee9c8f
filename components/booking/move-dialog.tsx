'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingView } from '@/lib/booking/booking'
import { timeName } from '@/lib/booking/time-name'
import { no } from '@/lib/result'
import type { BookingActions } from './booking-actions'
import { FindTime } from './find-time'
import { useTimes } from './use-times'

type MoveDialogProps = {
  booking: BookingView
  actions: Pick<BookingActions, 'findTimes' | 'moveBooking'>
  onOpenChange: (open: boolean) => void
}

/** Another time for a meeting. Until it is confirmed the old time stays; when somebody was faster, too. */
export function MoveDialog({ booking, actions, onOpenChange }: MoveDialogProps) {
  const t = useTranslations('booking.move')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const refusal = useRefusal('booking')
  const [chosen, setChosen] = useState<number | null>(null)
  const times = useTimes(actions.findTimes, { typeId: booking.typeId, bookingId: booking.id })
  const { busy, refused, move } = useMoving({ booking, actions, onOpenChange }, () => {
    setChosen(null)
    void times.reload()
  })
  const name = (at: number) => timeName(at, zone, locale)
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
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
          <Button onClick={() => onOpenChange(false)}>{t('keep', { time: name(booking.startsAt) })}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={chosen === null}
            onClick={() => chosen !== null && void move(chosen, t('done', { time: name(chosen) }))}
          >
            {t('confirm')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

function useMoving({ booking, actions, onOpenChange }: MoveDialogProps, onRefused: () => void) {
  const router = useRouter()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const move = async (startsAt: number, sentence: string) => {
    setBusy(true)
    setRefused(null)
    const order = { bookingId: booking.id, version: booking.version, startsAt }
    const answer = await actions.moveBooking(order).catch(() => no('unavailable'))
    setBusy(false)
    router.refresh()
    if (answer.ok) {
      tell(sentence)
      onOpenChange(false)
    } else {
      setRefused(answer.reason)
      onRefused()
    }
  }
  return { busy, refused, move }
}
