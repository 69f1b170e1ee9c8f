import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, types } from 'pg'
import { type Announcement, deliver } from './announce'
import { flushAudit } from './audit-queue'

export type Database = NodePgDatabase
/** A database or an open transaction: what queries run on. */
export type Tx = Pick<Database, 'select' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>

type Shared = { pool: Pool; database: Database }
const key = Symbol.for('radrum.db')
const shared = globalThis as unknown as { [key]?: Shared }

// bigint: ids and minor units of money stay far below 2^53
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`)
  return value
})

/** Milliseconds until a database that does not answer is given up. */
type Patience = { connection: number; statement: number; betweenStatements: number }

/** Somebody looks at the page: no more than 5 s in all. */
const somebodyWaits: Patience = { connection: 4_000, statement: 3_000, betweenStatements: 10_000 }

/** A program that runs before anybody is served: a busy machine may take its time. */
export const nobodyWaits: Patience = { connection: 60_000, statement: 300_000, betweenStatements: 300_000 }

/**
 * Opens the one pool of this process; server.ts and Next's bundle share it through globalThis.
 * @param url PostgreSQL connection URL
 * @param patience how long whoever opens it waits for it
 */
export function openDatabase(url: string, patience = somebodyWaits): Shared {
  shared[key] ??= connect(url, patience)
  return shared[key]
}

function connect(url: string, { connection, statement, betweenStatements }: Patience): Shared {
  const pool = new Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: connection,
    idleTimeoutMillis: 30_000,
    statement_timeout: statement,
    query_timeout: statement + 500,
    idle_in_transaction_session_timeout: betweenStatements,
    application_name: 'radrum',
  })
  // a connection lost while idle (restart, kill) must not end the process; the next query opens another
  pool.on('error', () => {})
  // nor one lost while somebody works on it: their next query is told
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, database: drizzle(pool) }
}

/** The database of this process. Opened lazily from `DATABASE_URL`. */
export function db(): Database {
  return openDatabase(process.env.DATABASE_URL ?? '').database
}

/** The pool itself, for locks and notifications that need a connection of their own. */
export function pool(): Pool {
  return openDatabase(process.env.DATABASE_URL ?? '').pool
}

/** Closes every connection; a later query opens the pool anew. */
export async function closeDatabase(): Promise<void> {
  const open = shared[key]
  delete shared[key]
  await open?.pool.end()
}

/**
 * One transaction (READ COMMITTED). Audit events written in it are chained last, just before commit, so that
 * writers do not queue behind one head; what it announces is published after commit.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const announcements: Announcement[] = []
  const value = await onOwnConnection(async (tx) => {
    pendingAnnouncements.set(tx, announcements)
    const result = await work(tx)
    await flushAudit(tx)
    return result
  })
  deliver(announcements)
  return value
}

/**
 * From BEGIN to COMMIT on a connection of its own. One that does not even take a ROLLBACK may still be inside the
 * transaction: it is closed, or the next one's COMMIT would keep what this one's owner was told had not happened.
 */
async function onOwnConnection<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let clean = false
  try {
    await client.query('BEGIN')
    const value = await work(drizzle(client))
    await client.query('COMMIT')
    clean = true
    return value
  } catch (error) {
    // not long: whoever asked has waited for the query that hangs already
    const undo = { text: 'ROLLBACK', query_timeout: 500 }
    clean = await client.query(undo).then(
      () => true,
      () => false,
    )
    throw error
  } finally {
    client.release(!clean)
  }
}

const pendingAnnouncements = new WeakMap<Tx, Announcement[]>()

/** Says what this transaction changes. Published after commit; a rolled-back transaction says nothing. */
export function announce(tx: Tx, ...what: Announcement[]): void {
  const pending = pendingAnnouncements.get(tx)
  if (!pending) throw new Error('announce() needs the transaction of inTransaction()')
  pending.push(...what)
}
