import { sql } from 'drizzle-orm'
import { db, type Tx } from './client'

/** Every background job, with what it is given. The worker's table of tasks has exactly these. */
export type Jobs = {
  'give-up': { meetingId: string }
  'send-mail': { mailId: string }
  'send-recovery': { askId: string }
  'post-due-orders': Record<string, never>
  'scan-file': { fileId: string; tries: number }
  'forget-files': Record<string, never>
  'reassign-threads': Record<string, never>
}

/**
 * Queues a job inside the business transaction: it exists exactly when the business does.
 * @param key replaces a job of the same key that has not begun
 */
export async function addJob<K extends keyof Jobs>(
  tx: Tx,
  name: K,
  payload: Jobs[K],
  { runAt, key }: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await tx.execute(sql`SELECT graphile_worker.add_job(
    ${name}::text, payload => ${JSON.stringify(payload)}::json,
    run_at => ${runAt?.toISOString() ?? null}::timestamptz, job_key => ${key ?? null}::text, max_attempts => 12)`)
}

/**
 * Gives back jobs that somebody has held since before `heldSince`: their process was killed, and nobody else would take
 * them up for four hours. No job of ours runs for minutes, and each may run twice.
 */
export async function freeHeldJobs(heldSince: Date): Promise<void> {
  await db().execute(sql`UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL
    WHERE locked_at < ${heldSince.toISOString()}::timestamptz`)
}
