import type { MeetingTie } from '@/lib/access/policy'

/** What connects an advisor and a customer: a meeting, and whether it was booked. */
export type Tie = MeetingTie & { booked: boolean }

/** Why a customer's card was opened; kept with every opening and visible to the customer. */
export type Occasion = 'call' | 'meeting' | 'preparation' | 'message'

const before = 15 * 60_000
const afterwards = 60 * 60_000

/** The occasion of an opening now: what is going on between the two, else getting ready for what comes. */
export function occasionOf(ties: Tie[], now: number): Occasion {
  const current = ties.find((tie) => tie.state === 'ringing' || tie.state === 'live')
  if (current) return current.booked ? 'meeting' : 'call'
  const near = ties.filter((tie) => now >= tie.from - before && now < tie.to + afterwards)
  if (near.some((tie) => tie.booked)) return 'meeting'
  return near.length > 0 ? 'call' : 'preparation'
}
