import type { Interval } from '@/lib/booking/interval'

/**
 * Sorts and joins what overlaps or touches: 9–10, 10–11, 13–14 becomes 9–11, 13–14. Empty and reversed
 * stretches are dropped. The result is what the other functions here expect: sorted and disjoint.
 */
export function mergeIntervals(spans: readonly Interval[]): Interval[] {
  const sorted = spans.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from)
  const merged: Interval[] = []
  let last: { from: number; to: number } | undefined
  for (const span of sorted) {
    if (last && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to
    } else {
      last = { from: span.from, to: span.to }
      merged.push(last)
    }
  }
  return merged
}

/** What is left of `from` when `holes` are cut out of it. Both sorted and disjoint, as is the result. */
export function subtractIntervals(from: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let next = 0
  for (const span of from) {
    let start = span.from
    while ((holes[next]?.to ?? Infinity) <= start) next++
    for (let at = next; at < holes.length; at++) {
      const hole = holes[at]
      if (!hole || hole.from >= span.to) break
      if (hole.from > start) left.push({ from: start, to: hole.from })
      start = Math.max(start, hole.to)
    }
    if (start < span.to) left.push({ from: start, to: span.to })
  }
  return left
}

/** What lies in both. Both sorted and disjoint, as is the result. */
export function intersectIntervals(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const both: Interval[] = []
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    const a = one[i]
    const b = other[j]
    if (!a || !b) break
    const from = Math.max(a.from, b.from)
    const to = Math.min(a.to, b.to)
    if (from < to) both.push({ from, to })
    if (a.to < b.to) i++
    else j++
  }
  return both
}
