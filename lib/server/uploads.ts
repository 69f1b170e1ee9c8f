import type { PersonId } from '@/lib/access/actor'
import { filesAtMost } from '@/lib/message/attachment'

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
