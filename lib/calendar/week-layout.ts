import type { Interval } from '@/lib/booking/interval'

/** Where something stands beside what overlaps it: `column` of `columns`, from 0, left to right. */
export type Placed<T> = { item: T; column: number; columns: number }

/** Everything that overlaps directly or through a neighbour shares its columns. */
function clusters<T extends Interval>(sorted: readonly T[]): T[][] {
  const found: T[][] = []
  let end = -Infinity
  for (const item of sorted) {
    const last = found.at(-1)
    if (last && item.from < end) last.push(item)
    else found.push([item])
    end = Math.max(end, item.to)
  }
  return found
}

function inColumns<T extends Interval>(cluster: readonly T[]): Placed<T>[] {
  const ends: number[] = []
  const placed = cluster.map((item) => {
    const free = ends.findIndex((end) => end <= item.from)
    const column = free < 0 ? ends.length : free
    ends[column] = item.to
    return { item, column }
  })
  return placed.map((place) => ({ ...place, columns: ends.length }))
}

/**
 * Side by side what happens at the same time: each in the leftmost column that is free, never over another.
 * In order of time; the longer one first when two begin together.
 */
export function layOut<T extends Interval>(items: readonly T[]): Placed<T>[] {
  const sorted = [...items].sort((a, b) => a.from - b.from || b.to - a.to)
  return clusters(sorted).flatMap(inColumns)
}
