import { randomUUID } from 'node:crypto'
import { inTransaction } from '@/db/client'
import { savePerson } from '@/db/person'
import { branch } from '@/db/schema/access'
import { type BankCustomer, seedBank } from '@/db/seed/bank'
import { startSession } from '@/db/session'
import type { Actor } from '@/lib/access/actor'
import { emptyDraft, type PaymentDraft } from '@/lib/bank/payment'

/** Three customers with their households at the bank, and their advisor; the bank's day is that of `now`. */
export type BankWorld = { customer: Actor; other: Actor; third: Actor; advisor: Actor }

/** Fills an empty database with a small bank. */
export async function bankWorld(now: Date): Promise<BankWorld> {
  const people = await inTransaction(async (tx) => {
    const [row] = await tx
      .insert(branch)
      .values({ name: 'Odenplan', city: 'Stockholm', address: 'Odengatan 1', zone: 'Europe/Stockholm' })
      .returning({ id: branch.id })
    const branchId = row?.id ?? ''
    const common = { passwordHash: 'none', branchId }
    const advisorId = await savePerson(tx, {
      ...common,
      role: 'advisor',
      email: 'a@example.test',
      name: 'Eva Lind',
    })
    const save = (email: string, name: string) =>
      savePerson(tx, { ...common, role: 'customer', email, name, ownAdvisorId: advisorId })
    const ids = [
      await save('c1@example.test', 'Maja Holm'),
      await save('c2@example.test', 'Olle Ek'),
      await save('c3@example.test', 'Britt Sund'),
    ]
    const homes = ['family', 'tenant', 'homeowner'] as const
    const customers: BankCustomer[] = homes.map((household, n) => ({ id: ids[n] ?? '', household }))
    await seedBank(tx, customers, now)
    return { branchId, advisorId, ids }
  })
  const as = async (id: string, role: Actor['role'], name: string): Promise<Actor> => ({
    id,
    role,
    name,
    branchId: people.branchId,
    sessionId: await startSession(id, 'test', now),
    locale: 'en',
    zone: 'Europe/Stockholm',
  })
  const [first = '', second = '', third = ''] = people.ids
  return {
    customer: await as(first, 'customer', 'Maja Holm'),
    other: await as(second, 'customer', 'Olle Ek'),
    third: await as(third, 'customer', 'Britt Sund'),
    advisor: await as(people.advisorId, 'advisor', 'Eva Lind'),
  }
}

/** A form as somebody would fill it in, to somebody new, and a key of its own. */
export function filledIn(change: Partial<PaymentDraft>): { draft: PaymentDraft; key: string } {
  const draft = { ...emptyDraft, to: 'new' as const, name: 'Eva Berg', number: '5050-1055', amount: '100' }
  return { draft: { ...draft, ...change }, key: randomUUID() }
}
