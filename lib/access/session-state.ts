import type { Role } from './actor'

export type SessionTimes = {
  lastInputAt: Date
  expiresAt: Date
  endedAt: Date | null
  disabledAt: Date | null
}
export type SessionState = 'active' | 'locked' | 'ended'

/** Minutes without the person's own input until the netbank locks. */
export const idleMinutes: Record<Role, number> = { customer: 5, advisor: 15, scheduler: 15 }

/** A minute before it locks, "Still there?" is asked. */
export const warningMinutes = 1

/** Sessions end after this, whatever happens. Hours. */
export const sessionHours = 12

/**
 * Streams, pings and calls do not count as input. Staff are never locked while in a live meeting (their work is
 * talking); customers are, and their call goes on under the lock.
 */
export function sessionState(
  session: SessionTimes,
  role: Role,
  inLiveMeeting: boolean,
  now: Date,
): SessionState {
  if (session.endedAt || session.disabledAt || now >= session.expiresAt) return 'ended'
  if (role !== 'customer' && inLiveMeeting) return 'active'
  return now >= locksAt(session, role) ? 'locked' : 'active'
}

/** When the session locks unless the person does something. */
export function locksAt(session: Pick<SessionTimes, 'lastInputAt'>, role: Role): Date {
  return new Date(session.lastInputAt.getTime() + idleMinutes[role] * 60_000)
}
