import { inArray, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { mergeIntervals, subtractIntervals } from '@/lib/booking/interval-algebra'
import { type Fit, fitOf, type Named, type NamedCandidate } from '@/lib/skill/fit'
import { fits } from '@/lib/skill/fits'
import type { Skill } from '@/lib/skill/skill'
import { findCalendar } from './calendar'
import { db, type Tx } from './client'
import { findCustomer, listDeputies } from './person'
import { person } from './schema/access'
import { findNeed, listHeld, skillAheadMs, type Wanted } from './skill'

/** A licence that ends within this is worth a word to who asks today. */
const usualHorizonMs = 90 * 86_400_000

/** For whom, about what, and who is asked. */
export type AskedFor = Wanted & { customerId: PersonId; advisorId: PersonId }

/**
 * What is to be told about this person helping this customer with that: null when they simply may. Else who of those who
 * answer for the customer may, now or first. Whoever asks knows already that these two may meet.
 * @param until as far ahead as matters, epoch ms
 */
export async function findFit(
  { advisorId, ...wanted }: AskedFor,
  now: Date,
  { until = now.getTime() + usualHorizonMs, on = db() }: { until?: number; on?: Tx } = {},
): Promise<Fit<Skill> | null> {
  const { need, skills } = await findNeed(wanted, on)
  if (need.must.length === 0) return null
  const line = await listLine(wanted.customerId, advisorId, on)
  // whoever has left may nothing any more
  const ids = line.filter(({ left }) => !left).map(({ id }) => id)
  const held = await listHeld(ids, on)
  const at = now.getTime()
  const isAble = fits({ held: held.get(advisorId) ?? [] }, need, at)
  const candidates: NamedCandidate[] = []
  // somebody else is looked for only when there has to be
  for (const one of isAble ? line.slice(0, 1) : line)
    candidates.push({
      ...one,
      held: held.get(one.id) ?? [],
      open: isAble ? [] : await listOpen(one.id, now, on),
    })
  const fit = fitOf(candidates, need, at, until)
  const skill = fit && skills.find(({ key }) => key === fit.skill)
  return fit && skill ? { ...fit, skill } : null
}

/** Who may be asked, in order: who is, even if they have left; the customer's own advisor, those who answer for that one. */
async function listLine(
  customerId: PersonId,
  advisorId: PersonId,
  on: Tx,
): Promise<(Named & { zone: string; left: boolean })[]> {
  const ids = [...new Set([advisorId, ...(await listAnswering(customerId, on))])]
  const rows = await on
    .select({
      ...{ id: person.id, name: person.name, zone: person.zone },
      left: sql<boolean>`${person.disabledAt} IS NOT NULL`,
    })
    .from(person)
    .where(inArray(person.id, ids))
  return ids.flatMap((id) => rows.find((row) => row.id === id && (!row.left || id === advisorId)) ?? [])
}

/** The customer's own advisor and those who answer for that one, in order. */
async function listAnswering(customerId: PersonId, on: Tx): Promise<PersonId[]> {
  const customer = await findCustomer(customerId, on)
  if (!customer) return []
  const deputies = await listDeputies(customer.ownAdvisorId, on)
  return [customer.ownAdvisorId, ...deputies.map(({ id }) => id)]
}

/** Office hours without time off. */
async function listOpen(advisorId: PersonId, now: Date, on: Tx) {
  const range = { from: now.getTime(), to: now.getTime() + skillAheadMs }
  const { open, away } = await findCalendar({ advisorId, range, now }, on)
  return subtractIntervals(open, mergeIntervals(away))
}

/** Who of those who answer for the customer may be rung about it, or be given it, now; null: anybody. */
export async function listQualified(
  wanted: Omit<AskedFor, 'advisorId'>,
  now: Date,
  on: Tx = db(),
): Promise<PersonId[] | null> {
  const { need } = await findNeed(wanted, on)
  if (need.must.length === 0) return null
  const ids = await listAnswering(wanted.customerId, on)
  const held = await listHeld(ids, on)
  return ids.filter((id) => fits({ held: held.get(id) ?? [] }, need, now.getTime()))
}

/** May this person, who answers for the customer, be rung about it, or be given it, now? */
export async function isQualified({ advisorId, ...wanted }: AskedFor, now: Date, on: Tx): Promise<boolean> {
  const able = await listQualified(wanted, now, on)
  return able === null || able.includes(advisorId)
}
