import { and, eq, type SQL } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { leaseMs } from '@/lib/access/lease'
import type { MeetingId } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
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
    const own = and(eq(meetingSeat.meetingId, id), eq(meetingSeat.personId, actor.id))
    // the first of two at once makes the row; the second waits here and then sees who sits in it
    const [made] = await tx
      .insert(meetingSeat)
      .values({ meetingId: id, personId: actor.id, device, until })
      .onConflictDoNothing()
      .returning(seatColumns)
    const before = made ?? (await lockSeat(tx, own))
    const another = before !== undefined && before.device !== device
    if (another && before.until > now && !move) return no('seat_taken')
    if (!made) await tx.update(meetingSeat).set({ device, until }).where(own)
    writeAudit(tx, actor, { type: 'meeting_joined', customerId, meetingId: id, personId: actor.id })
    announce(tx, { channel: `person:${actor.id}`, what: 'seat' })
    return ok({ movedOut: another })
  })
}

const seatColumns = { device: meetingSeat.device, until: meetingSeat.until }

async function lockSeat(tx: Tx, own: SQL | undefined) {
  const [seat] = await tx.select(seatColumns).from(meetingSeat).where(own).for('update')
  return seat
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
