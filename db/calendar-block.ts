import { and, eq, lte, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { BookingId } from '@/lib/booking/booking'
import type { Interval } from '@/lib/booking/interval'
import type { Tx } from './client'
import { calendarBlock } from './schema/booking'
import { spanSql } from './span'

/**
 * Takes a stretch of an advisor's time, or says false when somebody has it. Holds that have run out make room first.
 * ON CONFLICT waits for whoever is taking it at this moment and never deadlocks; the exclusion constraint decides.
 */
export async function takeTime(
  tx: Tx,
  block: { advisorId: PersonId; bookingId: BookingId; during: Interval },
  now: Date,
): Promise<boolean> {
  const { advisorId, during } = block
  await tx
    .delete(calendarBlock)
    .where(
      and(
        eq(calendarBlock.advisorId, advisorId),
        eq(calendarBlock.kind, 'hold'),
        lte(calendarBlock.expiresAt, now),
        sql`${calendarBlock.during} && ${spanSql(during)}`,
      ),
    )
  const taken = await tx
    .insert(calendarBlock)
    .values({ ...block, kind: 'booking' })
    .onConflictDoNothing()
    .returning({ id: calendarBlock.id })
  return taken.length === 1
}

/** Gives a booking's time back. */
export async function freeTime(tx: Tx, bookingId: BookingId): Promise<void> {
  await tx.delete(calendarBlock).where(eq(calendarBlock.bookingId, bookingId))
}
