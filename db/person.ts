import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Actor, PersonId, Role } from '@/lib/access/actor'
import { db, type Tx } from './client'
import { deputy, person } from './schema/access'

export type PersonName = { id: PersonId; name: string }
export type Customer = {
  id: PersonId
  name: string
  ownAdvisorId: PersonId
  branchId: string
  phone: string | null
}

/** Is there anybody at all? Before there is, nobody can sign in. */
export async function anybody(): Promise<boolean> {
  const rows = await db().select({ id: person.id }).from(person).limit(1)
  return rows.length > 0
}

/** What sign-in needs, and nothing else may ask for. */
export async function findCredentials(email: string) {
  const [row] = await db()
    .select({
      id: person.id,
      role: person.role,
      passwordHash: person.passwordHash,
      disabledAt: person.disabledAt,
    })
    .from(person)
    .where(eq(person.email, email))
  return row
}

/** The stored hash of somebody who is already known, for unlocking and confirming. */
export async function findPasswordHash(id: PersonId): Promise<string | undefined> {
  const [row] = await db().select({ hash: person.passwordHash }).from(person).where(eq(person.id, id))
  return row?.hash
}

/** A customer by id, or undefined when there is none (or it is not a customer). */
export async function findCustomer(id: PersonId, on: Tx = db()): Promise<Customer | undefined> {
  const [row] = await on
    .select({
      id: person.id,
      name: person.name,
      ownAdvisorId: person.ownAdvisorId,
      branchId: person.branchId,
      phone: person.phone,
    })
    .from(person)
    .where(eq(person.id, id))
  return row?.ownAdvisorId ? { ...row, ownAdvisorId: row.ownAdvisorId } : undefined
}

export type Advisor = { id: PersonId; name: string; branchId: string; zone: string; phone: string | null }

/** An advisor by id. */
export async function findAdvisor(id: PersonId, on: Tx = db()): Promise<Advisor | undefined> {
  const [row] = await on
    .select({
      id: person.id,
      name: person.name,
      role: person.role,
      branchId: person.branchId,
      zone: person.zone,
      phone: person.phone,
    })
    .from(person)
    .where(eq(person.id, id))
  if (row?.role !== 'advisor') return undefined
  const { role: _, ...advisor } = row
  return advisor
}

/** Those who answer for an advisor, first to last, without whoever has left. */
export async function listDeputies(advisorId: PersonId, on: Tx = db()): Promise<PersonName[]> {
  return on
    .select({ id: person.id, name: person.name })
    .from(deputy)
    .innerJoin(person, eq(person.id, deputy.deputyId))
    .where(and(eq(deputy.advisorId, advisorId), isNull(person.disabledAt)))
    .orderBy(asc(deputy.rank))
}

/** Those who answer for the advisor who asks. */
export async function listOwnDeputies(actor: Actor): Promise<PersonName[]> {
  return actor.role === 'advisor' ? listDeputies(actor.id) : []
}

export type NewPerson = {
  role: Role
  email: string
  name: string
  passwordHash: string
  branchId: string
  ownAdvisorId?: PersonId
  phone?: string
  postalAddress?: string
  locale?: string
  zone?: string
}

/** Saves a new person, with credentials; answers their id. */
export async function savePerson(tx: Tx, values: NewPerson): Promise<PersonId> {
  const [row] = await tx.insert(person).values(values).returning({ id: person.id })
  if (!row) throw new Error('person was not saved')
  return row.id
}

/** A person's name, for those who may already know who it is. */
export async function findName(id: PersonId, on: Tx = db()): Promise<string> {
  const [row] = await on.select({ name: person.name }).from(person).where(eq(person.id, id))
  return row?.name ?? ''
}
