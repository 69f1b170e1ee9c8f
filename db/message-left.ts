import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { maySeeThread } from '@/lib/access/policy'
import type { ThreadId } from '@/lib/message/thread'
import { db } from './client'
import { findDraft } from './message-draft'
import { person } from './schema/access'
import { messageRead, thread } from './schema/message'

/**
 * A thread that this advisor saw and does not see any more, because it has gone home or to somebody else. Theirs is only what
 * they had begun to write there. Looking once more is no try to get at a stranger's: nothing is written down. Undefined
 * while they see it, and for everybody who never did.
 */
export async function findLeftThread(actor: Actor, id: ThreadId): Promise<{ draft: string } | undefined> {
  if (actor.role !== 'advisor') return undefined
  const [found] = await db()
    .select({
      customerId: thread.customerId,
      ownAdvisorId: sql<string>`coalesce(${person.ownAdvisorId}::text, '')`,
      deputyId: thread.deputyId,
      readTo: messageRead.seq,
    })
    .from(thread)
    .innerJoin(person, eq(person.id, thread.customerId))
    .leftJoin(messageRead, and(eq(messageRead.threadId, thread.id), eq(messageRead.personId, actor.id)))
    .where(eq(thread.id, id))
  if (!found || maySeeThread(actor, found)) return undefined
  const draft = await findDraft(actor, { customerId: found.customerId, threadId: id })
  return found.readTo === null && draft.version === 0 ? undefined : { draft: draft.text }
}
