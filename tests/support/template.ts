import { Client } from 'pg'
import { migrateDatabase } from '@/db/migrate'

/** Makes `radrum_template`, migrated and empty. Cloning it takes a fraction of migrating again. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, (client) => client.query('CREATE DATABASE radrum_template'))
  await migrateDatabase(named(adminUrl, 'radrum_template'))
}

/** Makes a database from another that nobody is connected to. */
export async function cloneFrom(adminUrl: string, template: string, name: string): Promise<string> {
  await asAdmin(named(adminUrl, 'postgres'), (client) =>
    client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`),
  )
  return named(adminUrl, name)
}

/** The same server and role, another database. */
export function named(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Runs one piece of work on a connection of its own. */
export async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
