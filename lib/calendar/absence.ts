import type { Interval } from '@/lib/booking/interval'
import {
  addDays,
  dayInterval,
  instantOf,
  isLocalDay,
  type LocalDay,
  localDayAt,
} from '@/lib/booking/local-day'
import { dayName, timeName } from '@/lib/booking/time-name'
import { clockMinute } from '@/lib/calendar/clock'
import { no, ok, type Result } from '@/lib/result'

/** Longer than this is no absence but another job. */
export const MAX_ABSENCE_DAYS = 366

/** When somebody is away, as typed: whole days, or from a time on the first to a time on the last. */
export type AbsenceForm = { firstDay: LocalDay; lastDay: LocalDay; from: string; to: string }

export type AbsenceReason = 'no_day' | 'no_time' | 'ends_before_start' | 'absence_over' | 'absence_too_long'

/** Whole days when `from` and `to` are empty. On the wall clock there: the days of summer time are 23 and 25 hours. */
export function absenceSpan(zone: string, form: AbsenceForm, now: number): Result<Interval, AbsenceReason> {
  const { firstDay, lastDay } = form
  if (!isLocalDay(firstDay) || !isLocalDay(lastDay)) return no('no_day')
  if (lastDay < firstDay) return no('ends_before_start')
  if (addDays(firstDay, MAX_ABSENCE_DAYS) <= lastDay) return no('absence_too_long')
  const whole = form.from === '' && form.to === ''
  const fromMinute = clockMinute(form.from)
  const toMinute = clockMinute(form.to)
  if (!whole && (fromMinute === null || toMinute === null)) return no('no_time')
  const from = instantOf(zone, firstDay, fromMinute ?? 0)
  const to = toMinute === null ? dayInterval(zone, lastDay).to : instantOf(zone, lastDay, toMinute)
  if (to <= from) return no('ends_before_start')
  return to <= now ? no('absence_over') : ok({ from, to })
}

/** `Tuesday 24 November`, `Tuesday 24 November – Thursday 26 November`; with its times when it is not whole days. */
export function absenceName({ from, to }: Interval, zone: string, locale: string): string {
  const begins = dayInterval(zone, localDayAt(zone, from))
  const ends = dayInterval(zone, localDayAt(zone, to - 1))
  if (from !== begins.from || to !== ends.to) {
    return `${timeName(from, zone, locale)} – ${timeName(to, zone, locale)}`
  }
  const first = dayName(from, zone, locale)
  return begins.from === ends.from ? first : `${first} – ${dayName(ends.from, zone, locale)}`
}
