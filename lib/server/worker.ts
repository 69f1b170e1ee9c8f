import { Logger, type Runner, run, type Task } from 'graphile-worker'
import { Pool } from 'pg'
import type { Jobs } from '@/db/job'
import { bankTimes, postDue } from './bank-jobs'
import { environment } from './environment'
import { log } from './log'
import { sendMail } from './mail'
import { giveUp } from './meeting-jobs'
import { forgetFiles, messageTimes, reassignThreads, scanFile } from './message-jobs'
import { startReconciler } from './reconciler'
import { sendRecovery } from './recovery-job'

/** Every job the product knows; `db/job.ts` names what each is given. */
const tasks: Record<keyof Jobs, Task> = {
  'give-up': giveUp,
  'send-mail': sendMail,
  'send-recovery': sendRecovery,
  'post-due-orders': postDue,
  'scan-file': scanFile,
  'forget-files': forgetFiles,
  'reassign-threads': reassignThreads,
}

const concurrency = 4
/** Before a runner that ended by itself (a database long away) is started again. */
const pauseMs = 5_000

/** Background jobs and the reconciler in this process. Stopping waits for what is running. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const pool = new Pool({
    connectionString: environment().databaseUrl,
    max: concurrency + 2,
    connectionTimeoutMillis: 4_000,
    application_name: 'radrum worker',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let stopping = false
  let again: NodeJS.Timeout | undefined
  const start = async (): Promise<Runner> => {
    const next = await runJobs(pool)
    const ended = () => {
      if (stopping) return
      log().error('the job runner ended by itself')
      again = setTimeout(restart, pauseMs)
    }
    next.promise.then(ended, ended)
    return next
  }
  const restart = () => {
    runner = start()
    runner.catch(() => {
      if (!stopping) again = setTimeout(restart, pauseMs)
    })
  }
  let runner = start()
  await runner
  const reconciler = startReconciler()
  return {
    async stop() {
      stopping = true
      clearTimeout(again)
      reconciler.stop()
      await runner.then(stopRunner, () => {})
      await pool.end()
    },
  }
}

function runJobs(pool: Pool): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    // what is done is written down with patience, and before the end: left locked, nobody would take it up for hours
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: [...bankTimes, ...messageTimes],
    pollInterval: 2_000,
    logger: new Logger(() => (level, message) => log()[level === 'warning' ? 'warn' : level](message)),
    taskList: tasks,
  })
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => {}) // it may have ended by itself
  await runner.promise.catch(() => {})
}
