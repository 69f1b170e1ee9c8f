import { addDays, type LocalDay } from '@/lib/booking/local-day'
import type { AdvisorTime } from '@/lib/calendar/calendar-view'

/**
 * The Monday of the week a calendar opens on when none was asked for: this one, or the next when the work of this one
 * was over before today began: on a Saturday or Sunday, for most. A week without any work is not passed over.
 * @param dayBegan midnight of today in the advisor's zone, epoch ms, so that nothing turns over while it is looked at
 */
export function openingWeek(
  { open, entries }: Pick<AdvisorTime, 'open' | 'entries'>,
  monday: LocalDay,
  dayBegan: number,
): LocalDay {
  const work = [...open, ...entries.filter(({ kind }) => kind === 'booking')]
  const isOver = work.length > 0 && work.every(({ to }) => to <= dayBegan)
  return isOver ? addDays(monday, 7) : monday
}
