import { expect, test } from 'vitest'
import { freeHeldJobs } from '@/db/job'
import { startWorker } from '@/lib/server/worker'
import { freshDatabase } from '../support/database'

const database = freshDatabase()

/** Jobs that are left, and whether somebody still holds them. */
async function left() {
  const { rows } = await database.pool.query<{ held: boolean; tries: number; error: string | null }>(
    `SELECT j.locked_at IS NOT NULL AS held, j.attempts AS tries, j.last_error AS error FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'give-up'`,
  )
  return rows
}

test('a job that runs when the worker is stopped is finished first, and nobody holds it afterwards', async () => {
  const worker = await startWorker()
  // a row that is held keeps the job waiting
  const other = await database.pool.connect()
  await other.query('BEGIN')
  await other.query('LOCK TABLE meeting IN ACCESS EXCLUSIVE MODE')
  await database.pool.query(
    "SELECT graphile_worker.add_job('give-up', json_build_object('meetingId', gen_random_uuid()))",
  )
  await expect.poll(async () => (await left()).map(({ held }) => held)).toEqual([true])
  const stopped = worker.stop()
  await new Promise((resolve) => setTimeout(resolve, 500))
  await other.query('COMMIT')
  other.release()
  await stopped
  expect(await left()).toEqual([])
})

test('a job whose process was killed is taken up by the next one; what somebody is at stays theirs', async () => {
  const { pool } = database
  const hold = async (name: string, ago: string) => {
    const { rows } = await pool.query<{ id: string }>(
      "SELECT id FROM graphile_worker.add_job('give-up', json_build_object('meetingId', gen_random_uuid()))",
    )
    await pool.query(
      'UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2::interval WHERE id = $3',
      [name, ago, rows[0]?.id],
    )
  }
  await hold('killed', '6 minutes')
  await hold('alive', '10 seconds')
  expect((await left()).map(({ held }) => held)).toEqual([true, true])
  await freeHeldJobs(new Date(Date.now() - 300_000))
  const worker = await startWorker()
  await expect.poll(async () => (await left()).map(({ held }) => held)).toEqual([true])
  await worker.stop()
  const { rows } = await pool.query('SELECT locked_by FROM graphile_worker._private_jobs')
  expect(rows).toEqual([{ locked_by: 'alive' }])
})
