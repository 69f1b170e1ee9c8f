import { contains, type Interval } from '@/lib/booking/interval'
import { type WeeklyHours, workingIntervals } from '@/lib/booking/working-intervals'

const DAY = 86_400_000

/** Which of these meetings would not lie wholly within the working hours. */
export function outsideHours<T extends Interval>(meetings: readonly T[], hours: readonly WeeklyHours[]): T[] {
  if (meetings.length === 0) return []
  const from = Math.min(...meetings.map((meeting) => meeting.from)) - DAY
  const to = Math.max(...meetings.map((meeting) => meeting.to)) + DAY
  const open = workingIntervals(hours, { from, to })
  return meetings.filter((meeting) => !open.some((span) => contains(span, meeting)))
}
