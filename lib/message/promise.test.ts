import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from '@/lib/booking/interval'
import { intersectIntervals } from '@/lib/booking/interval-algebra'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { answerNow, isOverdue, promiseAheadMs, promisedBy, usualPromise, wasKept } from './promise'

const HOUR = 3_600_000
const quarter = HOUR / 4
const at = (text: string) => Date.parse(text)
const week = (zone: string, days = [1, 2, 3, 4, 5], from = 9, to = 17) =>
  days.map((weekday) => ({
    ...{ weekday, zone, fromMinute: from * 60, toMinute: to * 60 },
    ...{ validFrom: '2020-01-01', validTo: null },
  }))
const ahead = (from: number): Interval => ({ from, to: from + promiseAheadMs })
const openAt = (zone: string, asked: number) => workingIntervals(week(zone), ahead(asked))

describe('four office hours, 9 to 17 in Stockholm', () => {
  it.each([
    ['in the morning: the same day', '2026-11-23T10:00+01:00', '2026-11-23T14:00+01:00'],
    ['before the day begins: from its beginning', '2026-11-23T05:12+01:00', '2026-11-23T13:00+01:00'],
    ['the day just holds it', '2026-11-23T13:00+01:00', '2026-11-23T17:00+01:00'],
    ['late: the rest the next morning', '2026-11-23T16:00+01:00', '2026-11-24T12:00+01:00'],
    ['Friday evening: Monday', '2026-11-27T19:40+01:00', '2026-11-30T13:00+01:00'],
    ['in quarters of an hour', '2026-11-23T10:07+01:00', '2026-11-23T14:15+01:00'],
    ['over the night summer time begins', '2026-03-27T16:00+01:00', '2026-03-30T12:00+02:00'],
    ['over the night it ends', '2026-10-23T16:00+02:00', '2026-10-26T12:00+01:00'],
  ])('%s', (_, asked, promised) => {
    expect(promisedBy(at(asked), openAt('Europe/Stockholm', at(asked)), usualPromise)).toBe(at(promised))
  })

  it('a lunch does not count, nor a day off', () => {
    const open = [
      { from: 0, to: 3 * HOUR },
      { from: 4 * HOUR, to: 8 * HOUR },
    ]
    expect(promisedBy(0, open, usualPromise)).toBe(5 * HOUR)
    expect(promisedBy(HOUR, open.slice(1), usualPromise)).toBe(8 * HOUR)
  })

  it('nobody there, or not long enough: nothing is promised', () => {
    expect(promisedBy(0, [], usualPromise)).toBeNull()
    expect(promisedBy(0, [{ from: 0, to: 3 * HOUR }], usualPromise)).toBeNull()
  })

  it('a branch may promise otherwise', () => {
    expect(promisedBy(0, [{ from: 0, to: 9 * HOUR }], { officeMs: 8 * HOUR })).toBe(8 * HOUR)
  })
})

describe.each(['Europe/Stockholm', 'America/St_Johns', 'Pacific/Apia'])('in %s', (zone) => {
  const asked = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') })
  const rule = fc.integer({ min: 1, max: 40 }).map((quarters) => ({ officeMs: quarters * quarter }))

  it('so much office time lies between, up to the quarter', () => {
    fc.assert(
      fc.property(asked, rule, (from, { officeMs }) => {
        const open = openAt(zone, from)
        const to = promisedBy(from, open, { officeMs })
        if (to === null) return expect(to).not.toBeNull()
        const between = intersectIntervals(open, [{ from, to }])
        const spent = between.reduce((sum, span) => sum + span.to - span.from, 0)
        expect(spent).toBeGreaterThanOrEqual(officeMs)
        expect(spent).toBeLessThan(officeMs + quarter)
        expect(to % quarter).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('who writes later is never promised an earlier answer', () => {
    fc.assert(
      fc.property(asked, fc.nat(3 * 86_400_000), rule, (from, later, promise) => {
        const open = openAt(zone, from)
        const [first, second] = [promisedBy(from, open, promise), promisedBy(from + later, open, promise)]
        expect(second ?? Infinity).toBeGreaterThanOrEqual(first ?? 0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('kept or not', () => {
  const open = { state: 'open', waitingSince: 100, promisedBy: 500 } as const

  it.each([
    [open, 500, false],
    [open, 501, true],
    [{ ...open, promisedBy: null }, 501, false],
    [{ state: 'answered', answeredAt: 100 } as const, 501, false],
    [{ state: 'closed', closedAt: 100 } as const, 501, false],
  ])('%j at %i overdue: %s', (standing, now, overdue) => {
    expect(isOverdue(standing, now)).toBe(overdue)
  })

  it('an answer is measured while somebody waits for it', () => {
    expect(answerNow(open, 400)).toEqual({ askedAt: 100, promisedBy: 500, answeredAt: 400 })
    // whoever asked had another clock
    expect(answerNow(open, 90)).toMatchObject({ askedAt: 100, answeredAt: 100 })
    expect(answerNow({ state: 'answered', answeredAt: 1 }, 400)).toBeNull()
    expect(answerNow({ state: 'closed', closedAt: 1 }, 400)).toBeNull()
  })

  it('is an answer to what was seen: to a part of it, or to nothing at all', () => {
    expect(answerNow(open, 400, 101)).toMatchObject({ askedAt: 100, answeredAt: 400 })
    expect(answerNow(open, 400, 100)).toBeNull()
  })

  it.each([
    [500, 500, true],
    [500, 501, false],
    [null, 501, null],
  ])('promised %s, answered %i: %s', (promised, answeredAt, kept) => {
    expect(wasKept({ askedAt: 100, promisedBy: promised, answeredAt })).toBe(kept)
  })
})
