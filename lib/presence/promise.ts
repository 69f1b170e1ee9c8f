import type { PersonId } from '@/lib/access/actor'
import type { PresenceFacts, Span } from './facts'

export type PresenceState = 'available' | 'in_meeting' | 'busy' | 'away' | 'offline'

/** What a customer is told about one named person. Times in epoch ms. */
export type PresencePromise = {
  state: PresenceState
  /** About when the person is free again, when that is known. */
  until: number | null
  /** First time that can be booked. */
  nextFree: number | null
  /** May this viewer call now? */
  callable: boolean
  /** When time alone changes this promise; the server looks again then. */
  changesAt: number | null
}

/** A call starts no later than this before a booked meeting. */
export const meetingSoonMs = 5 * 60_000

/**
 * What is true for this viewer now. In this order: a live call is "in a meeting"; no desk or a chosen Offline is
 * offline; a booked meeting is "in a meeting"; a chosen Away or Busy holds; ringing, kept for somebody else or a meeting
 * within five minutes is busy; otherwise available. Being kept for the viewer does not make them wait.
 */
export function promiseFor(facts: PresenceFacts, viewer: PersonId | null, now: number): PresencePromise {
  const told = tell(facts, viewer, now)
  return {
    ...told,
    nextFree: facts.nextFree,
    callable: told.state === 'available',
    changesAt: nextChange(facts, now),
  }
}

function tell(
  facts: PresenceFacts,
  viewer: PersonId | null,
  now: number,
): { state: PresenceState; until: number | null } {
  const hasDesk = facts.leaseUntil !== null && facts.leaseUntil > now
  const current = facts.booked.find((span) => span.from <= now && now < span.to)
  if (facts.meeting?.state === 'live') {
    return {
      state: 'in_meeting',
      until: freeAfter(facts.booked, Math.max(facts.meeting.until, now + minute)),
    }
  }
  if (!hasDesk || facts.chosen === 'offline') return { state: 'offline', until: null }
  if (current) return { state: 'in_meeting', until: freeAfter(facts.booked, current.to) }
  if (facts.chosen === 'away') return { state: 'away', until: null }
  if (facts.chosen === 'busy') return { state: 'busy', until: null }
  if (facts.meeting) return { state: 'busy', until: null }
  if (facts.kept && facts.kept.until > now && facts.kept.customerId !== viewer)
    return { state: 'busy', until: null }
  const soon = facts.booked.find((span) => span.from > now && span.from - now <= meetingSoonMs)
  if (soon) return { state: 'busy', until: freeAfter(facts.booked, soon.to) }
  return { state: 'available', until: null }
}

const minute = 60_000

/** The first moment at or after `at` that is not booked, and not within five minutes of a booked meeting. */
function freeAfter(booked: Span[], at: number): number {
  let free = at
  for (const span of booked) if (span.from - meetingSoonMs <= free && free < span.to) free = span.to
  return free
}

function nextChange(facts: PresenceFacts, now: number): number | null {
  const moments = [facts.leaseUntil, facts.kept?.until ?? null, facts.nextFree]
  for (const span of facts.booked) moments.push(span.from - meetingSoonMs, span.from, span.to)
  if (facts.meeting?.state === 'live') moments.push(Math.max(facts.meeting.until, now) + minute)
  const ahead = moments.filter((at): at is number => at !== null && at > now)
  return ahead.length > 0 ? Math.min(...ahead) : null
}
