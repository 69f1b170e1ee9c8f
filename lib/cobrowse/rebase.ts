/**
 * The two computers' clocks differ, and a replayer wants times that never go back: each event gets the
 * viewer's own time of arrival, or that of the event before when the viewer's clock was set back meanwhile.
 */
export function rebase<E extends { timestamp: number }>(
  events: readonly E[],
  clock: number,
  now: number,
): { events: E[]; clock: number } {
  const time = Math.max(clock, now)
  return { events: events.map((event) => ({ ...event, timestamp: time })), clock: time }
}
