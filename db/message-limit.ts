import { and, count, eq, gt } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { messagesAnHour } from '@/lib/message/message-input'
import type { Tx } from './client'
import { message } from './schema/message'

/** Has this customer written as much within the hour as one does? What staff write is theirs to decide. */
export async function wroteEnough(tx: Tx, customerId: PersonId, now: Date): Promise<boolean> {
  const anHourAgo = new Date(now.getTime() - 3_600_000)
  const [row] = await tx
    .select({ written: count() })
    .from(message)
    .where(and(eq(message.authorId, customerId), gt(message.at, anHourAgo)))
  return (row?.written ?? 0) >= messagesAnHour
}
