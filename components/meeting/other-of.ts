import type { MeetingView } from '@/lib/presence/stream-state'

/** The other person of the meeting. */
export function otherOf(view: MeetingView, side: 'customer' | 'advisor') {
  return side === 'customer' ? view.advisor : view.customer
}
