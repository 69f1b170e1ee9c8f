import type { BookingView } from '@/lib/booking/booking'
import { placeName } from '@/lib/booking/place-name'
import type { Facts } from './booking-facts'

/** What people read about a booking that exists. */
export function factsOf(booking: BookingView): Facts {
  const { startsAt, endsAt, way, topic, advisor, about, customer, branch } = booking
  const place = placeName(branch)
  return { startsAt, endsAt, way, topic, advisor, about, place, phone: customer.phone }
}
