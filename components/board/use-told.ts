'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AbsenceDone } from '@/components/board/absence-form'
import type { Change } from '@/components/board/change-notice'
import type { Person, SchedulerActions } from '@/components/calendar/staff-actions'
import { useAnnounce } from '@/components/ui/announcer'
import { useRefusal } from '@/components/ui/use-refusal'
import { timeName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'

export type Told = Omit<ReturnType<typeof useTold>, 'change' | 'close' | 'undone'>

/** Keeps the last change on the board in words, with the way back where there is one. */
export function useTold(
  actions: Pick<SchedulerActions, 'move' | 'removeTimeOff'>,
  close: () => void,
  refresh: () => void,
) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const announce = useAnnounce()
  const say = useOutcomes()
  const [change, setChange] = useState<Change | null>(null)
  const tell = (next: Pick<Change, 'sentence'> & Partial<Change>) => {
    setChange((last) => ({ tone: 'success', undone: t('told.undone'), ...next, id: (last?.id ?? 0) + 1 }))
    announce(next.sentence)
  }
  const tellAndClose = (next: Parameters<typeof tell>[0]) => {
    tell(next)
    close()
    refresh()
  }
  const when = (booking: BookingCard) => ({
    customer: booking.customer.name,
    advisor: booking.advisor.name,
    time: timeName(booking.startsAt, booking.advisor.zone, locale),
  })

  return {
    change,
    close: () => setChange(null),
    // closes nothing: the next thing may be open already when the answer comes; the stream brings the board up to date
    undone: (sentence: string) => {
      tell({ sentence })
      refresh()
    },
    booked: (made: BookingCard) => tellAndClose({ sentence: t('told.booked', when(made)) }),
    cancelled: (gone: BookingCard) =>
      tellAndClose({ sentence: t('told.cancelled', { customer: gone.customer.name }) }),
    moved: (before: BookingCard, now: BookingCard) => {
      const { startsAt, advisorId } = before
      const back = { bookingId: now.id, version: now.version, startsAt, advisorId }
      tellAndClose({ sentence: t('told.movedTo', when(now)), undo: () => actions.move(back) })
    },
    hoursAdded: (advisor: Person) => tellAndClose({ sentence: t('told.hoursAdded', { name: advisor.name }) }),
    awayRemoved: (name: string) => tellAndClose({ sentence: t('told.awayRemoved', { name }) }),
    absenceSaved: (done: AbsenceDone) => {
      const { details, failed } = say(done)
      tellAndClose({
        tone: failed ? 'warning' : 'success',
        sentence: t('told.absence', { name: done.advisor.name }),
        details,
        undo: () => actions.removeTimeOff({ id: done.saved.timeOffId }),
        undoLabel: t('form.removeTimeOff'),
        undone: t('told.awayRemoved', { name: done.advisor.name }),
      })
    },
  }
}

/** What became of each meeting in an absence, in words; those that stay where they are, with the reason. */
function useOutcomes() {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const sentence = useRefusal('calendar')
  return ({ saved, items }: AbsenceDone): { details: string[]; failed: boolean } => {
    const details = saved.outcomes.map(({ bookingId, kind, reason }) => {
      const booking = items.find((item) => item.booking.id === bookingId)?.booking
      const customer = booking?.customer.name ?? ''
      const time = booking ? timeName(booking.startsAt, booking.advisor.zone, locale) : ''
      if (reason) return t('told.stays', { customer, time, reason: sentence(reason) })
      return t(`told.outcome.${kind}`, { customer, time })
    })
    return { details, failed: saved.outcomes.some(({ reason }) => reason !== null) }
  }
}
