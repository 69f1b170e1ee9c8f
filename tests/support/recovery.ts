import type { Pool } from 'pg'
import { answerAsk, saveAsk } from '@/db/recovery'
import { hashToken, newToken } from '@/lib/server/recovery'
import { seal } from '@/lib/server/seal'

/** Asks for a link, and answers that as the job does: what stands in the link, or undefined when none was made. */
export async function mailedToken(
  pool: Pool,
  account: string,
  at: Date,
  address = '192.0.2.1',
): Promise<string | undefined> {
  const asked = await saveAsk(account, address, at)
  if (!asked.ok) throw new Error(asked.reason)
  const token = newToken()
  const made = { tokenHash: hashToken(token), sealed: seal(token) }
  await answerAsk(await newestAsk(pool), made, at)
  const { rowCount } = await pool.query('SELECT 1 FROM recovery_link WHERE token_hash = $1', [made.tokenHash])
  return rowCount ? token : undefined
}

/** The asking that was saved last, as its job is given it. */
export async function newestAsk(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT payload->>'askId' AS id FROM graphile_worker._private_jobs j WHERE payload->>'askId' IS NOT NULL
      ORDER BY j.id DESC LIMIT 1`,
  )
  if (!rows[0]) throw new Error('nobody has asked')
  return rows[0].id
}

/** How much recovery has left in the tables so far. */
export async function countTraces(pool: Pool): Promise<Record<string, number>> {
  const tables = ['recovery_ask', 'recovery_link', 'mail', 'audit_event', 'contact_event', 'session']
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT ${counts.join(', ')}, (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
      (SELECT count(*)::int FROM recovery_ask WHERE answered_at IS NOT NULL) AS answered`,
  )
  return rows[0] ?? {}
}
