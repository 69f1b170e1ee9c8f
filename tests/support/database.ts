import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '@/db/client'
import { asAdmin, cloneFrom, named } from './template'

export type TestDatabase = {
  url: string
  /** for looking at the truth beside the code under test */
  pool: Pool
  drop: () => Promise<void>
}

/**
 * A database cloned from a template (about 50 ms): `radrum_template` is migrated and empty, `radrum_demo` (browser
 * tests only) is seeded. The caller drops it.
 */
export async function cloneDatabase(template = 'radrum_template'): Promise<TestDatabase> {
  const admin = inject('databaseUrl')
  const name = `t_${randomBytes(8).toString('hex')}`
  const url = await cloneFrom(admin, template, name)
  const pool = new Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  const drop = async () => {
    await pool.end()
    await asAdmin(named(admin, 'postgres'), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }
  return { url, pool, drop }
}

/**
 * Gives the test file a database of its own, which `db()` then means, and drops it when the file is done:
 * `const database = freshDatabase()` at the top, `database.pool` inside a test.
 */
export function freshDatabase(prepare?: (database: TestDatabase) => Promise<void>): TestDatabase {
  const handle = {} as TestDatabase
  beforeAll(async () => {
    Object.assign(handle, await cloneDatabase())
    process.env.DATABASE_URL = handle.url
    await prepare?.(handle)
  })
  afterAll(async () => {
    await closeDatabase()
    await handle.drop?.()
  })
  return handle
}

/**
 * Empties tables and what hangs on them, histories too: those refuse it while their triggers are on, so the triggers are
 * off on this one connection.
 * @param tables names, with commas
 */
export async function emptyTables(pool: Pool, tables: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    await client.query(`TRUNCATE ${tables} CASCADE`)
  } finally {
    await client.query('RESET session_replication_role')
    client.release()
  }
}
