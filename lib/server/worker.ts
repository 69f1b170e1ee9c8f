import { Logger, type Runner, run, type Task } from 'graphile-worker'
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

/** Background jobs and the reconciler in this process. Stopping waits for what is running. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const pool = new Pool({
    connectionString: environment().databaseUrl,
    max: concurrency + 2,
    application_name: 'radrum worker',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const runner = await run({
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
      await pool.end()
    },
  }
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop()
  await runner.promise
}
