import type { PersonId } from '@/lib/access/actor'
import type { Booking } from '@/lib/booking/booking'
import type { Interval } from '@/lib/booking/interval'
import type { LocalDay } from '@/lib/booking/local-day'
import type { Load } from '@/lib/calendar/board-load'

/** A booking as staff see it in a calendar. `about` is empty for schedulers: it stays between the two who meet. */
export type BookingCard = Pick<
  Booking,
  'id' | 'version' | 'typeId' | 'way' | 'startsAt' | 'endsAt' | 'about' | 'customerId' | 'advisorId'
> & {
  topic: string
  customer: { name: string; email: string; phone: string | null; zone: string }
  advisor: { name: string; zone: string }
}

/** A meeting; time off; something else the advisor does (nobody needs to know what); a time kept for a moment. */
export type CalendarEntry = Interval & { id: string } & (
    | { kind: 'booking'; booking: BookingCard }
    | { kind: 'away'; timeOffId: string; advisorId: PersonId; reason: string }
    | { kind: 'busy' }
    | { kind: 'hold' }
  )

/** One advisor's time: when they work, and what is in it; both sorted. */
export type AdvisorTime = {
  id: PersonId
  name: string
  zone: string
  open: Interval[]
  entries: CalendarEntry[]
}

/** An advisor's week, Monday to Sunday, in their own zone. */
export type AdvisorWeek = { advisor: AdvisorTime; monday: LocalDay; zone: string }

/** A branch's day, on the branch's own clock. */
export type BranchDay = {
  branch: { id: string; name: string; zone: string }
  day: LocalDay
  advisors: (AdvisorTime & { load: Load })[]
}
