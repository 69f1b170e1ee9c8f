/** The two minutes after **Not now** outlive a reload of the page. */
const key = (meetingId: string) => `radrum-not-now-${meetingId}`

/** When it may be asked again, epoch ms; 0 when nothing is known. */
export function readNotNow(meetingId: string): number {
  try {
    return Number(sessionStorage.getItem(key(meetingId))) || 0
  } catch {
    return 0
  }
}

export function keepNotNow(meetingId: string, again: number): void {
  try {
    sessionStorage.setItem(key(meetingId), String(again))
  } catch {
    // A browser that keeps nothing forgets the pause on reload.
  }
}
