import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import { Client } from 'pg'

/** Any number will do, as long as every instance takes the same one. */
const lockKey = 2_026_112_200

/**
 * Brings the database to this version: our tables, then those of the job queue. Instances that start together
 * take turns under an advisory lock; the second finds nothing left to do.
 * @param url PostgreSQL connection URL of a role that may create tables and extensions
 * @param folder where the migrations lie
 */
export async function migrateDatabase(
  url: string,
  folder = path.join(process.cwd(), 'db', 'migrations'),
): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'radrum migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await migrate(drizzle(client), { migrationsFolder: folder })
    await runMigrations({ connectionString: url })
  } finally {
    await client.end()
  }
}
