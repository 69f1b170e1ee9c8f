import type { BookingView } from '@/lib/booking/booking'
import type { BookingCard } from '@/lib/calendar/calendar-view'

/** What of a booking goes to a calendar in a browser, field by field: nothing comes along by accident. */
export function toCard(view: BookingView): BookingCard {
  const { id, version, typeId, way, startsAt, endsAt, about, customerId, advisorId, topic } = view
  const { name, email, phone, zone } = view.customer
  return {
    id,
    version,
    typeId,
    way,
    startsAt,
    endsAt,
    about,
    customerId,
    advisorId,
    topic,
    customer: { name, email, phone, zone },
    advisor: { name: view.advisor.name, zone: view.advisor.zone },
  }
}
