/** Something in a calendar that can hold the focus. `from` is comparable between lanes (minutes on the wall). */
export type GridItem = { readonly id: string; readonly from: number }

/** Everything of one day (week) or one advisor (board), in order of time. */
export type GridLane = readonly GridItem[]

export type GridStep = 'next' | 'previous' | 'nextLane' | 'previousLane' | 'first' | 'last'

/** `columns`: time runs down, lanes lie side by side (week). `rows`: time runs right, lanes lie under each other (board). */
export type GridShape = 'columns' | 'rows'

const steps: Record<GridShape, Record<string, GridStep>> = {
  columns: {
    ArrowDown: 'next',
    ArrowUp: 'previous',
    ArrowRight: 'nextLane',
    ArrowLeft: 'previousLane',
    Home: 'first',
    End: 'last',
  },
  rows: {
    ArrowRight: 'next',
    ArrowLeft: 'previous',
    ArrowDown: 'nextLane',
    ArrowUp: 'previousLane',
    Home: 'first',
    End: 'last',
  },
}

/** What a key means in a calendar of that shape, or null when it means nothing there. */
export function stepFor(key: string, shape: GridShape): GridStep | null {
  const known = steps[shape]
  return Object.hasOwn(known, key) ? (known[key] ?? null) : null
}

/** The one nearest in time; the earlier of two that are equally near. */
function nearest(lane: GridLane, from: number): GridItem | undefined {
  let best: GridItem | undefined
  for (const item of lane) {
    if (!best || Math.abs(item.from - from) < Math.abs(best.from - from)) best = item
  }
  return best
}

/**
 * Where the focus goes from one item: along its lane, or to what is nearest in time in the next lane that has anything.
 * At an edge it stays. An item that is gone leads to the first there is; null when there is nothing at all.
 */
export function stepIn(lanes: readonly GridLane[], id: string | null, step: GridStep): string | null {
  const at = lanes.findIndex((lane) => lane.some((item) => item.id === id))
  const lane = lanes[at]
  const index = lane?.findIndex((item) => item.id === id) ?? -1
  const item = lane?.[index]
  if (!lane || !item) return lanes.find((other) => other.length > 0)?.[0]?.id ?? null
  if (step === 'first') return lane[0]?.id ?? item.id
  if (step === 'last') return lane.at(-1)?.id ?? item.id
  if (step === 'next') return (lane[index + 1] ?? item).id
  if (step === 'previous') return (lane[index - 1] ?? item).id
  const others = step === 'nextLane' ? lanes.slice(at + 1) : lanes.slice(0, at).reverse()
  const full = others.find((other) => other.length > 0)
  return (full && nearest(full, item.from)?.id) ?? item.id
}
