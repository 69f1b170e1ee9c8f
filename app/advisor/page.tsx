import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { chooseStatus, finishRequest } from '@/app/actions/presence'
import { listBookingsDuring } from '@/db/booking'
import { listMissedCalls } from '@/db/missed-call'
import { dayInterval, localDayAt } from '@/lib/booking/local-day'
import { requireRole } from '@/lib/server/session'
import { Desk } from './desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presence.desk')
  return { title: t('title') }
}

/** The desk: everything that changes by itself comes over the stream, today's meetings are listed here. */
export default async function DeskPage() {
  const actor = await requireRole('advisor')
  const today = dayInterval(actor.zone, localDayAt(actor.zone, Date.now()))
  const bookings = await listBookingsDuring(actor, today)
  const meetings = bookings.map(({ id, customer, topic, way, startsAt, endsAt }) => ({
    id,
    customer: { id: customer.id, name: customer.name },
    topic,
    way,
    startsAt,
    endsAt,
  }))
  const missed = await listMissedCalls(actor, new Date())
  return (
    <Desk meetings={meetings} missed={missed} chooseStatus={chooseStatus} finishRequest={finishRequest} />
  )
}
