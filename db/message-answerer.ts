import { eq } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import { type PromiseRule, promiseAheadMs, usualPromise } from '@/lib/message/promise'
import { type Answerer, type Candidate, whoAnswers } from '@/lib/message/who-answers'
import { findCalendar } from './calendar'
import type { Tx } from './client'
import { listDeputies } from './person'
import { messagePromise } from './schema/message'

type Asked = { ownAdvisorId: PersonId; deputyId: PersonId | null; byHand: boolean; branchId: string }

/**
 * Who answers a customer who writes now, and by when: from the working hours and time off of those who could. Whoever was
 * given the thread by hand answers it whatever the calendar says.
 */
export async function findAnswerer(
  tx: Tx,
  { ownAdvisorId, deputyId, byHand, branchId }: Asked,
  now: Date,
): Promise<Answerer> {
  const given = byHand && deputyId ? [{ id: deputyId }] : null
  const people = given ?? [{ id: ownAdvisorId }, ...(await listDeputies(ownAdvisorId, tx))]
  const candidates: Candidate[] = []
  // one connection, one after the other
  for (const { id } of people) candidates.push(await findCandidate(tx, id, now))
  const [own, ...others] = candidates
  if (!own) throw new Error('an answer needs somebody who gives it')
  return whoAnswers(own, others, now.getTime(), await findRule(tx, branchId))
}

async function findCandidate(tx: Tx, id: PersonId, now: Date): Promise<Candidate> {
  const range = { from: now.getTime(), to: now.getTime() + promiseAheadMs }
  const { open, away } = await findCalendar({ advisorId: id, range, now }, tx)
  return { id, open, away: mergeIntervals(away) }
}

async function findRule(tx: Tx, branchId: string): Promise<PromiseRule> {
  const [row] = await tx
    .select({ minutes: messagePromise.officeMinutes })
    .from(messagePromise)
    .where(eq(messagePromise.branchId, branchId))
  return row ? { officeMs: row.minutes * 60_000 } : usualPromise
}
