/** A stretch of time in epoch milliseconds, half open: `from` belongs to it, `to` does not. */
export type Interval = { readonly from: number; readonly to: number }

/** Do two stretches share a moment? Neighbours (10–11 and 11–12) do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}

/** Does the inner stretch lie wholly in the outer one? */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}
