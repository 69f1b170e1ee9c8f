import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cancelBooking, findTimes, moveBooking } from '@/app/actions/booking'
import { joinBookedMeeting } from '@/app/actions/meeting'
import { CalendarNav } from '@/components/calendar/calendar-nav'
import { WeekCalendar } from '@/components/calendar/week-calendar'
import { PageTitle } from '@/components/ui/page-title'
import { findAdvisorWeek, findOpeningWeek } from '@/db/board'
import { localDayAt, mondayOf } from '@/lib/booking/local-day'
import { addressesAround, readDay, readView } from '@/lib/calendar/address'
import { isoWeek, weekTitle } from '@/lib/calendar/day-title'
import { requireRole } from '@/lib/server/session'

type CalendarPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar')
  return { title: t('title.calendar') }
}

const actions = { findTimes, move: moveBooking, cancel: cancelBooking, join: joinBookedMeeting }

/** An advisor's own week: the one asked for, else the one with work in it. */
export default async function CalendarPage({ searchParams }: CalendarPageProps) {
  const actor = await requireRole('advisor')
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('calendar')])
  const now = new Date()
  const today = localDayAt(actor.zone, now.getTime())
  const view = readView(query.view)
  const reader = { ...actor, locale }
  const week = await (query.week === undefined
    ? findOpeningWeek(reader, today, now)
    : findAdvisorWeek(reader, actor.id, mondayOf(readDay(query.week, today)), now))
  if (!week) notFound()
  const { monday } = week
  const title = t('weekTitle', { week: isoWeek(monday), days: weekTitle(monday, locale) })
  return (
    <>
      <PageTitle
        lead={title}
        actions={
          <CalendarNav
            unit="week"
            view={view}
            {...addressesAround({ path: '/advisor/calendar', unit: 'week', day: monday, view, today })}
          />
        }
      >
        {t('title.calendar')}
      </PageTitle>
      <WeekCalendar key={monday} {...{ week, title, view, actions }} now={now.getTime()} />
    </>
  )
}
