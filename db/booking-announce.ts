import type { Booking } from '@/lib/booking/booking'
import { announceToBoth } from './announce-to'
import { announce, type Tx } from './client'

type Concerned = Pick<Booking, 'customerId' | 'advisorId' | 'branchId'>

/** Tells the two who meet, everybody who sees that advisor's times, and the branch's board. After commit. */
export function announceBooking(tx: Tx, booking: Concerned): void {
  const what = 'booking'
  announceToBoth(tx, booking, what)
  announce(
    tx,
    { channel: `advisor:${booking.advisorId}`, what },
    { channel: `branch:${booking.branchId}`, what },
  )
}
