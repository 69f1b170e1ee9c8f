import type { KnownSession } from '@/db/session'
import type { StreamState } from '@/lib/presence/stream-state'
import { log } from './log'
import { readStreamState } from './stream-state'

/**
 * What the stream would say now, for the first rendering, so that nothing jumps. Null under a lock, and when it cannot
 * be read: the page then waits for the stream.
 */
export async function readFirstState(known: KnownSession, now: Date): Promise<StreamState | null> {
  if (known.state !== 'active') return null
  try {
    return await readStreamState(known, now)
  } catch (error) {
    log().warn({ err: error }, 'first state could not be read')
    return null
  }
}
