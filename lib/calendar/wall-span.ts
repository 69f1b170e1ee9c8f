import type { Interval } from '@/lib/booking/interval'
import { dayInterval, type LocalDay } from '@/lib/booking/local-day'
import { offsetAt } from '@/lib/booking/zone'

const MINUTE = 60_000

/** Minutes after midnight as a wall clock shows them: how a calendar is drawn. */
export type WallSpan = Interval

/** The minute of that day a wall clock there shows; 0 for anything before the day, 1440 for anything after. */
export function wallMinute(zone: string, day: LocalDay, at: number): number {
  const { from, to } = dayInterval(zone, day)
  if (at <= from) return 0
  if (at >= to) return 1440
  return (at + offsetAt(zone, at) - Date.parse(`${day}T00:00:00Z`)) / MINUTE
}

/**
 * The part of a stretch that lies in that day, on the wall; null when none does. In the night summer time ends a short
 * stretch may seem to run backwards: it then keeps its true length.
 */
export function wallSpan(zone: string, day: LocalDay, span: Interval): WallSpan | null {
  const whole = dayInterval(zone, day)
  const from = Math.max(span.from, whole.from)
  const to = Math.min(span.to, whole.to)
  if (from >= to) return null
  const start = wallMinute(zone, day, from)
  const end = wallMinute(zone, day, to)
  return { from: start, to: end > start ? end : Math.min(1440, start + (to - from) / MINUTE) }
}

/** Whole hours that show everything there is: at least from 8 to 17. */
export function visibleHours(spans: readonly WallSpan[]): Interval {
  const from = Math.min(8 * 60, ...spans.map((span) => span.from))
  const to = Math.max(17 * 60, ...spans.map((span) => span.to))
  return { from: Math.floor(from / 60) * 60, to: Math.min(1440, Math.ceil(to / 60) * 60) }
}
