import { clockMinute } from '@/lib/calendar/clock'

/** Monday to Sunday, ISO 8601. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** One stretch of work in a week. Minutes after local midnight. */
export type HoursSpan = { weekday: number; fromMinute: number; toMinute: number }

/** The same as somebody types it, `09:00` to `17:00`. */
export type HoursRow = { weekday: number; from: string; to: string }

/** More stretches than this in one day are a mistake. */
export const MAX_SPANS_A_DAY = 6

export type PatternReason = 'no_time' | 'ends_before_start' | 'hours_overlap' | 'too_many_hours'
/** What is wrong with which row (its place in the list). */
export type PatternProblem = { row: number; reason: PatternReason }

function readRow({ weekday, from, to }: HoursRow): HoursSpan | PatternReason {
  const fromMinute = clockMinute(from)
  const toMinute = clockMinute(to)
  if (fromMinute === null || toMinute === null) return 'no_time'
  return fromMinute < toMinute ? { weekday, fromMinute, toMinute } : 'ends_before_start'
}

type Read = { row: number; span: HoursSpan }

function clashes(read: readonly Read[]): PatternProblem[] {
  const problems: PatternProblem[] = []
  for (const weekday of weekdays) {
    const day = read.filter(({ span }) => span.weekday === weekday)
    day.sort((a, b) => a.span.fromMinute - b.span.fromMinute || a.row - b.row)
    let end = -1
    for (const [index, { row, span }] of day.entries()) {
      if (index >= MAX_SPANS_A_DAY) problems.push({ row, reason: 'too_many_hours' })
      else if (span.fromMinute < end) problems.push({ row, reason: 'hours_overlap' })
      end = Math.max(end, span.toMinute)
    }
  }
  return problems
}

export type Pattern = { spans: HoursSpan[]; problems: PatternProblem[] }

/** Reads a week as typed: its stretches in order, or everything that is wrong with it. 9–12 and 12–17 may touch. */
export function readPattern(rows: readonly HoursRow[]): Pattern {
  const read: Read[] = []
  const problems: PatternProblem[] = []
  for (const [row, typed] of rows.entries()) {
    const span = readRow(typed)
    if (typeof span === 'string') problems.push({ row, reason: span })
    else read.push({ row, span })
  }
  problems.push(...clashes(read))
  problems.sort((a, b) => a.row - b.row)
  const spans = read.map(({ span }) => span)
  spans.sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)
  return { spans, problems }
}

/** Minutes of work in the week. */
export function weekMinutes(spans: readonly HoursSpan[]): number {
  return spans.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0)
}
