import { type ParsedCronItem, parseCronItems, type Task } from 'graphile-worker'
import { z } from 'zod'
import { reassignThreads as reassign } from '@/db/message-reassign'
import {
  findWaitingFile,
  finishScan,
  forgetUnsentFiles,
  isWaitingForScan,
  scanLater,
} from '@/db/message-scan'
import { environment } from './environment'
import { log } from './log'
import { canScan, scan } from './scanner'

const payloadSchema = z.object({ fileId: z.uuid(), tries: z.int().min(0) })
/** So long a file may wait to be sent. */
const unsentMs = 7 * 24 * 3_600_000

/** The job `scan-file`: once more what had no verdict yet; still none, and it is tried again later, until there is one. */
export const scanFile: Task = async (payload) => {
  const { fileId, tries } = payloadSchema.parse(payload)
  if (!(await isWaitingForScan(fileId))) return
  // ten megabytes are not fetched for nobody to look at
  const content = canScan(environment()) ? await findWaitingFile(fileId) : undefined
  const verdict = content ? await scan(content) : 'unavailable'
  if (verdict === 'unavailable') await scanLater(fileId, tries + 1, new Date())
  else await finishScan(fileId, verdict)
}

/** The job `forget-files`: what was uploaded a week ago and never sent. */
export const forgetFiles: Task = async () => {
  const forgotten = await forgetUnsentFiles(new Date(Date.now() - unsentMs))
  if (forgotten > 0) log().info({ forgotten }, 'files that were never sent are deleted')
}

/** The job `reassign-threads`: nobody waits for somebody who has gone away since, or has left. */
export const reassignThreads: Task = async () => {
  const moved = await reassign(new Date())
  if (moved > 0) log().info({ moved }, 'messages go to whoever answers instead')
}

/** Files every night, and a start catches up on one that was slept through; who answers, each quarter of an hour. */
export const messageTimes: ParsedCronItem[] = parseCronItems([
  { task: 'forget-files', match: '41 2 * * *', options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  { task: 'reassign-threads', match: '*/15 * * * *', options: { maxAttempts: 3 } },
])
