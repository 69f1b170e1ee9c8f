import { eq } from 'drizzle-orm'
import { inTransaction } from '@/db/client'
import { savePerson } from '@/db/person'
import { chooseStatus, renewDesk } from '@/db/presence'
import { branch, deputy, person } from '@/db/schema/access'
import { findSession, startSession } from '@/db/session'
import type { Actor, Role } from '@/lib/access/actor'

export type People = Record<'sara' | 'jonas' | 'aino' | 'eva' | 'mikael' | 'kerstin' | 'nils', Actor>

/**
 * Sara and Jonas are Eva's customers, Mikael is Eva's deputy, Nils schedules their branch; Aino is Kerstin's, in
 * another branch. All are signed in since `now`.
 */
export async function makePeople(now: Date, passwordHash = 'none'): Promise<People> {
  const ids = await inTransaction(async (tx) => {
    const at = { address: 'Odengatan 65', city: 'Stockholm', zone: 'Europe/Stockholm' }
    const rows = await tx
      .insert(branch)
      .values([
        { name: 'Here', ...at },
        { name: 'There', ...at },
      ])
      .returning({ id: branch.id })
    const [here, there] = rows.map((row) => row.id)
    const save = (role: Role, name: string, branchId = '', ownAdvisorId?: string) =>
      savePerson(tx, { role, name, email: `${name}@people.example`, passwordHash, branchId, ownAdvisorId })
    const eva = await save('advisor', 'eva', here)
    const mikael = await save('advisor', 'mikael', here)
    const kerstin = await save('advisor', 'kerstin', there)
    await tx.insert(deputy).values({ advisorId: eva, deputyId: mikael, rank: 1 })
    return {
      eva,
      mikael,
      kerstin,
      nils: await save('scheduler', 'nils', here),
      sara: await save('customer', 'sara', here, eva),
      jonas: await save('customer', 'jonas', here, eva),
      aino: await save('customer', 'aino', there, kerstin),
    }
  })
  const signedIn = await Promise.all(
    Object.entries(ids).map(async ([name, id]) => {
      const known = await findSession(await startSession(id, 'test', now), now)
      if (!known) throw new Error(`${name} is not signed in`)
      return [name, known.actor] as const
    }),
  )
  return Object.fromEntries(signedIn) as People
}

/** The advisor sits at an open desk and is available. */
export async function atTheDesk(advisor: Actor, now: Date): Promise<void> {
  await chooseStatus(advisor, 'available', now)
  await renewDesk(advisor, now)
}

/** The person no longer works here, or is no longer a customer. */
export async function disable(actor: Actor, now: Date): Promise<void> {
  await inTransaction(async (tx) => tx.update(person).set({ disabledAt: now }).where(eq(person.id, actor.id)))
}
