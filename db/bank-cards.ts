import { and, asc, eq } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { Card, CardId, CardRefusal } from '@/lib/bank/card'
import { ok, type Result } from '@/lib/result'
import type { Tx } from './client'
import { card } from './schema/bank'

const columns = {
  id: card.id,
  accountId: card.accountId,
  kind: card.kind,
  name: card.name,
  lastFour: card.lastFour,
  expiresOn: card.expiresOn,
  status: card.status,
  version: card.version,
}

/** The customer's cards. */
export async function listCards(on: Tx, customer: PersonId): Promise<Card[]> {
  return on
    .select(columns)
    .from(card)
    .where(eq(card.customerId, customer))
    .orderBy(asc(card.kind), asc(card.lastFour), asc(card.id))
}

/** Locks the card, applies the pure change, saves. Null when it is not one of this customer's. */
export async function changeCard<R extends CardRefusal>(
  on: Tx,
  customer: PersonId,
  id: CardId,
  change: (card: Card) => Result<Card, R>,
): Promise<Result<Card, R> | null> {
  const [now] = await on
    .select(columns)
    .from(card)
    .where(and(eq(card.id, id), eq(card.customerId, customer)))
    .for('update')
  if (!now) return null
  const changed = change(now)
  if (!changed.ok) return changed
  const { status, version } = changed.value
  await on.update(card).set({ status, version }).where(eq(card.id, id))
  return ok(changed.value)
}
