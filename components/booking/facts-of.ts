import type { BookingView } from '@/lib/booking/booking'
import type { Facts } from './booking-facts'

/** What people read about a booking that exists. */
export function factsOf(booking: BookingView): Facts {
  const { startsAt, endsAt, way, topic, advisor, about, customer, branch } = booking
  const place = placeName(branch)
  return { startsAt, endsAt, way, topic, advisor, about, place, phone: customer.phone }
}

/** A branch with its address, on one line. */
export function placeName({ name, address, city }: { name: string; address: string; city: string }): string {
  return [name, address, city].filter(Boolean).join(', ')
}
