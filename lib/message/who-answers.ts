import type { PersonId } from '@/lib/access/actor'
import type { Interval } from '@/lib/booking/interval'
import { subtractIntervals } from '@/lib/booking/interval-algebra'
import { type PromiseRule, promisedBy } from './promise'

/**
 * Somebody who could answer: working hours, and when they are off or may not answer this; each sorted and disjoint.
 * `barred`: they may not now.
 */
export type Candidate = {
  id: PersonId
  open: readonly Interval[]
  away: readonly Interval[]
  barred?: boolean
}

export type Answerer = { id: PersonId; promisedBy: number | null }

/** Whose time off puts an answer off by more than this is absent. ms */
const absentMs = 24 * 3_600_000

/**
 * Who answers a customer who writes at `asked`, and by when: their own advisor; while that one is absent the first deputy
 * who is there and answers sooner. A morning at the dentist's is no absence, a week of holidays is, and so is a licence
 * that begins in three weeks. Is nobody there, it waits for the own to come back; for one who may not answer it, or never
 * will be there, it does not wait: then it is whoever can first.
 */
export function whoAnswers(
  own: Candidate,
  deputies: readonly Candidate[],
  asked: number,
  rule: PromiseRule,
): Answerer {
  const first = answererOf(own, asked, rule)
  if (!first.absent) return { id: own.id, promisedBy: first.by }
  const waits = !own.barred && first.by !== null
  let later: Answerer = { id: own.id, promisedBy: first.by }
  for (const deputy of deputies) {
    const { by, absent } = answererOf(deputy, asked, rule)
    if (by !== null && !absent && by < (first.by ?? Infinity)) return { id: deputy.id, promisedBy: by }
    if (!waits && by !== null && by < (later.promisedBy ?? Infinity))
      later = { id: deputy.id, promisedBy: by }
  }
  return later
}

function answererOf({ open, away }: Candidate, asked: number, rule: PromiseRule) {
  const by = promisedBy(asked, subtractIntervals(open, away), rule)
  const without = promisedBy(asked, open, rule)
  const absent = without !== null && (by === null || by - without > absentMs)
  return { by, absent }
}
