import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { bookMeeting, cancelBooking, findTimes, moveBooking } from '@/app/actions/booking'
import { joinBookedMeeting } from '@/app/actions/meeting'
import { PastBookings } from '@/components/booking/past-bookings'
import { UpcomingBookings } from '@/components/booking/upcoming-bookings'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { listPastBookings, listUpcomingBookings } from '@/db/booking'
import { joinOpensIn } from '@/lib/booking/join-window'
import { requireRole } from '@/lib/server/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking')
  return { title: t('list.title') }
}

const actions = { bookMeeting, cancelBooking, findTimes, joinBookedMeeting, moveBooking }

/** A customer's meetings: those ahead, with what can be done about them, and those that are over. */
export default async function BookingsPage() {
  const actor = await requireRole('customer')
  const reader = { ...actor, locale: await getLocale() }
  const now = new Date()
  const [upcoming, past] = await Promise.all([
    listUpcomingBookings(reader, now),
    listPastBookings(reader, now),
  ])
  const ahead = upcoming.map((booking) => ({
    booking,
    joinOpensIn: joinOpensIn(booking, now.getTime()),
    mayChange: booking.startsAt > now.getTime(),
  }))
  const t = await getTranslations('booking')
  const book = (
    <LinkButton href="/customer/book" data-share="text">
      {t('list.book')}
    </LinkButton>
  )
  return (
    <>
      <PageTitle share actions={upcoming.length > 0 && book}>
        {t('list.title')}
      </PageTitle>
      <Section title={t('list.upcoming')} share>
        {upcoming.length === 0 && <EmptyState action={book}>{t('list.none')}</EmptyState>}
        <UpcomingBookings ahead={ahead} actions={actions} />
      </Section>
      <Section title={t('list.past')} share>
        {past.length === 0 ? (
          <p className="text-ink-2">{t('list.nonePast')}</p>
        ) : (
          <PastBookings bookings={past} label={t('list.past')} />
        )}
      </Section>
    </>
  )
}
