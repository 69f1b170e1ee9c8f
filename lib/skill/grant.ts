import type { Interval } from '@/lib/booking/interval'
import { dayInterval, instantOf, isLocalDay, type LocalDay } from '@/lib/booking/local-day'
import { no, ok, type Result } from '@/lib/result'
import type { Held } from './skill'

export type GrantId = string

/** One skill as it was given to somebody. */
export type Grant = Held & { id: GrantId }

/** A grant as its scheduler reads it. Epoch ms. */
export type GrantLine = Grant & {
  grantedBy: string
  grantedAt: number
  /** Who last moved its end, and when; null while it is as it was granted. */
  ended: { by: string; at: number } | null
}

/** Where a grant stands: still to come, valid, over, or taken back before it had begun. */
export type GrantState = 'coming' | 'valid' | 'over' | 'taken_back'

/** What was taken back before it began ends when it begins: it was never valid, and it is still there. */
export function grantState({ from, to }: Pick<Held, 'from' | 'to'>, now: number): GrantState {
  if (to !== null && to <= from) return 'taken_back'
  if (now < from) return 'coming'
  return to !== null && to <= now ? 'over' : 'valid'
}

/** Is it over, or never was? Then nothing about it can be changed. */
export function isHistory(grant: Pick<Held, 'from' | 'to'>, now: number): boolean {
  const state = grantState(grant, now)
  return state === 'over' || state === 'taken_back'
}

/** Whole days on the advisor's own wall clock, as typed. An empty last day: until further notice. */
export type GrantForm = { firstDay: string; lastDay: string }
export type GrantReason = 'no_first_day' | 'no_last_day' | 'ends_before_start' | 'skill_over'

/**
 * From when until when a skill is given. It may have begun: a licence is as old as its paper. What is over is no use to
 * anybody, and would say of the past what nobody has seen.
 */
export function grantSpan(
  zone: string,
  { firstDay, lastDay }: GrantForm,
  now: number,
): Result<{ from: number; to: number | null }, GrantReason> {
  if (!isLocalDay(firstDay)) return no('no_first_day')
  const from = instantOf(zone, firstDay, 0)
  if (lastDay === '') return ok({ from, to: null })
  if (!isLocalDay(lastDay)) return no('no_last_day')
  if (lastDay < firstDay) return no('ends_before_start')
  const { to } = dayInterval(zone, lastDay)
  return to <= now ? no('skill_over') : ok({ from, to })
}

export type EndReason = 'no_last_day' | 'skill_ended' | 'end_in_past'

/**
 * When a grant ends, if its end is moved to the end of a day there, or (an empty day) to now. The past stays as it was; what
 * has not begun by then never is.
 */
export function endOf(
  zone: string,
  grant: Grant,
  lastDay: LocalDay | '',
  now: number,
): Result<number, EndReason> {
  if (isHistory(grant, now)) return no('skill_ended')
  if (lastDay === '') return ok(Math.max(now, grant.from))
  if (!isLocalDay(lastDay)) return no('no_last_day')
  const { to } = dayInterval(zone, lastDay)
  return to <= now ? no('end_in_past') : ok(Math.max(to, grant.from))
}

/** Does somebody have this skill already at some moment of that stretch? */
export function isHeldIn(held: readonly Held[], { skill, from, to }: Held): boolean {
  const wanted = { from, to: to ?? Infinity }
  return held.some(
    (one) => one.skill === skill && sharesTime({ from: one.from, to: one.to ?? Infinity }, wanted),
  )
}

/** Two stretches that share a moment; an empty one shares none. */
function sharesTime(a: Interval, b: Interval): boolean {
  return Math.max(a.from, b.from) < Math.min(a.to, b.to)
}
