import type { Booking } from '@/lib/booking/booking'

/** Both sides may come in from ten minutes before the start. */
export const JOIN_EARLY_MS = 10 * 60_000

/** May its meeting be opened now: a video booking, from ten minutes before it starts until it ends? */
export function mayJoinBooked(
  booking: Pick<Booking, 'way' | 'state' | 'startsAt' | 'endsAt'>,
  now: number,
): boolean {
  if (booking.way !== 'video' || booking.state !== 'confirmed') return false
  return booking.startsAt - JOIN_EARLY_MS <= now && now < booking.endsAt
}

/** Milliseconds until **Join meeting** appears; 0 when it is there, null when it never will be. */
export function joinOpensIn(
  booking: Pick<Booking, 'way' | 'state' | 'startsAt' | 'endsAt'>,
  now: number,
): number | null {
  if (booking.way !== 'video' || booking.state !== 'confirmed' || now >= booking.endsAt) return null
  return Math.max(0, booking.startsAt - JOIN_EARLY_MS - now)
}
