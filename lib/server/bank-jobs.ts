import { type ParsedCronItem, parseCronItems, type Task } from 'graphile-worker'
import { postDueOrders } from '@/db/bank-due'
import { log, logFailure } from './log'

/** The job `post-due-orders`: the demo core bank posts what has come due at the bank's midnight. */
export const postDue: Task = async () => {
  const posted = await postDueOrders(new Date()).catch((error: unknown) => {
    if (error instanceof AggregateError) for (const one of error.errors) logFailure(one)
    throw error
  })
  if (posted > 0) log().info({ posted }, 'standing orders posted')
}

/** Every hour (one of them is the first of a new day at the bank); a start catches up on an hour that was slept through. */
export const bankTimes: ParsedCronItem[] = parseCronItems([
  { task: 'post-due-orders', match: '7 * * * *', options: { backfillPeriod: 3_600_000, maxAttempts: 3 } },
])
