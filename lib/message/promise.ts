import type { Interval } from '@/lib/booking/interval'
import type { Standing } from './thread'

/** By when an answer is promised: after so much office time, in milliseconds. A branch's own; never in code. */
export type PromiseRule = { officeMs: number }

/** What holds where a branch has not decided: four office hours. */
export const usualPromise: PromiseRule = { officeMs: 4 * 3_600_000 }

/** As far ahead as office time is looked for. Who does not work until then promises nothing. ms */
export const promiseAheadMs = 30 * 86_400_000

/** A promise is said in quarters of an hour: 12:37 would be meant as 12:45. */
const quarter = 15 * 60_000

/**
 * By when an answer is promised to somebody who writes at `asked`: when `officeMs` of office time have passed since,
 * rounded up to the quarter. Written at 16:00 with hours 9 to 17 and a promise of four hours: 12:00 the next working day.
 * Null when there is not that much office time in sight.
 * @param open office time as moments, sorted and disjoint: days of 23 or 25 hours are in it already
 */
export function promisedBy(
  asked: number,
  open: readonly Interval[],
  { officeMs }: PromiseRule,
): number | null {
  let left = officeMs
  for (const { from, to } of open) {
    const start = Math.max(from, asked)
    if (start >= to) continue
    if (to - start >= left) return Math.ceil((start + left) / quarter) * quarter
    left -= to - start
  }
  return null
}

/** Is the answer late by now? Nothing is late that nobody has promised. */
export function isOverdue(standing: Standing, now: number): boolean {
  return standing.state === 'open' && standing.promisedBy !== null && now > standing.promisedBy
}

/** How long somebody waited, as it is measured. Epoch ms. */
export type Answer = { askedAt: number; promisedBy: number | null; answeredAt: number }

/**
 * The answer that writing now would be; null when nobody waits, or when all that waits has come unseen.
 * @param unseenAt when the first came that whoever answers had not seen
 */
export function answerNow(standing: Standing, now: number, unseenAt: number | null = null): Answer | null {
  if (standing.state !== 'open') return null
  const { waitingSince: askedAt, promisedBy } = standing
  if (unseenAt !== null && unseenAt <= askedAt) return null
  // whoever asked may have had another clock
  return { askedAt, promisedBy, answeredAt: Math.max(now, askedAt) }
}

/** Was it kept? Null when there was none to keep. */
export function wasKept({ promisedBy, answeredAt }: Answer): boolean | null {
  return promisedBy === null ? null : answeredAt <= promisedBy
}
