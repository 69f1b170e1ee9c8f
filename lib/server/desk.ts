import { closeDeskUnlessRenewed, findDeskLease } from '@/db/presence'
import type { Actor, SessionId } from '@/lib/access/actor'
import { unavailable } from './database-away'
import { publish } from './events'
import { log } from './log'

/** A reload, or another tab that takes over, is back within this. ms */
const graceMs = 5_000
const leaving = new Map<SessionId, NodeJS.Timeout>()

/**
 * The browser has closed an advisor's stream. Was it the last one of this desk? Whoever else has it open, on whatever
 * instance, is asked for a sign of life; when the lease has not been renewed after 5 s nobody is there, and the desk
 * closes now instead of running out after 25 s. When this instance stops meanwhile, it runs out.
 */
export async function leaveDesk(actor: Actor, grace = graceMs): Promise<void> {
  try {
    // read before anybody is asked: what is renewed from here on differs from it
    const until = await findDeskLease(actor)
    if (!until) return
    publish([{ channel: `session:${actor.sessionId}`, what: 'desk' }])
    clearTimeout(leaving.get(actor.sessionId))
    const timer = setTimeout(() => {
      leaving.delete(actor.sessionId)
      closeDeskUnlessRenewed(actor, until).catch(missed)
    }, grace)
    leaving.set(actor.sessionId, timer.unref())
  } catch (error) {
    missed(error)
  }
}

/** The lease makes up for it. */
function missed(error: unknown): void {
  if (!unavailable(error)) log().warn({ err: error }, 'a desk could not be closed')
}

/** This instance stops: browsers come back to another one. */
export function stopLeaving(): void {
  for (const timer of leaving.values()) clearTimeout(timer)
  leaving.clear()
}
