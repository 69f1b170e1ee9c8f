import { eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayAskIn } from '@/lib/access/policy'
import type { ThreadId } from '@/lib/message/thread'
import type { KnownAddresses } from '@/lib/question/address'
import { type OutChannel, outChannels } from '@/lib/question/channel'
import { channelsFor, choiceOf, type ReachChoice, reachableBy } from '@/lib/question/reach'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { findVisible } from './message-thread'
import { person } from './schema/access'
import { reach } from './schema/question'

type Reached = { known: KnownAddresses; chosen: OutChannel[] | null }

/** Where a customer is reached, and what they have said about it; whoever asks. */
export async function findReached(customerId: PersonId, on: Tx = db()): Promise<Reached> {
  const [row] = await on
    .select({
      phone: person.phone,
      email: person.email,
      postal: person.postalAddress,
      chosen: reach.channels,
    })
    .from(person)
    .leftJoin(reach, eq(reach.personId, person.id))
    .where(eq(person.id, customerId))
  if (!row) throw new Error('a question needs somebody who is asked')
  const { chosen, ...known } = row
  return { known, chosen }
}

/** By what the customer is asked, and by what they could be; nothing for anybody else. */
export async function findReach(actor: Actor): Promise<ReachChoice | null> {
  if (actor.role !== 'customer') return null
  const { known, chosen } = await findReached(actor.id)
  return choiceOf(chosen, known)
}

/** By what a question in this thread would go out now. For whoever may ask in it. */
export function findReachIn(actor: Actor, threadId: ThreadId): Promise<OutChannel[]> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, threadId)
    if (!found || !mayAskIn(actor, found)) return []
    const { known, chosen } = await findReached(found.customerId, tx)
    return channelsFor(chosen, known)
  })
}

/** Says by what the customer wants to be asked besides the netbank; nothing at all is the netbank alone. */
export function saveReach(
  actor: Actor,
  channels: readonly OutChannel[],
  now: Date,
): Promise<Result<true, 'not_found' | 'not_reachable'>> {
  return inTransaction(async (tx) => {
    if (actor.role !== 'customer') return no('not_found')
    const { known, chosen } = await findReached(actor.id, tx)
    const able = reachableBy(known)
    if (channels.some((channel) => !able.includes(channel))) return no('not_reachable')
    const sorted = outChannels.filter((channel) => channels.includes(channel))
    if (chosen?.join() === sorted.join()) return ok(true)
    const values = { channels: sorted, changedAt: now }
    await tx
      .insert(reach)
      .values({ personId: actor.id, ...values })
      .onConflictDoUpdate({ target: reach.personId, set: values })
    const event = { type: 'reach_chosen', channels: sorted } as const
    await saveContact(tx, { customerId: actor.id, at: now, event })
    writeAudit(tx, actor, { type: 'reach_chosen', customerId: actor.id, channels: sorted.join(' ') })
    return ok(true)
  })
}
