import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { previewWeek, removeTimeOff, saveWeek } from '@/app/actions/calendar'
import { HoursEditor } from '@/components/board/hours-editor'
import { TimeOffList } from '@/components/board/time-off-list'
import { Notice } from '@/components/ui/alert'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { listTimeOff } from '@/db/time-off-list'
import { findWeekHours } from '@/db/week-hours'
import { isUuid } from '@/lib/access/uuid'
import { localDayAt } from '@/lib/booking/local-day'
import { zonesFor } from '@/lib/calendar/bank-zones'
import { minuteClock } from '@/lib/calendar/clock'
import { dayTitle } from '@/lib/calendar/day-title'
import { hoursOn } from '@/lib/calendar/replace-hours'
import { notThere, requireRole } from '@/lib/server/session'

type HoursPageProps = { params: Promise<{ advisorId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar')
  return { title: t('title.hours') }
}

/** The working hours of an advisor of the scheduler's branch. */
export default async function HoursPage({ params }: HoursPageProps) {
  const actor = await requireRole('scheduler')
  const now = new Date()
  const { advisorId } = await params
  const found = isUuid(advisorId) ? await findWeekHours(actor, advisorId) : undefined
  if (!found) return notThere(actor)
  const [t, skill, locale] = await Promise.all([
    getTranslations('calendar'),
    getTranslations('skill.sheet'),
    getLocale(),
  ])
  const { advisor, lines, mark } = found
  const timeOff = await listTimeOff(actor, advisor.id, now)
  const zone = lines[0]?.zone ?? advisor.zone
  const today = localDayAt(zone, now.getTime())
  const rows = hoursOn(lines, today).map(({ weekday, fromMinute, toMinute }) => ({
    weekday,
    from: minuteClock(fromMinute),
    to: minuteClock(toMinute),
  }))
  const planned = lines
    .map((line) => line.validFrom)
    .sort()
    .find((day) => day > today)
  return (
    <>
      <PageTitle
        above={
          <Breadcrumb steps={[{ label: t('title.board'), href: '/scheduler' }, { label: advisor.name }]} />
        }
        lead={t('hours.lead')}
        actions={<LinkButton href={`/scheduler/skills/${advisor.id}`}>{skill('link')}</LinkButton>}
      >
        {t('hours.title', { name: advisor.name })}
      </PageTitle>
      {planned && (
        <Notice tone="warning" className="mb-4 max-w-reading">
          {t('hours.planned', { day: dayTitle(planned, locale) })}
        </Notice>
      )}
      <HoursEditor
        {...{ rows, zone, today, mark }}
        advisorId={advisor.id}
        zones={zonesFor(zone, advisor.zone)}
        actions={{ preview: previewWeek, save: saveWeek }}
      />
      <TimeOffList advisor={advisor.name} zone={advisor.zone} items={timeOff} remove={removeTimeOff} />
    </>
  )
}
