import type { MeetingView } from '@/lib/presence/stream-state'

/** How ringing ended for a desk that did not end it. */
export type RingEnd = 'elsewhere' | 'missed' | 'cancelled'

/**
 * What an advisor is told when a call stops ringing at this desk: answered at another one, not answered in time, or
 * given up by the customer. null when this desk ended it itself, or when nothing stopped.
 */
export function ringEnd(
  before: MeetingView | null,
  after: MeetingView | null,
  here: { device: string | undefined; answering: boolean },
): RingEnd | null {
  if (before?.state !== 'ringing' || before.id !== after?.id || here.answering) return null
  switch (after.state) {
    case 'live':
      return after.seat === here.device ? null : 'elsewhere'
    case 'missed':
    case 'cancelled':
      return after.state
    default:
      return null
  }
}
