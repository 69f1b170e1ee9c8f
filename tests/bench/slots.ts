import { getSlots } from 'slot-calculator'
import { freeSlots } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import { type WeeklyHours, workingIntervals } from '@/lib/booking/working-intervals'
import { machine, show, timed } from './measure'

/*
 * Free times of 1 and of 50 advisors over 30 days with 50 busy stretches each, ours against slot-calculator 2.2.1.
 * Both expand the same weekly hours and find the same 30-minute slots; the count is checked before the clock starts.
 * `npx tsx tests/bench/slots.ts`
 */

const MINUTE = 60_000
const DAY = 86_400_000
const from = Date.parse('2026-11-23T00:00Z')
const range: Interval = { from, to: from + 30 * DAY }
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const hours: WeeklyHours[] = weekdays.map((_, at) => ({
  weekday: at + 1,
  fromMinute: 9 * 60,
  toMinute: 17 * 60,
  zone: 'UTC',
  validFrom: '2026-01-01',
  validTo: null,
}))
const rule = { duration: 30 * MINUTE, before: 0, after: 0, step: 30 * MINUTE }

/** 50 half hours to an hour and a half, spread over the working days; the same for every run. */
function busyOf(advisor: number): Interval[] {
  let seed = 7 + advisor * 7_919
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  return Array.from({ length: 50 }, () => {
    const start = from + next(30) * DAY + (9 * 60 + 30 * next(15)) * MINUTE
    return { from: start, to: start + 30 * (1 + next(3)) * MINUTE }
  })
}

const iso = (at: number) => new Date(at).toISOString()

function theirs(busy: Interval[], user: string) {
  return getSlots({
    from: iso(range.from),
    to: iso(range.to),
    duration: 30,
    availability: weekdays.map((day) => ({
      day,
      from: '09:00',
      to: '17:00',
      timezone: 'UTC',
      metadata: { user },
    })),
    unavailability: busy.map((span) => ({ from: iso(span.from), to: iso(span.to), metadata: { user } })),
  }).availableSlots.map((slot) => Date.parse(slot.from))
}

function ours(blocks: Interval[]) {
  return freeSlots({ open: workingIntervals(hours, range), away: [], blocks }, rule, range)
}

function compare(title: string, advisors: number): void {
  const busy = Array.from({ length: advisors }, (_, at) => mergeIntervals(busyOf(at)))
  const same = busy.every((spans) => ours(spans).join() === theirs(spans, 'a').join())
  if (!same) throw new Error('the two find different times, so the comparison would mean nothing')
  const own = timed(() => busy.map(ours))
  const other = timed(() => busy.map((spans, at) => theirs(spans, `advisor ${at}`)))
  console.log(`${title}: ${show(own)}`)
  console.log(`  slot-calculator 2.2.1: ${show(other)}, ${Math.round(other.p50 / own.p50)} times as long`)
}

console.log(machine())
compare('slots, 1 advisor x 30 days x 50 busy', 1)
compare('slots, 50 advisors x 30 days x 50 busy', 50)
