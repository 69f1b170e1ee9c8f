import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instantOf, type LocalDay } from '@/lib/booking/local-day'
import { workingIntervals } from '@/lib/booking/working-intervals'
import type { HoursSpan } from '@/lib/calendar/hours-pattern'
import { type HoursChange, hoursOn, replaceHours, type SavedHours } from '@/lib/calendar/replace-hours'

const zone = 'Europe/Stockholm'
const line = (
  id: string,
  weekday: number,
  validFrom: LocalDay,
  validTo: LocalDay | null = null,
): SavedHours => ({
  id,
  weekday,
  fromMinute: 540,
  toMinute: 1020,
  zone,
  validFrom,
  validTo,
})
const monday: HoursSpan = { weekday: 1, fromMinute: 600, toMinute: 660 }

function applied(lines: readonly SavedHours[], { end, remove, add }: HoursChange): SavedHours[] {
  const kept = lines.filter(({ id }) => !remove.includes(id))
  const ended = kept.map((one) => ({ ...one, ...end.find(({ id }) => id === one.id) }))
  return [...ended, ...add.map((one, index) => ({ ...one, id: `new${index}` }))]
}

describe('replaceHours', () => {
  test.each<[string, SavedHours, Partial<HoursChange>]>([
    [
      'one in force ends the day before',
      line('a', 1, '2026-01-01'),
      { end: [{ id: 'a', validTo: '2026-11-30' }] },
    ],
    ['one that has not begun goes', line('a', 1, '2026-12-24'), { remove: ['a'] }],
    ['one that begins the same day goes', line('a', 1, '2026-12-01'), { remove: ['a'] }],
    ['one that is over stays as it is', line('a', 1, '2026-01-01', '2026-06-30'), {}],
    [
      'one that would have ended later ends earlier',
      line('a', 1, '2026-01-01', '2027-06-30'),
      { end: [{ id: 'a', validTo: '2026-11-30' }] },
    ],
    [
      'one day of it stays (a Monday before a Tuesday)',
      line('a', 1, '2026-11-30'),
      { end: [{ id: 'a', validTo: '2026-12-01' }] },
    ],
    ['it began the day before and never came to work', line('a', 2, '2026-11-30'), { remove: ['a'] }],
  ])('%s', (_, saved, expected) => {
    expect(replaceHours([saved], [], zone, '2026-12-01')).toEqual({
      end: [],
      remove: [],
      add: [],
      ...expected,
    })
  })

  test('the new week holds from that day', () => {
    expect(replaceHours([], [monday], zone, '2026-12-01').add).toEqual([
      { ...monday, zone, validFrom: '2026-12-01', validTo: null },
    ])
  })

  test('before the day nothing changes, from it on there is the new week only', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days))
    const saved = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      validFrom: day,
      days: fc.option(fc.nat(40)),
    })
    fc.assert(
      fc.property(fc.array(saved, { maxLength: 8 }), day, (lines, validFrom) => {
        const old = lines.map(({ weekday, validFrom: from, days }, index) =>
          line(`${index}`, weekday, from, days === null ? null : addDays(from, days + 1)),
        )
        const now = applied(old, replaceHours(old, [monday], zone, validFrom))
        const turn = instantOf(zone, validFrom, 0)
        const before = { from: instantOf(zone, '2026-10-20', 0), to: turn }
        const after = { from: turn, to: instantOf(zone, '2027-03-01', 0) }
        expect(workingIntervals(now, before)).toEqual(workingIntervals(old, before))
        const fresh = [{ ...monday, zone, validFrom: '2026-01-01', validTo: null }]
        expect(workingIntervals(now, after)).toEqual(workingIntervals(fresh, after))
        for (const one of now) expect(one.validTo === null || one.validTo > one.validFrom).toBe(true)
      }),
    )
  })
})

test('hoursOn gives the week in force, in order', () => {
  const lines = [
    line('b', 2, '2026-01-01'),
    line('a', 1, '2026-01-01'),
    line('c', 1, '2027-01-01'),
    line('d', 3, '2020-01-01', '2020-12-31'),
  ]
  expect(hoursOn(lines, '2026-11-24').map(({ weekday }) => weekday)).toEqual([1, 2])
})
