import type { PersonId } from '@/lib/access/actor'

export const chosenStatuses = ['available', 'busy', 'away', 'offline'] as const
/** What the advisor has set on the desk. */
export type Chosen = (typeof chosenStatuses)[number]

/** Half-open, epoch ms. */
export type Span = { from: number; to: number }

/** Everything an advisor's availability follows from. Times in epoch ms. */
export type PresenceFacts = {
  chosen: Chosen
  /** When the last open desk's lease ends; null without a desk. */
  leaseUntil: number | null
  /** The call that rings or is live. */
  meeting: { state: 'ringing' | 'live'; customerId: PersonId; since: number; until: number } | null
  /** Booked meetings, buffers included, in order. */
  booked: Span[]
  /** A customer who is in the device check: the advisor is kept for them. */
  kept: { customerId: PersonId; until: number } | null
  /** First time that can be booked; null when there is none within the horizon. */
  nextFree: number | null
}
