import { tzOffset } from '@date-fns/tz'
import type { Interval } from '@/lib/booking/interval'

const MINUTE = 60_000
const DAY = 86_400_000

/** A stretch in which a zone's clocks do not change; `offset` is local minus UTC in milliseconds. */
export type ZoneSpan = Interval & { readonly offset: number }

const known = new Map<string, boolean>()

/** Is it a zone that this machine knows, by its IANA name (`Europe/Stockholm`)? */
export function isZone(name: string): boolean {
  if (name.length > 64 || !/^[A-Za-z][\w+\-/]*$/.test(name)) return false
  const answer = known.get(name)
  if (answer !== undefined) return answer
  const found = !Number.isNaN(tzOffset(name, new Date(0)))
  if (found) known.set(name, found)
  return found
}

/** Local minus UTC at that moment, in milliseconds. An unknown zone is a bug and throws. */
export function offsetAt(zone: string, at: number): number {
  const offset = tzOffset(zone, new Date(at)) * MINUTE
  if (Number.isNaN(offset)) throw new RangeError(`unknown zone or time: ${zone}, ${at}`)
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
export function zoneSpans(zone: string, span: Interval): ZoneSpan[] {
  const spans: ZoneSpan[] = []
  let from = span.from
  let offset = offsetAt(zone, from)
  for (let at = span.from; at < span.to; at += DAY) {
    const next = Math.min(at + DAY, span.to)
    const then = offsetAt(zone, next)
    if (then === offset) continue
    const change = changeBetween(zone, at, next)
    if (change > from) spans.push({ from, to: change, offset })
    from = change
    offset = then
  }
  if (from < span.to) spans.push({ from, to: span.to, offset })
  return spans
}
