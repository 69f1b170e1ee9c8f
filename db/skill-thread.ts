import { eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import type { ThreadId } from '@/lib/message/thread'
import type { Fit } from '@/lib/skill/fit'
import type { Skill } from '@/lib/skill/skill'
import { inTransaction, type Tx } from './client'
import { nameIn } from './meeting-type'
import { findVisible } from './message-thread'
import { findCustomer } from './person'
import { meetingType } from './schema/booking'
import { findFit, listQualified } from './skill-fit'

/** What a thread is about, and who may help with it. */
export type ThreadFit = {
  /** The topic's name in the reader's language; null: nobody has said so. */
  topic: string | null
  /** The same topic where a meeting about it is booked. */
  topicKey: string | null
  /** What is to be told; null: the customer's own advisor (for staff: the reader) simply may. */
  fit: Fit<Skill> | null
  /** Whom it can be called about, and be handed to, now; null: anybody who answers for the customer. */
  able: PersonId[] | null
}

/** For whoever may see the thread; undefined for everybody else, as if there were none. */
export function findThreadFit(actor: Actor, id: ThreadId, now: Date): Promise<ThreadFit | undefined> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, id)
    if (!found) return undefined
    const { customerId, topicId: typeId, ownAdvisorId } = found
    const wanted = { customerId, typeId }
    const advisorId = actor.role === 'customer' ? ownAdvisorId : actor.id
    return {
      ...(await findTopic(typeId, actor.locale, tx)),
      fit: await findFit({ ...wanted, advisorId }, now, { on: tx }),
      able: await listQualified(wanted, now, tx),
    }
  })
}

async function findTopic(id: string | null, locale: string, tx: Tx) {
  const columns = { topic: nameIn(locale), topicKey: meetingType.key }
  const [row] = id ? await tx.select(columns).from(meetingType).where(eq(meetingType.id, id)) : []
  return row ?? { topic: null, topicKey: null }
}

/**
 * Who would help this customer with a topic, before there is a thread: what is to be told on the page where one is begun.
 * Null when their own advisor simply may.
 */
export async function findTopicFit(
  actor: Actor,
  typeId: string | null,
  now: Date,
): Promise<Fit<Skill> | null> {
  const customer = actor.role === 'customer' && typeId ? await findCustomer(actor.id) : undefined
  return customer ? findFit({ customerId: customer.id, typeId, advisorId: customer.ownAdvisorId }, now) : null
}
