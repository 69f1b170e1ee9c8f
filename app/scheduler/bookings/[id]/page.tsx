import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cancelBooking, findTimes, moveBooking } from '@/app/actions/booking'
import { removeTimeOff } from '@/app/actions/calendar'
import { findBookingFits } from '@/app/actions/skill'
import { BookingPage } from '@/components/board/booking-page'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { listBranchAdvisors } from '@/db/board'
import { findBooking } from '@/db/booking'
import { isUuid } from '@/lib/access/uuid'
import { localDayAt } from '@/lib/booking/local-day'
import { toCard } from '@/lib/calendar/to-card'
import { notThere, requireRole } from '@/lib/server/session'

type OneBookingPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar')
  return { title: t('title.booking') }
}

const actions = { findTimes, findBookingFits, move: moveBooking, cancel: cancelBooking, removeTimeOff }

/** One booking of the scheduler's branch, with what can be done about it. */
export default async function OneBookingPage({ params }: OneBookingPageProps) {
  const actor = await requireRole('scheduler')
  const now = new Date()
  const { id } = await params
  const [t, locale] = await Promise.all([getTranslations('calendar'), getLocale()])
  const reader = { ...actor, locale }
  const found = isUuid(id) ? await findBooking(reader, id) : undefined
  if (!found) return notThere(actor)
  const advisors = await listBranchAdvisors(reader)
  const day = localDayAt(found.branch.zone, found.startsAt)
  const steps = [{ label: t('title.board'), href: `/scheduler?day=${day}` }, { label: found.customer.name }]
  const cancelled = found.state === 'cancelled' ? { reason: found.cancelReason ?? '' } : null
  return (
    <>
      <PageTitle above={<Breadcrumb steps={steps} />}>
        {t('title.details', { customer: found.customer.name })}
      </PageTitle>
      <BookingPage {...{ advisors, actions, cancelled }} booking={toCard(found)} now={now.getTime()} />
    </>
  )
}
