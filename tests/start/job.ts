import { Client } from 'pg'

export type RunningJob = {
  meetingId: string
  /** lets it go on */
  release: () => Promise<void>
}

/**
 * Makes a job that runs until it is let go: a call nobody answered, whose row is held while the app tries to give it up.
 * @param url of the app's database
 */
export async function runningJob(url: string): Promise<RunningJob> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by)
     SELECT id, own_advisor_id, 'ringing', now() - interval '1 minute', now() + interval '1 hour'
       FROM person WHERE email = 'customer3@demo.example' RETURNING id`,
  )
  const meetingId = rows[0]?.id ?? ''
  await client.query('BEGIN')
  // its time is over only once it is held: else the reconciler might give it up before
  await client.query(`UPDATE meeting SET answer_by = now() - interval '30 seconds' WHERE id = $1`, [
    meetingId,
  ])
  const other = new Client({ connectionString: url })
  await other.connect()
  await other.query("SELECT graphile_worker.add_job('give-up', json_build_object('meetingId', $1::text))", [
    meetingId,
  ])
  for (const deadline = Date.now() + 15_000; !(await isRunning(other)); ) {
    if (Date.now() > deadline) throw new Error('nobody took the job')
  }
  await other.end()
  return {
    meetingId,
    release: async () => {
      await client.query('COMMIT')
      await client.end()
    },
  }
}

async function isRunning(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'give-up' AND j.locked_at IS NOT NULL`,
  )
  return rowCount === 1
}

/** What has become of it: the meeting, and how many such jobs are left, held or not. */
export async function afterJob(url: string, { meetingId }: RunningJob) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ state: string; left: number }>(
    `SELECT m.state, (SELECT count(*)::int FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'give-up') AS left
       FROM meeting m WHERE m.id = $1`,
    [meetingId],
  )
  await client.end()
  return rows[0]
}
