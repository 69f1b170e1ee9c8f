'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { AdvisorActions } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { joinOpensIn } from '@/lib/booking/join-window'
import type { BookingCard } from '@/lib/calendar/calendar-view'

type JoinButtonProps = { booking: BookingCard; now: number; join: AdvisorActions['join'] }

/** **Join meeting**, from ten minutes before a video meeting starts until it ends. */
export function JoinButton({ booking, now, join }: JoinButtonProps) {
  const t = useTranslations('calendar')
  const router = useRouter()
  const { busy, refusal, submit } = useSubmit()
  if (joinOpensIn({ ...booking, state: 'confirmed' }, now) !== 0) return null
  const enter = () =>
    submit(
      () => join({ bookingId: booking.id }),
      ({ meetingId }) => router.push(`/advisor/meeting/${meetingId}`),
    )
  return (
    <>
      <Button variant="primary" busy={busy} onClick={enter} className="w-full">
        {t('joinMeeting')}
      </Button>
      {refusal && <Alert>{refusal}</Alert>}
    </>
  )
}
