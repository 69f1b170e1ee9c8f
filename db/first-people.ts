import { and, eq, sql } from 'drizzle-orm'
import { type PersonId, type Role, system } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { inTransaction, type Tx } from './client'
import { saveFirstNeeds } from './first-needs'
import { firstTopics } from './first-topics'
import { savePerson } from './person'
import { branch, deputy, person } from './schema/access'
import { meetingType } from './schema/booking'

export type FirstPerson = {
  role: Role
  email: string
  name: string
  passwordHash: string
  phone?: string
  locale: string
  zone: string
  /** found by name; made when it is new and its address is given */
  branch: { name: string; city?: string; address?: string }
  /** e-mail of a customer's own advisor */
  ownAdvisor?: string
  /** e-mail of the advisor whom this advisor stands in for, after those who do already */
  deputyOf?: string
}

export type FirstPersonRefusal =
  | 'email_taken'
  | 'branch_unknown'
  | 'own_advisor_unknown'
  | 'deputy_of_unknown'

/**
 * Adds a person before there is anybody who could invite them: `npm run user:add`. The first one brings the topics
 * that meetings can be booked about, too.
 */
export function addFirstPerson(values: FirstPerson): Promise<Result<PersonId, FirstPersonRefusal>> {
  return inTransaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7262002)`)
    const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.email, values.email))
    if (taken) return no('email_taken')
    const ownAdvisorId = values.ownAdvisor && (await findAdvisor(tx, values.ownAdvisor))
    if (values.role === 'customer' && !ownAdvisorId) return no('own_advisor_unknown')
    const principal = values.deputyOf && (await findAdvisor(tx, values.deputyOf))
    if (values.deputyOf && !principal) return no('deputy_of_unknown')
    const branchId = await findOrMakeBranch(tx, values)
    if (!branchId) return no('branch_unknown')
    await makeTopics(tx)
    const { role, email, name, passwordHash, phone, locale, zone } = values
    const own = ownAdvisorId ? { ownAdvisorId } : {}
    const id = await savePerson(tx, {
      role,
      email,
      name,
      passwordHash,
      phone,
      locale,
      zone,
      branchId,
      ...own,
    })
    if (principal) await addDeputy(tx, principal, id)
    writeAudit(tx, system, { type: 'person_added', personId: id, role })
    return ok(id)
  })
}

async function findAdvisor(tx: Tx, email: string): Promise<PersonId | undefined> {
  const isThatAdvisor = and(eq(person.email, email), eq(person.role, 'advisor'))
  const [row] = await tx.select({ id: person.id }).from(person).where(isThatAdvisor)
  return row?.id
}

async function findOrMakeBranch(tx: Tx, { branch: wanted, zone }: FirstPerson): Promise<string | undefined> {
  const [known] = await tx.select({ id: branch.id }).from(branch).where(eq(branch.name, wanted.name))
  if (known) return known.id
  const { name, city, address } = wanted
  if (!city || !address) return undefined
  const [made] = await tx.insert(branch).values({ name, city, address, zone }).returning({ id: branch.id })
  return made?.id
}

async function makeTopics(tx: Tx): Promise<void> {
  const [some] = await tx.select({ id: meetingType.id }).from(meetingType).limit(1)
  if (some) return
  await tx
    .insert(meetingType)
    .values(firstTopics.map((type, rank) => ({ ...type, ways: [...type.ways], rank })))
  await saveFirstNeeds(tx)
}

async function addDeputy(tx: Tx, advisorId: PersonId, deputyId: PersonId): Promise<void> {
  const rank = sql<number>`(SELECT coalesce(max(rank), 0) + 1 FROM deputy WHERE advisor_id = ${advisorId})`
  await tx.insert(deputy).values({ advisorId, deputyId, rank })
}
