import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { chooseStatus, finishRequest } from '@/app/actions/presence'
import { WaitingThreads } from '@/components/message/waiting-threads'
import type { DeskMeeting } from '@/components/presence/today'
import { AskedList } from '@/components/question/asked-list'
import { Section } from '@/components/ui/section'
import { type FoundBooking, listBookingsDuring, listUpcomingBookings } from '@/db/booking'
import { listOwnAmong } from '@/db/contact'
import { listWaitingThreads } from '@/db/message'
import { listMissedCalls } from '@/db/missed-call'
import { listAskedQuestions } from '@/db/question'
import { dayInterval, localDayAt } from '@/lib/booking/local-day'
import { requireRole } from '@/lib/server/session'
import { Desk } from './desk'

/** How many meetings after today the desk shows. */
const shownAhead = 3
/** How many threads that wait for an answer, and questions that do. */
const shownThreads = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presence.desk')
  return { title: t('title') }
}

/** The desk: everything that changes by itself comes over the stream, booked meetings are listed here. */
export default async function DeskPage() {
  const actor = await requireRole('advisor')
  const now = new Date()
  const today = dayInterval(actor.zone, localDayAt(actor.zone, now.getTime()))
  const [t, ask, during, upcoming, missed, threads, asked] = await Promise.all([
    getTranslations('message.page'),
    getTranslations('question.desk'),
    listBookingsDuring(actor, today),
    listUpcomingBookings(actor, now),
    listMissedCalls(actor, now),
    listWaitingThreads(actor, shownThreads + 1),
    listAskedQuestions(actor, shownThreads + 1),
  ])
  const ahead = upcoming.filter(({ startsAt }) => startsAt >= today.to).slice(0, shownAhead)
  const own = await listOwnAmong(
    actor,
    [...during, ...ahead].map(({ customerId }) => customerId),
  )
  return (
    <Desk
      meetings={during.map((booking) => toDesk(booking, own))}
      comingUp={ahead.map((booking) => toDesk(booking, own))}
      missed={missed}
      waiting={
        <>
          <Section title={t('show.waiting')}>
            <WaitingThreads
              threads={threads.slice(0, shownThreads)}
              more={threads.length > shownThreads}
              now={now.getTime()}
            />
          </Section>
          {asked.length > 0 && (
            <Section title={ask('title')}>
              <AskedList questions={asked.slice(0, shownThreads)} more={asked.length > shownThreads} />
            </Section>
          )}
        </>
      }
      chooseStatus={chooseStatus}
      finishRequest={finishRequest}
    />
  )
}

function toDesk(booking: FoundBooking, own: Set<string>): DeskMeeting {
  const { id, customer, topic, way, startsAt, endsAt } = booking
  const { name } = customer
  return { id, customer: { id: customer.id, name }, own: own.has(customer.id), topic, way, startsAt, endsAt }
}
