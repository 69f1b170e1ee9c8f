import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import { type PromiseRule, promiseAheadMs, usualPromise } from '@/lib/message/promise'
import { type Answerer, type Candidate, whoAnswers } from '@/lib/message/who-answers'
import { fits, unfitIntervals } from '@/lib/skill/fits'
import type { Held, Need } from '@/lib/skill/skill'
import { wishedFirst } from '@/lib/skill/who-fits'
import { findCalendar } from './calendar'
import type { Tx } from './client'
import { listDeputies } from './person'
import { person } from './schema/access'
import { messagePromise } from './schema/message'
import { findNeed, listHeld, skillAheadMs } from './skill'

type Asked = {
  customerId: PersonId
  /** What the thread is about. */
  topicId: string | null
  ownAdvisorId: PersonId
  deputyId: PersonId | null
  byHand: boolean
  branchId: string
}

/**
 * Who answers a customer who writes now, and by when: from the working hours and time off of those who could, and from what
 * they may advise on. Whoever was given the thread by hand answers it whatever the calendar says, until they have left.
 */
export async function findAnswerer(
  tx: Tx,
  { customerId, topicId: typeId, ownAdvisorId, deputyId, byHand, branchId }: Asked,
  now: Date,
): Promise<Answerer> {
  const { need } = await findNeed({ customerId, typeId }, tx)
  const line = [ownAdvisorId, ...(await listDeputies(ownAdvisorId, tx)).map(({ id }) => id)]
  const left = await listLeft(tx, deputyId ? [...line, deputyId] : line)
  const ids = byHand && deputyId && !left.has(deputyId) ? [deputyId] : line
  const skilled = await listHeld(ids, tx)
  const candidates: (Candidate & { held: Held[] })[] = []
  // one connection, one after the other
  for (const id of ids) {
    const held = skilled.get(id) ?? []
    const candidate = await findCandidate(tx, { id, held, left: left.has(id) }, need, now)
    candidates.push({ ...candidate, held })
  }
  const [own, ...rest] = candidates
  const others = wishedFirst(rest, need, now.getTime())
  if (!own) throw new Error('an answer needs somebody who gives it')
  return whoAnswers(own, others, now.getTime(), await findRule(tx, branchId))
}

/** Those of them who do not work here any more. */
async function listLeft(tx: Tx, ids: PersonId[]): Promise<Set<PersonId>> {
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, ids), isNotNull(person.disabledAt)))
  return new Set(rows.map(({ id }) => id))
}

/** Whoever may not answer is as good as away, and whoever has left is away for good. */
async function findCandidate(
  tx: Tx,
  { id, held, left }: { id: PersonId; held: Held[]; left: boolean },
  need: Need,
  now: Date,
): Promise<Candidate> {
  // a licence may begin later than hours are usually looked at
  const ahead = need.must.length === 0 ? promiseAheadMs : skillAheadMs
  const range = { from: now.getTime(), to: now.getTime() + ahead }
  if (left) return { id, open: [range], away: [range] }
  const { open, away } = await findCalendar({ advisorId: id, range, now }, tx)
  const unfit = unfitIntervals({ held }, need, range)
  return { id, open, away: mergeIntervals([...away, ...unfit]), barred: !fits({ held }, need, range.from) }
}

async function findRule(tx: Tx, branchId: string): Promise<PromiseRule> {
  const [row] = await tx
    .select({ minutes: messagePromise.officeMinutes })
    .from(messagePromise)
    .where(eq(messagePromise.branchId, branchId))
  return row ? { officeMs: row.minutes * 60_000 } : usualPromise
}
