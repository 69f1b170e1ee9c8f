import type { PersonId } from '@/lib/access/actor'
import { fitUntil, missingSkill } from './fits'
import type { Need, Skill, SkillKey } from './skill'
import { type Candidate, fitFrom, whoFits } from './who-fits'

export type Named = { id: PersonId; name: string }
/** `zone`: in whose days their skills are said. */
export type NamedCandidate = Candidate & Named & { zone: string }

/**
 * Who may help, as it is told to whoever asked for one person at `asOf`. Times in epoch ms; `skill` is what it is about: the
 * first thing that the one asked has not got, or what they have for a while only, to a midnight by the clock of `zone`.
 */
export type Fit<S = SkillKey> = {
  asOf: number
  asked: Named
  skill: S
} & (
  | { who: 'asked'; until: number; zone: string }
  /** Somebody else may now; the one asked from `from` on, or never as far as one sees. */
  | { who: 'other'; other: Named; from: number | null }
  /** Nobody may now. The first who will, the one asked perhaps, and when. */
  | { who: 'later'; later: Named; from: number }
  | { who: 'nobody' }
)

/**
 * What there is to be told about helping with this at that moment; null when the one asked (the first) simply may: then
 * nobody needs to hear of licences. `until`: as far ahead as matters to whoever asks.
 */
export function fitOf(
  candidates: readonly NamedCandidate[],
  need: Need,
  at: number,
  until: number,
): Fit | null {
  const [person] = candidates
  if (!person || need.must.length === 0) return null
  const told = { asOf: at, asked: named(person) }
  const skill = missingSkill(person, need, at)
  if (skill === null) {
    const end = fitUntil(person, need, at)
    const next = end === null || end >= until ? null : missingSkill(person, need, end)
    if (end === null || next === null) return null
    return { ...told, skill: next, who: 'asked', until: end, zone: person.zone }
  }
  const about = { ...told, skill }
  const found = whoFits(candidates, need, at)
  if (!found.none) return { ...about, who: 'other', other: named(found.who), from: fitFrom(person, need, at) }
  const { who, from } = found
  if (!who || from === null) return { ...about, who: 'nobody' }
  return { ...about, who: 'later', later: named(who), from }
}

function named({ id, name }: Named): Named {
  return { id, name }
}

/** Somebody who might be given a meeting, and what they lack for it; null: they may take it. */
export type BookingFit = Named & { missing: Skill | null }

/** One sentence about helping: whom it names, and the day it names, epoch ms. */
export type FitWords =
  | { key: 'from'; name: string; at: number }
  | { key: 'until'; name: string; at: number; zone: string }
  | { key: 'never'; name: string }
  /** Whom to turn to, until the one asked may or for good. */
  | { key: 'meanwhile' | 'instead'; name: string }
  /** Nobody who answers for the customer may, until then or as far as one sees. */
  | { key: 'nobodyYet' | 'nobody' }

/** The sentences, in order: first what the one asked may, then what can be done until then. */
export function fitWords(fit: Fit<unknown>): FitWords[] {
  const { name } = fit.asked
  const never = { key: 'never', name } as const
  switch (fit.who) {
    case 'asked':
      return [{ key: 'until', name, at: fit.until, zone: fit.zone }]
    case 'other': {
      const { other, from } = fit
      if (from === null) return [never, { key: 'instead', name: other.name }]
      return [
        { key: 'from', name, at: from },
        { key: 'meanwhile', name: other.name },
      ]
    }
    case 'later': {
      const later = { key: 'from', name: fit.later.name, at: fit.from } as const
      const words: FitWords[] = fit.later.id === fit.asked.id ? [later] : [never, later]
      return [...words, { key: 'nobodyYet' }]
    }
    case 'nobody':
      return [never, { key: 'nobody' }]
  }
}
