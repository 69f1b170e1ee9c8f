import { log } from './log'

/** Runs at once, never twice at the same time, and once more when asked meanwhile. Failures are logged and retried. */
export function coalesced(work: () => Promise<void>, isOver: () => boolean): () => void {
  let running = false
  let again = false
  const run = async () => {
    if (isOver()) return
    if (running) {
      again = true
      return
    }
    running = true
    do {
      again = false
      await work().catch((error: unknown) => {
        log().warn({ err: error }, 'state could not be read')
        setTimeout(run, 1_000).unref()
      })
    } while (again)
    running = false
  }
  return () => void run()
}
