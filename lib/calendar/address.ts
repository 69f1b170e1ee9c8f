import { addDays, isLocalDay, type LocalDay, mondayOf } from '@/lib/booking/local-day'

export type CalendarView = 'grid' | 'list'
type Query = Record<string, string | string[] | undefined>

/** Days. */
const FAR = 730

/** The day an address names, or today when it names none that exists. Never further than two years away. */
export function readDay(value: Query[string], today: LocalDay): LocalDay {
  if (typeof value !== 'string' || !isLocalDay(value)) return today
  const near = value > addDays(today, -FAR) && value < addDays(today, FAR)
  return near ? value : today
}

/** How a calendar is looked at: what the address says, else the grid. */
export function readView(value: Query[string]): CalendarView {
  return value === 'list' ? 'list' : 'grid'
}

type Place = { path: string; view: CalendarView } & (
  | { unit: 'day'; day: LocalDay }
  // the bare address may open on the next week, so that this one is named
  | { unit: 'week'; day: LocalDay; today: LocalDay }
)

/** The addresses around a day or a week: before, after, today, and the same in each view. Weeks go by their Monday. */
export function addressesAround(place: Place) {
  const { path, unit, day, view } = place
  const step = unit === 'week' ? 7 : 1
  const at = unit === 'week' ? mondayOf(day) : day
  const to = (where: LocalDay | null, shown: CalendarView) => {
    const query = new URLSearchParams()
    if (where) query.set(unit, where)
    if (shown === 'list') query.set('view', 'list')
    const text = query.toString()
    return text ? `${path}?${text}` : path
  }
  return {
    previous: to(addDays(at, -step), view),
    next: to(addDays(at, step), view),
    today: to(place.unit === 'week' ? mondayOf(place.today) : null, view),
    views: { grid: to(at, 'grid'), list: to(at, 'list') },
  }
}
