import type { Interval } from '@/lib/booking/interval'
import { subtractIntervals } from '@/lib/booking/interval-algebra'
import { fits, unfitIntervals } from './fits'
import type { Need, Skilled } from './skill'

/** Somebody who could help: what they may and speak, and their office hours without time off, sorted and disjoint. */
export type Candidate = Skilled & { open: readonly Interval[] }

/** Who helps: the first who fits now; else who will first, and when (null: nobody, as far as one sees). */
export type WhoFits<C> = { none: false; who: C } | { none: true; who: C | null; from: number | null }

/**
 * Who of these fits at that moment. The first stands for themselves (a customer's own advisor, or whoever was asked for): a
 * wish takes nobody away from them. Of the others, who meets the wishes comes first. Does nobody fit, it is whoever will
 * first, by what they may and by their office hours both.
 */
export function whoFits<C extends Candidate>(candidates: readonly C[], need: Need, at: number): WhoFits<C> {
  const [own, ...others] = candidates
  const line = own ? [own, ...wishedFirst(others, need, at)] : []
  const who = line.find((one) => fits(one, need, at))
  return who ? { none: false, who } : { none: true, ...firstToFit(line, need, at) }
}

/** Those who meet the wishes then, before those who do not; each in their own order. */
export function wishedFirst<C extends Skilled>(people: readonly C[], { wish }: Need, at: number): C[] {
  const meets = (one: C) => fits(one, { must: wish }, at)
  return [...people.filter(meets), ...people.filter((one) => !meets(one))]
}

/** The first moment of office time, from `at` on, at which this person fits; null when there is none in sight. */
export function fitFrom(person: Candidate, need: Need, at: number): number | null {
  const end = person.open.at(-1)?.to ?? at
  const fit = subtractIntervals(person.open, unfitIntervals(person, need, { from: at, to: end }))
  const first = fit.find(({ to }) => to > at)
  return first ? Math.max(first.from, at) : null
}

function firstToFit<C extends Candidate>(line: readonly C[], need: Need, at: number) {
  let first: { who: C | null; from: number | null } = { who: null, from: null }
  for (const who of line) {
    const from = fitFrom(who, need, at)
    if (from !== null && (first.from === null || from < first.from)) first = { who, from }
  }
  return first
}
