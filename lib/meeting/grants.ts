import type { Role } from '@/lib/access/actor'
import type { MeetingState } from './meeting'

/** LiveKit's VideoGrant, as far as we hand it out. */
export type Grants = {
  roomJoin: true
  canPublish: boolean
  canPublishSources: ('camera' | 'microphone')[]
  canPublishData: boolean
  canSubscribe: boolean
  canUpdateOwnMetadata: false
  hidden: false
}

/** Tokens live this long; long enough to connect, too short to keep. Seconds. */
export const tokenSeconds = 60

const talking: Grants = {
  roomJoin: true,
  canPublish: true,
  canPublishSources: ['camera', 'microphone'],
  canPublishData: true,
  canSubscribe: true,
  canUpdateOwnMetadata: false,
  hidden: false,
}

/**
 * Who may do what in the room, by the meeting's state. The customer connects while it rings, so that accept to
 * picture costs no further round trip; whoever waits is not connected yet. Nobody else, and nothing when it is over.
 */
const table: Partial<Record<MeetingState, Partial<Record<Role, Grants>>>> = {
  ringing: { customer: talking },
  live: { customer: talking, advisor: talking },
}

/** The grants of a role in a meeting of that state; null when they may not be in the room. */
export function grantsFor(role: Role, state: MeetingState): Grants | null {
  return table[state]?.[role] ?? null
}
