import type { PersonId } from '@/lib/access/actor'
import type { SessionState } from '@/lib/access/session-state'
import type { MeetingState } from '@/lib/meeting/meeting'
import type { Chosen } from './facts'
import type { PresencePromise } from './promise'

/** What the one stream carries: the whole truth for one person, sent on every (re)connect and every change. */
export type StreamState = CustomerState | AdvisorState | SchedulerState

type Common = {
  /** The server's clock when this was read, epoch ms; the page keeps the difference and never trusts its own. */
  now: number
  session: { state: Exclude<SessionState, 'ended'>; locksAt: number }
  /** Is there a LiveKit server at all? Without one calling is replaced by a sentence. */
  videoAvailable: boolean
}

export type NamedPromise = { id: PersonId; name: string; promise: PresencePromise }

export type CustomerState = Common & {
  role: 'customer'
  advisor: NamedPromise
  /** Deputies in order, with their promises: offered when the own advisor does not answer. */
  deputies: NamedPromise[]
  /** The open meeting, or the one that ended within the last five minutes. */
  meeting: MeetingView | null
  /** "Ask Eva to call me" that is still open. */
  request: { id: string; advisorName: string; createdAt: number } | null
}

export type AdvisorState = Common & {
  role: 'advisor'
  chosen: Chosen
  promise: PresencePromise
  /** The call that rings at this desk, is live, or ended within the last minute. */
  meeting: MeetingView | null
  /** Booked customers in the waiting room. */
  waiting: MeetingView[]
  /** A customer who is in the device check. */
  kept: { name: string; until: number } | null
  requests: CallRequestView[]
}

export type SchedulerState = Common & { role: 'scheduler' }

export type CallRequestView = {
  id: string
  customer: { id: PersonId; name: string; phone: string | null }
  /** The advisor's own customer, not one of somebody they stand in for: the card opens at any time. */
  own: boolean
  about: string
  createdAt: number
}

/** One meeting as its two people may see it. Epoch ms. */
export type MeetingView = {
  id: string
  state: MeetingState
  epoch: number
  customer: { id: PersonId; name: string }
  advisor: { id: PersonId; name: string }
  bookingId: string | null
  createdAt: number
  answerBy: number
  liveAt: number | null
  endedAt: number | null
  endedBy: PersonId | null
  /** The device (see `seatDevice`) that holds this person's seat, when it lives. */
  seat: string | null
  /** Open sharing of the netbank. */
  sharing: { id: string; startedAt: number } | null
  /** After **Not now**: when it may be asked again to look along. */
  askAgainAt: number | null
}

/**
 * Besides `state`, the stream tells what changed, so that a page can fetch its own lists again. `anything`: something may
 * have while nobody listened.
 */
export type StreamChange = {
  what: 'booking' | 'bank' | 'hours' | 'request' | 'meeting' | 'sharing' | 'contact' | 'message' | 'anything'
}
