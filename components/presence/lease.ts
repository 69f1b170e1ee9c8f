/** What a tab holds and keeps alive: its seat in a meeting, the shared netbank. */
export type TabLease = { device: string; meetingId?: string; sharingId?: string }

/** A tab without a seat still needs a name for itself. */
const plainDevice = 'no-seat-here'

/**
 * Renews the desk (an advisor's app is open here) and what this tab holds. By fetch in answer to a ping, because a
 * hidden tab's own timers run once a minute. A lost answer is made up for by the next one.
 * @returns false when the bank no longer knows who this is
 */
export async function renewLease(ping: string, desk: boolean, lease: TabLease | null): Promise<boolean> {
  const body = JSON.stringify({ ping, desk, device: plainDevice, ...lease })
  const headers = { 'Content-Type': 'application/json' }
  try {
    const answer = await fetch('/api/presence/lease', { method: 'POST', body, headers, keepalive: true })
    return answer.status !== 401
  } catch {
    return true // no connection: nobody knows
  }
}
