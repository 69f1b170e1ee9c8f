import { asc, eq } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { Payee } from '@/lib/bank/payment'
import type { Tx } from './client'
import { payee } from './schema/bank'

/** Whom the customer has kept, by name. */
export async function listPayees(on: Tx, customer: PersonId): Promise<Payee[]> {
  return on
    .select({ id: payee.id, name: payee.name, number: payee.number })
    .from(payee)
    .where(eq(payee.customerId, customer))
    .orderBy(asc(payee.name), asc(payee.number))
}

/** Keeps a payee; one with the same number takes the new name. */
export async function keepPayee(
  on: Tx,
  customer: PersonId,
  { name, number }: Omit<Payee, 'id'>,
  now: Date,
): Promise<void> {
  await on
    .insert(payee)
    .values({ customerId: customer, name, number, createdAt: now })
    .onConflictDoUpdate({ target: [payee.customerId, payee.number], set: { name } })
}
