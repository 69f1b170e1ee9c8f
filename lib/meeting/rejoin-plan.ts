/**
 * A join counts when media flows within this time, not when a socket opens. The first try is short: a handshake that
 * lost its first packets waits ever longer for the next ones, while a new one takes a fraction of a second.
 */
export const firstJoinMs = 4_000
export const joinHealthMs = 10_000

/** After this long without a connection the phone is offered. */
export const offerPhoneAfterMs = 20_000

/** Pauses before the first, second, ... attempt to get back; the last one repeats. */
const pausesMs = [0, 400, 800, 1_200, 1_600, 2_000] as const

/**
 * How long to wait before attempt `attempt` (0 is the first) to get back into the room. `chance` (0 to 1) spreads
 * browsers that lost the same server at the same moment by up to a quarter.
 */
export function rejoinPauseMs(attempt: number, chance: number): number {
  const pause = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0
  return Math.round(pause * (1 + chance / 4))
}

/**
 * LiveKit's own attempts to resume: quick and few, because after a restart of the server only our own rejoin (which
 * makes the room again) can succeed. null ends them. `retry` counts from 0, `elapsedMs` since the connection went.
 */
export function resumePauseMs(retry: number, elapsedMs: number): number | null {
  if (retry >= 4 || elapsedMs > 4_000) return null
  return retry === 0 ? 0 : 300 * retry
}
