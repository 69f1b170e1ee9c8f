import { type LocalDay, localDayAt } from '@/lib/booking/local-day'

export type DayOfTimes = { day: LocalDay; times: number[] }

/** Sorted times, day by day as the calendar on the wall there has it. */
export function groupByDay(times: readonly number[], zone: string): DayOfTimes[] {
  const days: DayOfTimes[] = []
  for (const at of times) {
    const day = localDayAt(zone, at)
    const last = days.at(-1)
    if (last?.day === day) last.times.push(at)
    else days.push({ day, times: [at] })
  }
  return days
}
