import { sql } from 'drizzle-orm'
import { inTransaction, type Tx } from './client'
import { firstTopics } from './first-topics'
import { savePerson } from './person'
import type { MadeCode } from './question-ask'
import { branch, deputy, person } from './schema/access'
import { meetingType, workingHours } from './schema/booking'
import { type BankCustomer, seedBank } from './seed/bank'
import { seedBookings } from './seed/bookings'
import { seedContact } from './seed/contact'
import { seedMessages } from './seed/messages'
import { demoZone, officeHours } from './seed/office-hours'
import { branches, deputies, households, people } from './seed/people'
import { seedSkills } from './seed/skills'

/** `makeCode`: reply codes that work where the demo is seeded. */
type Seeding = { passwordHash: string; makeCode: () => MadeCode; now: Date }

/**
 * The demo: people, hours, topics, two years of banking, what they and the bank had to do with each other, a few booked
 * meetings, what they write to each other. A database that has people stays as it is.
 */
export async function seedDemo({ passwordHash, makeCode, now }: Seeding): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7262002)`)
    const [someone] = await tx.select({ id: person.id }).from(person).limit(1)
    if (someone) return
    const ids = await seedPeople(tx, passwordHash)
    await tx
      .insert(meetingType)
      .values(firstTopics.map((type, rank) => ({ ...type, ways: [...type.ways], rank })))
    await seedHours(tx, ids)
    await seedSkills(tx, ids, now)
    await seedBank(tx, bankCustomers(ids), now)
    await seedContact(tx, ids, now)
    await seedBookings(tx, ids, now)
    await seedMessages(tx, ids, { now, makeCode })
  })
}

/** Ids by demo key. */
async function seedPeople(tx: Tx, passwordHash: string): Promise<Map<string, string>> {
  const zone = demoZone
  const branchIds = new Map<string, string>()
  for (const { key, ...values } of branches) {
    const [row] = await tx
      .insert(branch)
      .values({ ...values, zone })
      .returning({ id: branch.id })
    branchIds.set(key, row?.id ?? '')
  }
  const ids = new Map<string, string>()
  for (const { key, branch: branchKey, advisor, ...values } of people) {
    const branchId = branchIds.get(branchKey) ?? ''
    const ownAdvisorId = advisor && ids.get(advisor)
    ids.set(
      key,
      await savePerson(tx, {
        ...values,
        email: `${key}@demo.example`,
        passwordHash,
        branchId,
        ownAdvisorId,
        zone,
      }),
    )
  }
  await tx.insert(deputy).values(
    deputies.map((row) => ({
      advisorId: ids.get(row.advisor) ?? '',
      deputyId: ids.get(row.deputy) ?? '',
      rank: row.rank,
    })),
  )
  return ids
}

function bankCustomers(ids: Map<string, string>): BankCustomer[] {
  return households.map(([key, household]) => ({ id: ids.get(key) ?? '', household }))
}

/** Every advisor's week, as their branch is open. */
async function seedHours(tx: Tx, ids: Map<string, string>): Promise<void> {
  const advisors = people.filter((one) => one.role === 'advisor')
  const rows = advisors.flatMap(({ key, branch: branchKey }) =>
    officeHours(branchKey).map((line) => ({ ...line, advisorId: ids.get(key) ?? '' })),
  )
  await tx.insert(workingHours).values(rows)
}
