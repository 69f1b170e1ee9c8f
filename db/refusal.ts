import type { Actor } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { inTransaction, type Tx } from './client'
import { keepRefusedAccess } from './refused-access'

/** Thrown inside a transaction to undo what it has written so far; outside it is a value again. */
class Refused extends Error {
  constructor(readonly refusal: string) {
    super(refusal)
  }
}

/** Which booking and whose chain a refusal belongs to; filled in as soon as it is known. */
export type About = { customerId?: string; bookingId?: string }

/**
 * One transaction that either happens whole or is refused: `refuse('slot_taken')` undoes everything, writes down that
 * somebody tried, and comes out as `no('slot_taken')`.
 */
export async function inRefusableTransaction<T, R extends string>(
  actor: Actor,
  work: (tx: Tx, refuse: (reason: R) => never, about: About) => Promise<T>,
): Promise<Result<T, R>> {
  const about: About = {}
  const refuse = (reason: R): never => {
    throw new Refused(reason)
  }
  try {
    return ok(await inTransaction((tx) => work(tx, refuse, about)))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await inTransaction((tx) => saveRefusal(tx, actor, error.refusal, about))
    return no(error.refusal as R)
  }
}

async function saveRefusal(
  tx: Tx,
  actor: Actor,
  reason: string,
  { customerId, bookingId }: About,
): Promise<void> {
  if (customerId) writeAudit(tx, actor, { type: 'booking_refused', customerId, reason, bookingId })
  else await keepRefusedAccess(tx, actor, 'booking', reason)
}
