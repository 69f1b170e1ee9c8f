'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingView } from '@/lib/booking/booking'
import { JOIN_EARLY_MS } from '@/lib/booking/join-window'
import { clockName } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'
import { settled } from '@/lib/result'
import type { BookingActions } from './booking-actions'

/** Browsers count timers in 32 bits; a meeting further away than this is asked about again. */
const LONGEST_TIMER = 2 ** 31 - 1

/** Becomes true after so many milliseconds, counted from when the page came: the device's own clock is not asked. */
function useAfter(ms: number): boolean {
  const [there, setThere] = useState(ms === 0)
  useEffect(() => {
    setThere(ms === 0)
    if (ms === 0 || ms > LONGEST_TIMER) return
    const timer = setTimeout(() => setThere(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return there
}

type JoinMeetingProps = {
  booking: BookingView
  opensIn: number
  join: BookingActions['joinBookedMeeting']
}

/** **Join meeting** from ten minutes before; until then it says from when. The call itself appears in the dock. */
export function JoinMeeting({ booking, opensIn, join }: JoinMeetingProps) {
  const t = useTranslations('booking.card')
  const locale = useLocale()
  const zone = useTimeZone() ?? booking.zone
  const refusal = useRefusal('booking')
  const open = useAfter(opensIn)
  const [busy, setBusy] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const press = async () => {
    setBusy(true)
    setRefused(null)
    const answer = await settled(join({ bookingId: booking.id }))
    setBusy(false)
    setWaiting(answer.ok)
    if (!answer.ok) setRefused(answer.reason)
  }
  if (!open) {
    const time = clockName(booking.startsAt - JOIN_EARLY_MS, zone, locale)
    return (
      <p className="text-small text-ink-2" data-share="text">
        {t('joinFrom', { time })}
      </p>
    )
  }
  return (
    <div className="space-y-3">
      <Button variant="primary" busy={busy} onClick={press} data-share="text">
        {t('join')}
      </Button>
      <p role="status" className="text-ink-2" data-share="text">
        {waiting ? t('joining', { first: firstName(booking.advisor.name) }) : ''}
      </p>
      {refused && <Alert>{refusal(refused)}</Alert>}
    </div>
  )
}
