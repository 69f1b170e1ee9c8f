import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, type Task, type WorkerEvents } from 'graphile-worker'
import { Pool } from 'pg'
import type { Jobs } from '@/db/job'
import { bankTimes, postDue } from './bank-jobs'
import { environment } from './environment'
import { log } from './log'
import { sendMail } from './mail'
import { giveUp } from './meeting-jobs'
import { startReconciler } from './reconciler'

/** Every job the product knows; `db/job.ts` names what each is given. */
const tasks: Record<keyof Jobs, Task> = {
  'give-up': giveUp,
  'send-mail': sendMail,
  'post-due-orders': postDue,
}

const concurrency = 4
/** How long we wait at the end for what ran to be written down. */
const patienceMs = 2_000

/** Background jobs and the reconciler in this process. Stopping waits for what is running. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const pool = new Pool({
    connectionString: environment().databaseUrl,
    max: concurrency + 2,
    application_name: 'radrum worker',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  events.on('job:start', ({ job }) => names.add(job.locked_by ?? ''))
  const runner = await run({
    events,
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    parsedCronItems: bankTimes,
    pollInterval: 2_000,
    logger: new Logger(() => (level, message) => log()[level === 'warning' ? 'warn' : level](message)),
    taskList: tasks,
  })
  const reconciler = startReconciler()
  return {
    async stop() {
      reconciler.stop()
      await stopRunner(runner)
      await nothingHeld(pool, [...names])
      await pool.end()
    },
  }
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop()
  await runner.promise
}

/** The runner does not wait until its last job is written down; left locked, nobody would take it up for four hours. */
async function nothingHeld(pool: Pool, names: string[]): Promise<void> {
  const text = 'SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by = ANY($1) LIMIT 1'
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const held = await pool.query(text, [names]).catch(() => undefined)
    if (!held?.rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
