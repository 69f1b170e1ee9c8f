import { type ParsedCronItem, parseCronItems, type Task } from 'graphile-worker'
import { z } from 'zod'
import { findWaitingFile, finishScan, forgetUnsentFiles, scanLater } from '@/db/message-scan'
import { log } from './log'
import { scan } from './scanner'

const payloadSchema = z.object({ fileId: z.uuid(), tries: z.int().min(0) })
/** So long a file may wait to be sent. */
const unsentMs = 7 * 24 * 3_600_000

/** The job `scan-file`: once more what had no verdict yet; still none, and it is tried again later, until there is one. */
export const scanFile: Task = async (payload) => {
  const { fileId, tries } = payloadSchema.parse(payload)
  const content = await findWaitingFile(fileId)
  if (!content) return
  const verdict = await scan(content)
  if (verdict === 'unavailable') await scanLater(fileId, tries + 1, new Date())
  else await finishScan(fileId, verdict)
}

/** The job `forget-files`: what was uploaded a week ago and never sent. */
export const forgetFiles: Task = async () => {
  const forgotten = await forgetUnsentFiles(new Date(Date.now() - unsentMs))
  if (forgotten > 0) log().info({ forgotten }, 'files that were never sent are deleted')
}

/** Every night; a start catches up on one that was slept through. */
export const messageTimes: ParsedCronItem[] = parseCronItems([
  { task: 'forget-files', match: '41 2 * * *', options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
])
