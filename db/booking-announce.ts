import type { Booking } from '@/lib/booking/booking'
import { announce, type Tx } from './client'

type Concerned = Pick<Booking, 'customerId' | 'advisorId' | 'branchId'>

/** Tells the two who meet, everybody who sees that advisor's times, and the branch's board. After commit. */
export function announceBooking(tx: Tx, { customerId, advisorId, branchId }: Concerned): void {
  announce(
    tx,
    { channel: `person:${customerId}`, what: 'booking' },
    { channel: `person:${advisorId}`, what: 'booking' },
    { channel: `advisor:${advisorId}`, what: 'booking' },
    { channel: `branch:${branchId}`, what: 'booking' },
  )
}
