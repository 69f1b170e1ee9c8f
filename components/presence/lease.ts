/** What a tab holds and keeps alive: its seat in a meeting, the shared netbank. */
export type TabLease = { device: string; meetingId?: string; sharingId?: string }

/** A tab without a seat still needs a name for itself. */
const plainDevice = 'no-seat-here'

/**
 * Answers a ping: renews the desk (an advisor's app is open here) and what this tab holds. By fetch, because a hidden
 * tab's own timers run once a minute. A lost answer is made up for by the next one.
 */
export function answerPing(ping: string, desk: boolean, lease: TabLease | null): void {
  const body = JSON.stringify({ ping, desk, device: plainDevice, ...lease })
  const headers = { 'Content-Type': 'application/json' }
  fetch('/api/presence/lease', { method: 'POST', body, headers, keepalive: true }).catch(() => {})
}
