import type { PersonId } from '@/lib/access/actor'
import { leaseMs } from '@/lib/access/lease'
import { isOpen, type Meeting } from './meeting'

/** What LiveKit and the seats say about a live meeting. `inRoom` is null when LiveKit has no such room. */
export type Evidence = { inRoom: PersonId[] | null; seats: { personId: PersonId; until: number }[] }
export type Verdict = 'fine' | 'end' | 'repair'

/** A side that is neither in the room nor heard of for this long has left for good. */
export const goneMs = 60_000
/** A room may be empty for this long: both reload, or LiveKit has just come back. */
export const emptyMs = 30_000
/** The room of a call that nobody answered stays for this long: longer than a first try to connect. */
export const lingerMs = 6_000

/**
 * A call that has just ended unanswered keeps its room for a moment: who called may be on the way into it, and would
 * be refused at the door. They are told that it is over and leave by themselves; nobody else has a ticket.
 */
export function lingers(meeting: Meeting, now: number): boolean {
  return !isOpen(meeting) && meeting.liveAt === null && now - meeting.endedAt < lingerMs
}

/**
 * Tells a room that people have left from one that LiveKit has lost. A *missing* room with a living seat is
 * repaired; a room with both in it is fine; a side that has been gone too long ends the meeting.
 */
export function reconcile(
  meeting: Meeting & { state: 'live' },
  { inRoom, seats }: Evidence,
  now: number,
): Verdict {
  const young = now - meeting.liveAt < emptyMs
  const lastSign = (id: PersonId) => {
    const seat = seats.find(({ personId }) => personId === id)
    return seat ? seat.until - leaseMs : 0
  }
  const people = [meeting.customerId, meeting.advisorId]
  if (inRoom === null) {
    const someoneHere = people.some((id) => now - lastSign(id) < leaseMs)
    if (someoneHere) return 'repair'
    return young ? 'fine' : 'end'
  }
  const missing = people.filter((id) => !inRoom.includes(id))
  const patience = missing.length === people.length ? emptyMs : goneMs
  return missing.some((id) => now - Math.max(lastSign(id), meeting.liveAt) >= patience) ? 'end' : 'fine'
}
