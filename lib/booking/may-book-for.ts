import type { Actor, BranchId, PersonId } from '@/lib/access/actor'
import { type CustomerSubject, mayEditCalendar, mayTurnTo } from '@/lib/access/policy'

/**
 * May this person book a meeting between that customer and that advisor? Customers for themselves, with their own
 * advisor or a deputy; advisors for their own customers, with themselves; schedulers within their branch. To
 * everybody else neither of the two exists.
 */
export function mayBookFor(
  actor: Actor,
  customer: CustomerSubject,
  advisor: { id: PersonId; branchId: BranchId },
  deputies: PersonId[],
): boolean {
  if (actor.role === 'customer') return mayTurnTo(actor, customer, advisor.id, deputies)
  if (actor.role === 'advisor') return advisor.id === actor.id && customer.ownAdvisorId === actor.id
  return customer.branchId === actor.branchId && mayEditCalendar(actor, advisor)
}
