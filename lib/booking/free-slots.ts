import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'

/** Everything that decides when somebody can be met. Each list sorted by `from`; `open` disjoint. */
export type Calendar = {
  /** Working hours, expanded: a meeting lies wholly in one of these. */
  open: readonly Interval[]
  /** Time off, and whatever else the meeting itself may not touch. */
  away: readonly Interval[]
  /** Other meetings with their own buffers: they keep clear of our buffers too. */
  blocks: readonly Interval[]
}

/**
 * The same as one customer meets it about one topic: their own other meetings count too, and so does when the advisor may
 * not take it (`unfit`: no licence for it then).
 */
export type CustomerCalendar = Calendar & { own: readonly Interval[]; unfit: readonly Interval[] }

/** For finding times: what is in the customer's own way, or not the advisor's to take, is as good as time off. */
export function withOwn({ open, away, blocks, own, unfit }: CustomerCalendar): Calendar {
  const more = [...own, ...unfit]
  return { open, blocks, away: more.length === 0 ? away : mergeIntervals([...away, ...more]) }
}

/** How long a meeting is, what it needs around it and where it may begin; milliseconds. */
export type SlotRule = { duration: number; before: number; after: number; step: number }

/** The first moment at or after `from` that is a whole number of steps after `anchor`. */
function onGrid(anchor: number, from: number, step: number): number {
  return from <= anchor ? anchor : anchor + Math.ceil((from - anchor) / step) * step
}

function check({ duration, before, after, step }: SlotRule): void {
  const sound = duration > 0 && step > 0 && before >= 0 && after >= 0
  if (!sound || !Number.isFinite(duration + before + after + step)) {
    throw new RangeError('a slot needs a duration and a step above 0 and buffers of 0 or more milliseconds')
  }
}

/**
 * When a meeting can begin: every `step` from the start of each opening, where the meeting lies in the opening,
 * touches nothing in `away`, and with its buffers touches no block. Begins in `window` only. One pass over
 * the three lists; a taken stretch is jumped over, not stepped through.
 */
export function freeSlots(calendar: Calendar, rule: SlotRule, window: Interval): number[] {
  check(rule)
  const { open, away, blocks } = calendar
  const { duration, before, after, step } = rule
  const slots: number[] = []
  let block = 0
  let off = 0
  for (const span of open) {
    const last = Math.min(span.to - duration, window.to - 1)
    let start = onGrid(span.from, window.from, step)
    while (start <= last) {
      while ((blocks[block]?.to ?? Infinity) + before <= start) block++
      while ((away[off]?.to ?? Infinity) <= start) off++
      let free = start
      const taken = blocks[block]
      if (taken && taken.from - after < start + duration) free = taken.to + before
      const gone = away[off]
      if (gone && gone.from < start + duration && gone.to > free) free = gone.to
      if (free > start) {
        start = onGrid(span.from, free, step)
      } else {
        slots.push(start)
        start += step
      }
    }
  }
  return slots
}
