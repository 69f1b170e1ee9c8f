import type { PersonId } from '@/lib/access/actor'
import type { NoTimeReason } from '@/lib/booking/why-no-time'
import type { Fit } from '@/lib/skill/fit'
import type { Skill } from '@/lib/skill/skill'

/** When two people can meet about something, as people choose from it. */
export type FreeTimes = {
  advisor: { id: PersonId; name: string; zone: string }
  /** When a meeting can begin, epoch milliseconds, sorted. */
  times: number[]
  /** Why there are none. */
  why: NoTimeReason | null
  /** Who may take the topic, when the advisor may not for all of the time; null: they simply may. */
  fit: Fit<Skill> | null
}

/** The first times from the wanted one on; when there are none left, the first of all. */
export function nextTimes(times: readonly number[], wanted: number, count: number): number[] {
  const later = times.filter((at) => at >= wanted)
  return (later.length > 0 ? later : times).slice(0, count)
}
