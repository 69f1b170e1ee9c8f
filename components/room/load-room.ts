type Opener = typeof import('./open-room')
let loading: Promise<Opener> | undefined

/**
 * What opens a room, with LiveKit's client: half of all the script there is, so that no page brings it along before there
 * is a call. What could not be fetched is fetched again the next time.
 */
export function loadRoom(): Promise<Opener> {
  loading ??= import('./open-room').catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Fetches it ahead: while it rings, so that it is at hand when somebody presses **Accept**. */
export function prepareRoom(): void {
  loadRoom().catch(() => {}) // whoever needs it tries again
}
