import type { Actor, BranchId, PersonId } from './actor'

/** A customer as access sees them. */
export type CustomerSubject = { id: PersonId; ownAdvisorId: PersonId; branchId: BranchId }

/** What connects a staff member and a customer beyond "own advisor": a meeting, with its times in epoch ms. */
export type MeetingTie = {
  advisorId: PersonId
  state: 'ringing' | 'waiting' | 'live' | 'over'
  from: number
  to: number
}

const before = 15 * 60_000
const afterwards = 60 * 60_000

/**
 * May this person open that customer's card (products, events, notes)? The own advisor always; another advisor
 * while being rung by, or in a meeting with, the customer and from 15 minutes before a meeting until 60 after.
 * Everybody else is told that it does not exist.
 */
export function mayOpenCustomer(
  actor: Actor,
  customer: CustomerSubject,
  ties: MeetingTie[],
  now: number,
): boolean {
  if (actor.role !== 'advisor') return false
  if (customer.ownAdvisorId === actor.id) return true
  return ties.some((tie) => tie.advisorId === actor.id && isClose(tie, now))
}

function isClose(tie: MeetingTie, now: number): boolean {
  if (tie.state === 'ringing' || tie.state === 'live') return true
  return now >= tie.from - before && now < tie.to + afterwards
}

/** Something that belongs to a customer and an advisor of a branch: a meeting, a booking. */
export type Shared = { customerId: PersonId; advisorId: PersonId; branchId?: BranchId }

/** May see it: the two it is between; the scheduler of its branch (times and names, never what was said). */
export function maySeeShared(actor: Actor, subject: Shared): boolean {
  if (actor.role === 'customer') return subject.customerId === actor.id
  if (actor.role === 'advisor') return subject.advisorId === actor.id
  return subject.branchId !== undefined && subject.branchId === actor.branchId
}

/** May edit an advisor's hours, time off, calendar and skills: the scheduler of the advisor's branch. */
export function mayEditCalendar(actor: Actor, advisor: { id: PersonId; branchId: BranchId }): boolean {
  return actor.role === 'scheduler' && actor.branchId === advisor.branchId
}

/** May read an advisor's calendar with names: the advisor and the scheduler of the branch. */
export function mayReadCalendar(actor: Actor, advisor: { id: PersonId; branchId: BranchId }): boolean {
  return (actor.role === 'advisor' && actor.id === advisor.id) || mayEditCalendar(actor, advisor)
}

/** May call, book with or ask an advisor: the own one, or one of the own one's deputies. */
export function mayTurnTo(
  actor: Actor,
  customer: CustomerSubject,
  advisorId: PersonId,
  deputies: PersonId[],
): boolean {
  if (actor.role !== 'customer' || actor.id !== customer.id) return false
  return customer.ownAdvisorId === advisorId || deputies.includes(advisorId)
}

/** What a customer and their advisor write to each other. `deputyId`: the colleague who answers while the own is away. */
export type ThreadSubject = { customerId: PersonId; ownAdvisorId: PersonId; deputyId: PersonId | null }

/** May read a thread and write in it: the customer, their own advisor, and whoever it was handed to for as long as it is theirs. */
export function maySeeThread(actor: Actor, { customerId, ownAdvisorId, deputyId }: ThreadSubject): boolean {
  if (actor.role === 'customer') return customerId === actor.id
  return actor.role === 'advisor' && (ownAdvisorId === actor.id || deputyId === actor.id)
}

/** May ask the customer something in a thread, take it back, and note what they have answered: staff who see it. */
export function mayAskIn(actor: Actor, subject: ThreadSubject): boolean {
  return actor.role === 'advisor' && maySeeThread(actor, subject)
}

/** May answer a question of the bank with their own hand, and open it by its code: whom it was asked. */
export function mayAnswerQuestion(actor: Actor, { customerId }: { customerId: PersonId }): boolean {
  return actor.role === 'customer' && actor.id === customerId
}

/** May see what was asked of the assistant, and go on with it: whoever asked. What staff get, the customer hands over. */
export function maySeeTalk(actor: Actor, { customerId }: { customerId: PersonId }): boolean {
  return actor.role === 'customer' && actor.id === customerId
}

/** May give a thread to a deputy: the own advisor. */
export function mayHandOver(actor: Actor, { ownAdvisorId }: ThreadSubject): boolean {
  return actor.role === 'advisor' && ownAdvisorId === actor.id
}

/** May give it back: the own advisor, who is back, and whoever has it. */
export function mayHandBack(actor: Actor, subject: ThreadSubject): boolean {
  return actor.role === 'advisor' && maySeeThread(actor, subject)
}
