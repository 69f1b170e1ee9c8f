import type { Interval } from '@/lib/booking/interval'
import type { LocalDay } from '@/lib/booking/local-day'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'
import type { GridItem } from '@/lib/calendar/grid-keys'
import { visibleHours, type WallSpan, wallSpan } from '@/lib/calendar/wall-span'
import { layOut } from '@/lib/calendar/week-layout'

/** Shorter things are drawn as long as this, so that they can be hit and read (WCAG 2.5.8). Minutes. */
const SHORTEST = 30

/** An entry where it stands on the wall that day, in minutes, beside what overlaps it. */
export type PlacedEntry = WallSpan & { entry: CalendarEntry; column: number; columns: number }

/** One day of one advisor, ready to be drawn. Time off lies behind the rest. */
export type DayView = { day: LocalDay; open: WallSpan[]; away: PlacedEntry[]; placed: PlacedEntry[] }

/** Puts what lies in that day where it belongs on the wall clock there. */
export function dayView(
  zone: string,
  day: LocalDay,
  { open, entries }: { open: readonly Interval[]; entries: readonly CalendarEntry[] },
): DayView {
  const onWall = entries.flatMap((entry) => {
    const span = wallSpan(zone, day, entry)
    return span ? [{ ...span, entry }] : []
  })
  const away = onWall.filter(({ entry }) => entry.kind === 'away')
  const rest = onWall.filter(({ entry }) => entry.kind !== 'away').map(longEnough)
  return {
    day,
    open: open.flatMap((span) => wallSpan(zone, day, span) ?? []),
    away: away.map((item) => ({ ...item, column: 0, columns: 1 })),
    placed: layOut(rest).map(({ item, column, columns }) => ({ ...item, column, columns })),
  }
}

function longEnough<T extends WallSpan>(item: T): T {
  const to = Math.min(1440, Math.max(item.to, item.from + SHORTEST))
  return { ...item, from: Math.min(item.from, to - SHORTEST), to }
}

/** The hours that show all work and all meetings of these days. */
export function hoursOf(days: readonly DayView[]): WallSpan {
  const spans = days.flatMap(({ open, placed }) => [
    ...open,
    ...placed.filter(({ entry }) => entry.kind === 'booking'),
  ])
  return visibleHours(spans)
}

/** What can hold the focus that day, in order of time. */
export function laneOf({ away, placed }: DayView, reachable: (entry: CalendarEntry) => boolean): GridItem[] {
  return [...away, ...placed]
    .filter(({ entry }) => reachable(entry))
    .sort((a, b) => a.from - b.from || a.column - b.column)
    .map(({ entry, from }) => ({ id: entry.id, from }))
}

/** The part of a span within the hours shown, as shares of them (0 to 1); null when it lies outside. */
export function shareOf(hours: WallSpan, span: WallSpan): { start: number; size: number } | null {
  const from = Math.max(span.from, hours.from)
  const to = Math.min(span.to, hours.to)
  if (from >= to) return null
  const length = hours.to - hours.from
  return { start: (from - hours.from) / length, size: (to - from) / length }
}
