import type { PersonId } from '@/lib/access/actor'
import { type FileReason, filesAtMost, largestFile } from '@/lib/message/attachment'
import { no, ok, type Result } from '@/lib/result'

/**
 * Files that this process takes in at once. One is in memory once while it comes in and is scanned, twice while it is saved:
 * twelve of ten megabytes are 240 MB at most, however many are sent.
 */
export const filesAtOnce = 12
/** Of one person as many as go with a message, so that a slow line leaves room for others. */
const ofOnePerson = filesAtMost
const running = new Map<PersonId, number>()

/** Does it if there is room now. Otherwise nothing is done, and the answer is null: whoever sends may come again. */
export async function ifRoom<T>(personId: PersonId, work: () => Promise<T>): Promise<T | null> {
  const all = [...running.values()].reduce((sum, some) => sum + some, 0)
  const theirs = running.get(personId) ?? 0
  if (all >= filesAtOnce || theirs >= ofOnePerson) return null
  running.set(personId, theirs + 1)
  try {
    return await work()
  } finally {
    const left = (running.get(personId) ?? 1) - 1
    if (left > 0) running.set(personId, left)
    else running.delete(personId)
  }
}

/** Slower than this on average, and nobody waits any longer: ten megabytes in four and a half minutes. Bytes a second. */
const leastRate = 40_000
/** So long a line may take to come up to that. ms */
const graceMs = 20_000
/** How often it is looked at. ms */
const lookMs = 5_000

/** A file as it comes in. Stops reading at the limit, and when its line is too slow: the place is another's. */
export async function readUpload(
  request: Request,
): Promise<Result<Buffer, Extract<FileReason, 'file_too_large' | 'file_too_slow'>>> {
  const reader = request.body?.getReader()
  if (!reader) return ok(Buffer.alloc(0))
  const began = Date.now()
  const parts: Uint8Array[] = []
  let size = 0
  let isSlow = false
  const look = setInterval(() => {
    const passed = Date.now() - began
    isSlow = passed > graceMs && size < (passed / 1_000) * leastRate
    // whoever waits for the next piece is told that there is none
    if (isSlow) reader.cancel().catch(() => {})
  }, lookMs)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isSlow) return no('file_too_slow')
      if (done) return ok(Buffer.concat(parts))
      size += value.length
      if (size > largestFile) {
        await reader.cancel()
        return no('file_too_large')
      }
      parts.push(value)
    }
  } finally {
    clearInterval(look)
  }
}
