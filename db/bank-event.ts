import type { Actor } from '@/lib/access/actor'
import { deedStopped, type NetbankForm } from '@/lib/contact/netbank-deed'
import { writeAudit } from './audit'
import { inTransaction } from './client'
import { saveDeed } from './contact-event'

/** A password that was not right (or one too many): written down, so that the advisor sees why nothing happened. */
export function saveConfirmRefusal(
  actor: Actor,
  form: NetbankForm,
  action: string,
  reason: string,
  now: Date,
): Promise<void> {
  return inTransaction(async (tx) => {
    await saveDeed(tx, actor.id, now, deedStopped(form, 'confirm', reason, ['password']))
    writeAudit(tx, actor, { type: 'confirm_refused', customerId: actor.id, action, reason })
  })
}
