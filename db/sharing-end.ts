import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, SystemActor } from '@/lib/access/actor'
import { announceToBoth } from './announce-to'
import { writeAudit } from './audit-queue'
import type { Tx } from './client'
import { saveContact } from './contact-event'
import { sharing } from './schema/cobrowse'

export type SharingEnd = 'stopped' | 'locked' | 'meeting_over' | 'customer_gone' | 'signed_out'

/** Closes the open sharing of a meeting or a customer, whoever ends it. Closing nothing is fine. */
export async function closeSharing(
  tx: Tx,
  actor: Actor | SystemActor,
  which: { meetingId: string } | { customerId: string },
  reason: SharingEnd,
): Promise<number> {
  const whose =
    'meetingId' in which ? eq(sharing.meetingId, which.meetingId) : eq(sharing.customerId, which.customerId)
  const at = new Date()
  const closed = await tx
    .update(sharing)
    .set({ endedAt: at, endReason: reason })
    .where(and(whose, isNull(sharing.endedAt)))
    .returning({
      id: sharing.id,
      meetingId: sharing.meetingId,
      customerId: sharing.customerId,
      advisorId: sharing.advisorId,
      startedAt: sharing.startedAt,
    })
  for (const { id: sharingId, meetingId, customerId, advisorId, startedAt } of closed) {
    const seconds = Math.max(0, Math.round((at.getTime() - startedAt.getTime()) / 1000))
    const event = { type: 'looked_along', meetingId, seconds } as const
    await saveContact(tx, { customerId, at, event, staffId: advisorId, ref: sharingId })
    writeAudit(tx, actor, { type: 'sharing_ended', customerId, meetingId, sharingId, reason })
    announceToBoth(tx, { customerId, advisorId }, 'sharing')
  }
  return closed.length
}
