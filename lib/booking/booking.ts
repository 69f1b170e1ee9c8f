import type { BranchId, PersonId } from '@/lib/access/actor'

/** How two people can meet. */
export const ways = ['video', 'phone', 'branch'] as const
export type Way = (typeof ways)[number]

export type BookingId = string
export type BookingState = 'confirmed' | 'cancelled'

/** An appointment. Times are epoch milliseconds; `zone` is the one that was meant when it was booked. */
export type Booking = {
  id: BookingId
  customerId: PersonId
  advisorId: PersonId
  branchId: BranchId
  typeId: string
  way: Way
  startsAt: number
  endsAt: number
  zone: string
  about: string
  state: BookingState
  cancelReason: string | null
  /** Raised by every change; somebody who saw an older one is refused. */
  version: number
  /** RFC 5545 SEQUENCE of its invitation. */
  sequence: number
}

/** A booking with the names that people read. */
export type BookingView = Booking & {
  topic: string
  customer: { id: PersonId; name: string; email: string; phone: string | null; zone: string }
  advisor: { id: PersonId; name: string; email: string; zone: string }
  branch: { id: BranchId; name: string; address: string; city: string; zone: string }
}
