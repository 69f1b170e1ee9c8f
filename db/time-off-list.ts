import type { Actor, PersonId } from '@/lib/access/actor'
import { findAdvisorCalendar } from './advisor-calendar'

const AHEAD = 400 * 86_400_000

/** An advisor's time off that is not over, first to last; nothing for whoever may not read their calendar. */
export async function listTimeOff(actor: Actor, advisorId: PersonId, now: Date) {
  const range = { from: now.getTime(), to: now.getTime() + AHEAD }
  const found = await findAdvisorCalendar(actor, advisorId, range, now)
  return (found?.timeOff ?? []).map(({ id, during, reason }) => ({ id, ...during, reason }))
}
