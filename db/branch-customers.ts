import { and, asc, eq, ilike, isNull, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, PersonId } from '@/lib/access/actor'
import { likePattern } from '@/lib/list-query'
import { db } from './client'
import { person } from './schema/access'

export type FoundCustomer = {
  id: PersonId
  name: string
  email: string
  ownAdvisorId: PersonId
  ownAdvisor: string
}

const ownAdvisor = alias(person, 'own_advisor')

/** Customers of the scheduler's own branch whose name or email contains the text; at most ten, by name. */
export async function searchCustomers(actor: Actor, text: string): Promise<FoundCustomer[]> {
  if (actor.role !== 'scheduler' || text.trim().length < 2) return []
  const pattern = likePattern(text.trim())
  return db()
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      ownAdvisorId: ownAdvisor.id,
      ownAdvisor: ownAdvisor.name,
    })
    .from(person)
    .innerJoin(ownAdvisor, eq(ownAdvisor.id, person.ownAdvisorId))
    .where(
      and(
        eq(person.role, 'customer'),
        eq(person.branchId, actor.branchId),
        isNull(person.disabledAt),
        or(ilike(person.name, pattern), ilike(person.email, pattern)),
      ),
    )
    .orderBy(asc(person.name), asc(person.id))
    .limit(10)
}
