import { sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { inTransaction, type Tx } from './client'
import { announceThread, findVisible } from './message-thread'
import { messageRead } from './schema/message'

/** This person has seen the thread up to there. It never goes back, and not beyond what is there. */
export function markRead(
  actor: Actor,
  { threadId, seq }: { threadId: ThreadId; seq: number },
  now: Date,
): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const found = await findVisible(tx, actor, threadId)
    if (!found) return no('not_found')
    if (await moveReadMark(tx, actor, threadId, seq, now)) announceThread(tx, found)
    return ok(true)
  })
}

/** Moves the mark on, in a transaction that knows that they may; whether it moved. */
export async function moveReadMark(
  tx: Tx,
  actor: Actor,
  threadId: ThreadId,
  seq: number,
  now: Date,
): Promise<boolean> {
  const moved = await tx.execute(sql`
    INSERT INTO ${messageRead} AS mark (thread_id, person_id, seq, at)
    SELECT ${threadId}::uuid, ${actor.id}::uuid, max(m.seq), ${now.toISOString()}::timestamptz FROM message m
      WHERE m.thread_id = ${threadId}::uuid AND m.seq <= ${seq}::bigint HAVING max(m.seq) IS NOT NULL
    ON CONFLICT (thread_id, person_id) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE mark.seq < excluded.seq
    RETURNING 1`)
  return moved.rows.length > 0
}
