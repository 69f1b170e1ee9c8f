import { sql } from 'drizzle-orm'
import { db } from './client'
import journal from './migrations/meta/_journal.json'

/** Does the database have every migration this version knows? Throws when it does not answer. */
export async function isMigrated(): Promise<boolean> {
  const last = Math.max(...journal.entries.map((entry) => entry.when))
  const applied = await db().execute<{ latest: number | null }>(
    sql`SELECT max(created_at) AS latest FROM drizzle.__drizzle_migrations`,
  )
  return (applied.rows[0]?.latest ?? 0) >= last
}
