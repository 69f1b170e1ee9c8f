import { asc, eq } from 'drizzle-orm'
import { db } from './client'
import { branch } from './schema/access'

export type Branch = { id: string; name: string; address: string; city: string; zone: string }

/** Where a branch is. No secret: it is written on its door. */
export async function findBranch(id: string): Promise<Branch | undefined> {
  const { name, address, city, zone } = branch
  const [row] = await db()
    .select({ id: branch.id, name, address, city, zone })
    .from(branch)
    .where(eq(branch.id, id))
  return row
}

/** Every branch, by name. */
export async function listBranches(): Promise<Branch[]> {
  const { id, name, address, city, zone } = branch
  return db().select({ id, name, address, city, zone }).from(branch).orderBy(asc(branch.name)).limit(200)
}
