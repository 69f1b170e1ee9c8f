import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { bookMeeting, cancelBooking, findTimes, moveBooking } from '@/app/actions/booking'
import { addHours, planAbsence, removeTimeOff, saveAbsence, searchCustomers } from '@/app/actions/calendar'
import { findBookingFits } from '@/app/actions/skill'
import { Board } from '@/components/board/board'
import { CalendarNav } from '@/components/calendar/calendar-nav'
import { PageTitle } from '@/components/ui/page-title'
import { findBranchDay, findOwnBranch } from '@/db/board'
import { listMeetingTypes } from '@/db/meeting-type'
import { localDayAt } from '@/lib/booking/local-day'
import { addressesAround, readDay, readView } from '@/lib/calendar/address'
import { dayTitle } from '@/lib/calendar/day-title'
import { requireRole } from '@/lib/server/session'

type BoardPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar')
  return { title: t('title.board') }
}

const actions = {
  ...{ findTimes, move: moveBooking, cancel: cancelBooking, book: bookMeeting },
  ...{ searchCustomers, planAbsence, saveAbsence, removeTimeOff, addHours, findBookingFits },
}

/** All advisors of the scheduler's branch, for a day. */
export default async function BoardPage({ searchParams }: BoardPageProps) {
  const actor = await requireRole('scheduler')
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('calendar')])
  const reader = { ...actor, locale }
  const now = new Date()
  const { zone } = await findOwnBranch(reader)
  const day = readDay(query.day, localDayAt(zone, now.getTime()))
  const view = readView(query.view)
  const [board, types] = await Promise.all([findBranchDay(reader, day, now), listMeetingTypes(locale)])
  const topics = types.map(({ id, name, ways, duration }) => ({ id, name, ways, duration }))
  const around = addressesAround({ path: '/scheduler', unit: 'day', day, view })
  return (
    <>
      <PageTitle lead={t('board.lead', { branch: board.branch.name, day: dayTitle(day, locale) })}>
        {t('title.board')}
      </PageTitle>
      <Board
        {...{ board, topics, view, actions }}
        now={now.getTime()}
        nav={<CalendarNav unit="day" view={view} {...around} />}
      />
    </>
  )
}
