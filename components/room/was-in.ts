const key = 'radrum-was-in'

/** The meeting this window was last in, or waited for; kept over a reload. */
export const wasIn = {
  known(): string | null {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  note(meetingId: string): void {
    try {
      sessionStorage.setItem(key, meetingId)
    } catch {
      // then a reload takes a moment longer
    }
  },
}
