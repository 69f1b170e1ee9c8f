import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayTurnTo } from '@/lib/access/policy'
import type { CallRequestView } from '@/lib/presence/stream-state'
import { no, ok, type Result } from '@/lib/result'
import { announceToBoth } from './announce-to'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { findCustomer, listDeputies } from './person'
import { person } from './schema/access'
import { callRequest } from './schema/presence'

const open = and(isNull(callRequest.doneAt), isNull(callRequest.withdrawnAt))

/** "Ask Eva to call me". Asking again while one is open changes what it is about. */
export async function askToCall(
  actor: Actor,
  advisorId: PersonId,
  about: string,
  now: Date,
): Promise<Result<{ id: string }, 'not_found'>> {
  return inTransaction(async (tx) => {
    const customer = await findCustomer(actor.id, tx)
    if (!customer) return no('not_found')
    const deputies = (await listDeputies(customer.ownAdvisorId, tx)).map((deputy) => deputy.id)
    if (!mayTurnTo(actor, customer, advisorId, deputies)) return no('not_found')
    const [row] = await tx
      .insert(callRequest)
      .values({ customerId: actor.id, advisorId, about, createdAt: now })
      .onConflictDoUpdate({
        target: [callRequest.customerId, callRequest.advisorId],
        targetWhere: open,
        set: { about },
      })
      .returning({ id: callRequest.id })
    if (!row) throw new Error('call request was not saved')
    const event = { type: 'call_asked', about } as const
    await saveContact(tx, { customerId: actor.id, at: now, event, staffId: advisorId, ref: row.id })
    writeAudit(tx, actor, { type: 'call_requested', customerId: actor.id, advisorId, requestId: row.id })
    announceToBoth(tx, { customerId: actor.id, advisorId }, 'request')
    return ok(row)
  })
}

/** The customer takes it back, or the advisor has called. Each only their own. */
export async function closeRequest(actor: Actor, id: string, now: Date): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const isCustomer = actor.role === 'customer'
    const mine = isCustomer ? eq(callRequest.customerId, actor.id) : eq(callRequest.advisorId, actor.id)
    const [row] = await tx
      .update(callRequest)
      .set(isCustomer ? { withdrawnAt: now } : { doneAt: now })
      .where(and(eq(callRequest.id, id), mine, open))
      .returning({ customerId: callRequest.customerId, advisorId: callRequest.advisorId })
    if (!row) return no('not_found')
    const type = isCustomer ? 'call_request_withdrawn' : 'call_request_done'
    const event = { type: isCustomer ? 'call_ask_withdrawn' : 'called_back' } as const
    await saveContact(tx, { customerId: row.customerId, at: now, event, staffId: row.advisorId, ref: id })
    writeAudit(tx, actor, { type, customerId: row.customerId, requestId: id })
    announceToBoth(tx, row, 'request')
    return ok(true)
  })
}

/** Open requests to an advisor, oldest first. */
export async function listRequests(advisor: Actor, on: Tx = db()): Promise<CallRequestView[]> {
  const rows = await on
    .select({
      id: callRequest.id,
      about: callRequest.about,
      createdAt: callRequest.createdAt,
      customer: { id: person.id, name: person.name, phone: person.phone },
      ownAdvisorId: person.ownAdvisorId,
    })
    .from(callRequest)
    .innerJoin(person, eq(person.id, callRequest.customerId))
    .where(and(eq(callRequest.advisorId, advisor.id), open))
    .orderBy(asc(callRequest.createdAt))
    .limit(100)
  return rows.map(({ ownAdvisorId, createdAt, ...row }) => ({
    ...row,
    own: ownAdvisorId === advisor.id,
    createdAt: createdAt.getTime(),
  }))
}

/** The customer's own open request, newest first. */
export async function findOwnRequest(customer: Actor, on: Tx = db()) {
  const [row] = await on
    .select({ id: callRequest.id, advisorName: person.name, createdAt: callRequest.createdAt })
    .from(callRequest)
    .innerJoin(person, eq(person.id, callRequest.advisorId))
    .where(and(eq(callRequest.customerId, customer.id), open))
    .orderBy(desc(callRequest.createdAt))
    .limit(1)
  return row ? { ...row, createdAt: row.createdAt.getTime() } : null
}
