import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { leaseMs } from '@/lib/access/lease'
import type { MeetingId } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction } from './client'
import { meetingSeat } from './schema/meeting'

/**
 * One seat a person: the device that sits in it keeps it while its lease lives. Another device is refused
 * (`seat_taken`) unless it asks to move; the one before is told by the stream. `movedOut`: another device sat there.
 */
export async function takeSeat(
  actor: Actor,
  { id, customerId }: { id: MeetingId; customerId: string },
  device: string,
  move: boolean,
  now: Date,
): Promise<Result<{ movedOut: boolean }, 'seat_taken'>> {
  return inTransaction(async (tx) => {
    const until = new Date(now.getTime() + leaseMs)
    const mayTake = sql`${meetingSeat.device} = ${device} OR ${meetingSeat.until} <= ${now.toISOString()}::timestamptz OR ${move}`
    const [before] = await tx
      .select({ device: meetingSeat.device })
      .from(meetingSeat)
      .where(and(eq(meetingSeat.meetingId, id), eq(meetingSeat.personId, actor.id)))
      .for('update')
    const taken = await tx
      .insert(meetingSeat)
      .values({ meetingId: id, personId: actor.id, device, until })
      .onConflictDoUpdate({
        target: [meetingSeat.meetingId, meetingSeat.personId],
        set: { device, until },
        setWhere: mayTake,
      })
      .returning({ device: meetingSeat.device })
    if (taken.length === 0) return no('seat_taken')
    writeAudit(tx, actor, { type: 'meeting_joined', customerId, meetingId: id, personId: actor.id })
    announce(tx, { channel: `person:${actor.id}`, what: 'seat' })
    return ok({ movedOut: before !== undefined && before.device !== device })
  })
}

/** The device that holds the seat is still there. Another device's word changes nothing. */
export async function renewSeat(
  actor: Actor,
  meetingId: MeetingId,
  device: string,
  now: Date,
): Promise<void> {
  await db()
    .update(meetingSeat)
    .set({ until: new Date(now.getTime() + leaseMs) })
    .where(
      and(
        eq(meetingSeat.meetingId, meetingId),
        eq(meetingSeat.personId, actor.id),
        eq(meetingSeat.device, device),
      ),
    )
}

/** When each person's seat in a meeting runs out; the reconciler asks. Epoch ms. */
export async function listSeats(meetingId: MeetingId): Promise<{ personId: string; until: number }[]> {
  const rows = await db()
    .select({ personId: meetingSeat.personId, until: meetingSeat.until })
    .from(meetingSeat)
    .where(eq(meetingSeat.meetingId, meetingId))
  return rows.map((row) => ({ personId: row.personId, until: row.until.getTime() }))
}
