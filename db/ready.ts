import { sql } from 'drizzle-orm'
import { db, pool } from './client'
import journal from './migrations/meta/_journal.json'

/** Does the database have every migration this version knows? Throws when it does not answer. */
export async function isMigrated(): Promise<boolean> {
  const last = Math.max(...journal.entries.map((entry) => entry.when))
  // a database that nobody has ever migrated has no table to ask
  const kept = await db().execute<{ at: string | null }>(
    sql`SELECT to_regclass('drizzle.__drizzle_migrations')::text AS at`,
  )
  if (!kept.rows[0]?.at) return false
  const applied = await db().execute<{ latest: number | null }>(
    sql`SELECT max(created_at) AS latest FROM drizzle.__drizzle_migrations`,
  )
  return (applied.rows[0]?.latest ?? 0) >= last
}

/** Does the database answer at all, within `ms`? Asked before a page is begun that could only fail half-way. */
export async function databaseAnswers(ms = 2_000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  const asked = pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
