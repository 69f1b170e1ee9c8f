import type { Role } from './actor'
import { idleMinutes, warningMinutes } from './session-state'

/** How far somebody is on the way to a locked netbank. */
export type IdleStage = 'active' | 'warned' | 'locked'

export type IdleTimes = {
  state: 'active' | 'locked'
  /** Epoch ms, by the server's clock. */
  locksAt: number
}

/**
 * What a page shows. It follows the clock as well as the server's word, so that a page that has lost its connection
 * locks, too. Staff in a live meeting are neither warned nor locked.
 */
export function idleStage(session: IdleTimes, role: Role, inLiveMeeting: boolean, now: number): IdleStage {
  if (session.state === 'locked') return 'locked'
  if (role !== 'customer' && inLiveMeeting) return 'active'
  if (now >= session.locksAt) return 'locked'
  return now >= session.locksAt - warningMinutes * 60_000 ? 'warned' : 'active'
}

/** Milliseconds until the stage can change by time alone; null when it cannot. */
export function untilNextStage(session: IdleTimes, now: number): number | null {
  const moments = [session.locksAt - warningMinutes * 60_000, session.locksAt]
  const next = moments.find((at) => at > now)
  return session.state === 'locked' || next === undefined ? null : next - now
}

/** When it locks if nothing more is done after `now`. Epoch ms. */
export function locksAfterInput(role: Role, now: number): number {
  return now + idleMinutes[role] * 60_000
}
