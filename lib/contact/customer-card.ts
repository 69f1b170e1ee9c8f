import type { PersonId } from '@/lib/access/actor'
import type { Account, AccountKind } from '@/lib/bank/account'
import type { Card } from '@/lib/bank/card'
import type { Way } from '@/lib/booking/booking'
import type { ThreadId } from '@/lib/message/thread'
import type { Agreement } from './agreement'
import type { ContactEntry } from './entry'
import type { NetbankDeed } from './netbank-deed'
import type { Tried } from './tried'

/** What an advisor should know before they say hello. */
export type Brief = {
  customer: { id: PersonId; name: string }
  products: { kinds: AccountKind[]; cards: number }
  /** What was tried in the netbank in the last 24 hours and did not go through at once, latest first. */
  tried: Tried[]
  /** The last three contacts, newest first. */
  last: ContactEntry[]
  /** What the customer calls about, where they said so and this advisor sees that thread. */
  about: AboutThread | null
}

/** A thread that a call or meeting is about. */
export type AboutThread = { threadId: ThreadId; subject: string }

/** What an advisor needs to know about a customer before and during a talk. Times in epoch ms. */
export type CustomerCard = {
  customer: { id: PersonId; name: string; phone: string | null; email: string }
  accounts: Account[]
  cards: Card[]
  tried: Tried[]
  last: ContactEntry[]
  /** What they did in the netbank last, newest first, whether it went through or not. */
  deeds: LateDeed[]
  /** What earlier meetings ended with, as far as it still counts. */
  agreements: Agreement[]
  /** Still to come, first to last. */
  bookings: CardBooking[]
  /** What was written down in meetings before, newest first. */
  notes: CardNote[]
}

export type LateDeed = NetbankDeed & { id: string; at: number }

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
