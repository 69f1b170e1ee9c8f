import type { Interval } from '@/lib/booking/interval'
import { intersectIntervals, mergeIntervals, subtractIntervals } from '@/lib/booking/interval-algebra'
import type { Held, Need, Skilled, SkillKey } from './skill'

/** Is it valid at that moment? `from` belongs to it, `to` does not. */
function isValid({ from, to }: Held, at: number): boolean {
  return from <= at && (to === null || at < to)
}

/** The first thing needed that this person has not got then, or null. What is only wished for is never missing. */
export function missingSkill({ held }: Skilled, { must }: Pick<Need, 'must'>, at: number): SkillKey | null {
  return must.find((key) => !held.some((one) => one.skill === key && isValid(one, at))) ?? null
}

/** May this person help with what is needed, at that moment? */
export function fits(person: Skilled, need: Pick<Need, 'must'>, at: number): boolean {
  return missingSkill(person, need, at) === null
}

/**
 * The stretches of a range in which this person does not fit: no meeting may touch one, no answer is promised in one. A
 * licence that ends in two weeks ends what is offered then. Sorted, disjoint.
 */
export function unfitIntervals(person: Skilled, { must }: Pick<Need, 'must'>, range: Interval): Interval[] {
  if (must.length === 0) return []
  const fit = must.reduce<Interval[]>((left, key) => intersectIntervals(left, validity(person, key)), [range])
  return subtractIntervals([range], fit)
}

/** Until when somebody who fits at `at` goes on to, without a gap; null without an end. */
export function fitUntil(person: Skilled, need: Pick<Need, 'must'>, at: number): number | null {
  const [first] = unfitIntervals(person, need, { from: at, to: Infinity })
  return first?.from ?? null
}

/** The first thing needed that this person has not got through a whole stretch (a meeting), or null. */
export function missingThrough(person: Skilled, need: Pick<Need, 'must'>, span: Interval): SkillKey | null {
  const until = fitUntil(person, need, span.from)
  return until === null || until >= span.to ? null : missingSkill(person, need, until)
}

/** When somebody has a skill: what follows on without a gap is one stretch. */
function validity({ held }: Skilled, key: SkillKey): Interval[] {
  const spans = held.filter(({ skill }) => skill === key)
  return mergeIntervals(spans.map(({ from, to }) => ({ from, to: to ?? Infinity })))
}
