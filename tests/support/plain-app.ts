import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { startApp, type TestApp } from './app'
import { closeWindows } from './browser'
import { asAdmin } from './template'

/** CHANNEL_SECRET of plain apps. */
export const channelSecret = 'a secret of the gateways, long enough'

let kept: Promise<TestApp> | undefined

/**
 * The app of this worker, for files that want nothing special of theirs: no LiveKit, nothing stopped, no table or function
 * changed. Each file finds the demo as it was seeded, in a process that is warm; `stop` puts back what the file has changed.
 * It ends with the worker.
 */
export async function plainApp(): Promise<TestApp> {
  kept ??= startApp({ video: false, env: { CHANNEL_SECRET: channelSecret } })
  const app = await kept
  const from = app.log().length
  return {
    ...app,
    log: () => app.log().slice(from),
    kill: () => Promise.reject(new Error('other files use this app, too: start one')),
    stop: async () => {
      // pages left open would go on asking, and write into what the next file finds
      await closeWindows()
      await asAdmin(app.database.url, putBack)
      await emptyFolder(path.join(app.dataDir, 'mail'))
    },
  }
}

/** Keeps a copy of every row beside it, for `putBack`. */
export async function keepRows(client: Client): Promise<void> {
  await client.query('CREATE SCHEMA seeded')
  for (const { name } of await tables(client))
    await client.query(`CREATE TABLE seeded."${name}" AS TABLE public."${name}"`)
  await client.query(`CREATE TABLE seeded_sequence AS
    SELECT quote_ident(sequencename) AS name, last_value FROM pg_sequences WHERE schemaname = 'public'`)
  await client.query('ALTER TABLE seeded_sequence SET SCHEMA seeded')
}

/** All rows as they were when they were kept, and no job left over. */
async function putBack(client: Client): Promise<void> {
  const all = await tables(client)
  const copies = all.map(
    ({ name, columns }) =>
      `INSERT INTO public."${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM seeded."${name}"`,
  )
  const script = [
    'BEGIN',
    "SET LOCAL lock_timeout = '5s'",
    'SET LOCAL session_replication_role = replica',
    'DELETE FROM graphile_worker._private_jobs',
    `TRUNCATE ${all.map(({ name }) => `public."${name}"`).join(', ')}`,
    ...copies,
    `SELECT setval(('public.' || name)::regclass, coalesce(last_value, 1), last_value IS NOT NULL) FROM seeded.seeded_sequence`,
    'COMMIT',
  ].join(';\n')
  await untilJobsRest(client)
  for (let tries = 3; ; tries -= 1)
    try {
      await client.query(script)
      return
    } catch (error) {
      await client.query('ROLLBACK')
      // the reconciler was at work with the same rows
      if (tries === 1) throw error
    }
}

type Table = { name: string; columns: string }

async function tables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT t.table_name AS name, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS columns
     FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
     GROUP BY t.table_name`,
  )
  return rows
}

/** What a job is doing now, it will write down. */
async function untilJobsRest(client: Client): Promise<void> {
  const until = Date.now() + 10_000
  while (Date.now() < until) {
    const { rowCount } = await client.query(
      'SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL LIMIT 1',
    )
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function emptyFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })))
}
