import type { PersonId } from '@/lib/access/actor'
import type { Account } from '@/lib/bank/account'
import type { Card } from '@/lib/bank/card'
import type { NetbankEvent } from '@/lib/bank/netbank-event'
import type { Way } from '@/lib/booking/booking'

/** What an advisor needs to know about a customer before and during a talk. Times in epoch ms. */
export type CustomerCard = {
  customer: { id: PersonId; name: string; phone: string | null; email: string }
  accounts: Account[]
  cards: Card[]
  /** What the customer did in the netbank last, and where it stopped; newest first. */
  events: NetbankEvent[]
  /** Still to come, first to last. */
  bookings: CardBooking[]
  /** What was written down in meetings before, newest first. */
  notes: CardNote[]
}

export type CardBooking = {
  id: string
  topic: string
  way: Way
  startsAt: number
  endsAt: number
  advisorName: string
  about: string
}

export type CardNote = { meetingId: string; at: number; advisorName: string; text: string }
