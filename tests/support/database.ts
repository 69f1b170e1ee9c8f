import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '@/db/client'
import { asAdmin, named } from './template'

export type TestDatabase = {
  url: string
  /** for looking at the truth beside the code under test */
  pool: Pool
  drop: () => Promise<void>
}

/** A migrated, empty database cloned from the template (about 50 ms). The caller drops it. */
export async function cloneDatabase(template = 'radrum_template'): Promise<TestDatabase> {
  const admin = named(inject('databaseUrl'), 'postgres')
  const name = `t_${randomBytes(8).toString('hex')}`
  await asAdmin(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const url = named(admin, name)
  const pool = new Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  const drop = async () => {
    await pool.end()
    await asAdmin(admin, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
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
