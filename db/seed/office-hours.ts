import type { WeeklyHours } from '@/lib/booking/working-intervals'
import type { BranchKey } from './people'

/** Where the demo's branches are. */
export const demoZone = 'Europe/Stockholm'

const hour = 60

/** Weekdays nine to five with a lunch; the first branch is open till six on Thursdays. */
export function officeHours(branch: BranchKey): WeeklyHours[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) => {
    const end = weekday === 4 && branch === 'first' ? 18 : 17
    const common = { weekday, zone: demoZone, validFrom: '2025-01-01', validTo: null }
    return [
      { ...common, fromMinute: 9 * hour, toMinute: 12 * hour },
      { ...common, fromMinute: 13 * hour, toMinute: end * hour },
    ]
  })
}
