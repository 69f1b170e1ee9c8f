import { eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { Booking, BookingId } from '@/lib/booking/booking'
import { type FoundBooking, findBooking, findBookingView } from './booking'
import type { Tx } from './client'
import type { About } from './refusal'
import { booking } from './schema/booking'

/** The booking as it is now, held until the transaction ends; undefined when it does not exist for this actor. */
export async function lockBooking(
  tx: Tx,
  actor: Actor,
  id: BookingId,
  about: About,
): Promise<FoundBooking | undefined> {
  await tx.select({ id: booking.id }).from(booking).where(eq(booking.id, id)).for('no key update')
  const found = await findBooking(actor, id, tx)
  if (found) Object.assign(about, { customerId: found.customerId, bookingId: id })
  return found
}

/** Writes what a transition has made of a booking. What it was about is never changed. */
export async function saveChange(tx: Tx, after: Booking, locale: string, now: Date): Promise<FoundBooking> {
  const { advisorId, branchId, zone, state, cancelReason, version, sequence } = after
  const startsAt = new Date(after.startsAt)
  const endsAt = new Date(after.endsAt)
  await tx
    .update(booking)
    .set({
      advisorId,
      branchId,
      startsAt,
      endsAt,
      zone,
      state,
      cancelReason,
      version,
      sequence,
      changedAt: now,
    })
    .where(eq(booking.id, after.id))
  const view = await findBookingView(after.id, locale, tx)
  if (!view) throw new Error('the booking just changed is not there')
  return view
}
