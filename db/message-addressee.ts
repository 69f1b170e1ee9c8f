import type { Actor, PersonId } from '@/lib/access/actor'
import { maySeeThread } from '@/lib/access/policy'
import type { ThreadId } from '@/lib/message/thread'
import { inTransaction } from './client'
import { findVisible } from './message-thread'
import { findCustomer, type PersonName } from './person'
import { keepRefusedAccess } from './refused-access'

/** The customer with whom this person may begin a thread; a refusal is written down. */
export function findAddressee(actor: Actor, customerId: PersonId): Promise<PersonName | undefined> {
  return inTransaction(async (tx) => {
    const customer = await findCustomer(customerId, tx)
    if (customer && maySeeThread(actor, { ...customer, customerId, deputyId: null }))
      return { id: customer.id, name: customer.name }
    await keepRefusedAccess(tx, actor, 'thread', 'not_found')
    return undefined
  })
}

/** What a thread is about, for whoever may see it: so that a booking need not ask again. */
export function findSubject(actor: Actor, threadId: ThreadId): Promise<string | undefined> {
  return inTransaction(async (tx) => (await findVisible(tx, actor, threadId))?.subject)
}
