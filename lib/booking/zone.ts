import { tzOffset } from '@date-fns/tz'
import type { Interval } from '@/lib/booking/interval'

const MINUTE = 60_000
const DAY = 86_400_000

/** A stretch in which a zone's clocks do not change; `offset` is local minus UTC in milliseconds. */
export type ZoneSpan = Interval & { readonly offset: number }

const known = new Set<string>()
const midnights = new Map<string, Map<number, number>>()
/** As many midnights as are remembered for a zone: some fifty years, then it begins again. */
const KEPT = 20_000

/** Is it a zone that this machine knows, by its IANA name (`Europe/Stockholm`)? */
export function isZone(name: string): boolean {
  if (known.has(name)) return true
  if (name.length > 64 || !/^[A-Za-z][\w+\-/]*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
  known.add(name)
  return true
}

/** Local minus UTC at that moment, in milliseconds. An unknown zone is a bug and throws. */
export function offsetAt(zone: string, at: number): number {
  const offset = tzOffset(zone, new Date(at)) * MINUTE
  if (Number.isNaN(offset)) throw new RangeError(`unknown zone or time: ${zone}, ${at}`)
  return offset
}

/** The same at a UTC midnight, remembered: asking Intl costs more than everything else together. */
function offsetAtMidnight(zone: string, at: number): number {
  let ofZone = midnights.get(zone)
  if (!ofZone || ofZone.size >= KEPT) {
    ofZone = new Map()
    midnights.set(zone, ofZone)
  }
  const seen = ofZone.get(at)
  if (seen !== undefined) return seen
  const offset = offsetAt(zone, at)
  ofZone.set(at, offset)
  return offset
}

/** The millisecond at which the clocks change between `low` and `high`, whose offsets differ. */
function changeBetween(zone: string, low: number, high: number): number {
  const old = offsetAt(zone, low)
  let before = low
  let after = high
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(zone, middle) === old) before = middle
    else after = middle
  }
  return after
}

/** Cuts a stretch where the zone's clocks change: one part for most, two where summer time begins or ends. */
export function zoneSpans(zone: string, range: Interval): ZoneSpan[] {
  const spans: ZoneSpan[] = []
  let at = Math.floor(range.from / DAY) * DAY
  let offset = offsetAtMidnight(zone, at)
  let from = range.from
  for (; at < range.to; at += DAY) {
    const then = offsetAtMidnight(zone, at + DAY)
    if (then === offset) continue
    const change = changeBetween(zone, at, at + DAY)
    if (change > from && change < range.to) {
      spans.push({ from, to: change, offset })
      from = change
    }
    if (change < range.to) offset = then
  }
  if (from < range.to) spans.push({ from, to: range.to, offset })
  return spans
}
