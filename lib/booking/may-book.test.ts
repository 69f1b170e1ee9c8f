import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookingWindow, calendarRange } from '@/lib/booking/booking-window'
import { type CustomerCalendar, freeSlots, withOwn } from '@/lib/booking/free-slots'
import { type BookingWish, type MayBookReason, mayBook, placeOf } from '@/lib/booking/may-book'
import { type MeetingType, slotRule } from '@/lib/booking/meeting-type'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const now = Date.parse('2026-11-23T08:00Z')
const at = (clock: string, day = 0) => Date.parse(`2026-11-23T${clock}Z`) + day * DAY
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const type: MeetingType = {
  id: 't',
  key: 'loan',
  name: 'Loan',
  duration: 60,
  bufferBefore: 10,
  bufferAfter: 15,
  notice: 120,
  horizonDays: 30,
  step: 30,
  ways: ['video', 'phone'],
}
const calendar: CustomerCalendar = {
  open: [span('07:00', '16:00'), { from: at('07:00', 2), to: at('16:00', 2) }],
  away: [span('12:00', '13:00')],
  blocks: [span('13:30', '14:30')],
  own: [span('15:00', '15:30')],
  unfit: [{ from: at('07:00', 2), to: at('07:00', 9) }],
}
const ask = (wish: Partial<BookingWish>, role: 'customer' | 'advisor' = 'customer') =>
  mayBook(
    { startsAt: at('10:00'), way: 'video', ...wish },
    type,
    calendar,
    bookingWindow(type, now, role),
    now,
  )

describe('mayBook', () => {
  test('says where the meeting lies, and what it takes with its buffers', () => {
    expect(ask({})).toEqual({
      ok: true,
      value: { meeting: span('10:00', '11:00'), block: { from: at('09:50'), to: at('11:15') } },
    })
  })
  test.each<[string, Partial<BookingWish>, MayBookReason]>([
    ['A57 not a number', { startsAt: Number.NaN }, 'bad_time'],
    ['A57 endless', { startsAt: Infinity }, 'bad_time'],
    ['A57 half a millisecond', { startsAt: at('10:00') + 0.5 }, 'bad_time'],
    ['A57 year 9999', { startsAt: Date.parse('9999-01-01T10:00Z') }, 'too_far'],
    ['A57 off the grid', { startsAt: at('10:10') }, 'off_grid'],
    ['A60 a way this topic does not have', { way: 'branch' }, 'wrong_way'],
    ['A56 in the past', { startsAt: at('07:00') }, 'in_the_past'],
    ['A56 now', { startsAt: now }, 'in_the_past'],
    ['A56 under the notice', { startsAt: at('09:30') }, 'too_soon'],
    ['A56 beyond the horizon', { startsAt: at('10:00', 31) }, 'too_far'],
    ['A56 outside the hours', { startsAt: at('06:00', 1) }, 'outside_hours'],
    ['A56 over the end of the hours', { startsAt: at('15:30') }, 'outside_hours'],
    ['A56 during time off', { startsAt: at('12:00') }, 'advisor_away'],
    ['when the advisor may not take it', { startsAt: at('10:00', 2) }, 'not_qualified'],
    ['A58 over the start of another meeting', { startsAt: at('13:00') }, 'slot_taken'],
    ['A58 the same time', { startsAt: at('13:30') }, 'slot_taken'],
    ['over another meeting of their own', { startsAt: at('15:00') }, 'you_are_booked'],
    ['A58 within the buffer of another meeting', { startsAt: at('14:30') }, 'slot_taken'],
  ])('%s', (_, wish, reason) => expect(ask(wish)).toEqual({ ok: false, reason }))

  test('A58 adjacent with its buffers passes', () => {
    const blocks = [span('08:00', '09:50'), span('11:15', '12:00')]
    const window = bookingWindow(type, now, 'customer')
    expect(
      mayBook({ startsAt: at('10:00'), way: 'phone' }, type, { ...calendar, blocks }, window, now).ok,
    ).toBe(true)
  })
  test('staff need no notice, but cannot book the past either', () => {
    expect(ask({ startsAt: at('08:30') }, 'advisor').ok).toBe(true)
    expect(ask({ startsAt: now }, 'advisor')).toEqual({ ok: false, reason: 'in_the_past' })
  })
})

test('bookingWindow', () => {
  expect(bookingWindow(type, now, 'customer')).toEqual({ from: now + 2 * HOUR, to: now + 30 * DAY })
  expect(bookingWindow(type, now, 'scheduler').from).toBe(now + 1)
})

test('whatever mayBook allows is a free slot, and the other way round', () => {
  const window = bookingWindow(type, now, 'customer')
  const free = new Set(freeSlots(withOwn(calendar), slotRule(type), window))
  expect(free.size).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 * 12 }), (steps) => {
      const startsAt = at('06:00') + steps * 5 * MINUTE
      const answer = mayBook({ startsAt, way: 'video' }, type, calendar, window, now)
      expect(answer.ok).toBe(free.has(startsAt))
      if (answer.ok) expect(answer.value).toEqual(placeOf(type, startsAt))
    }),
    { numRuns: 500 },
  )
})

test('calendarRange is whole UTC days, one more on each side', () => {
  expect(calendarRange({ from: 2.5 * DAY, to: 3 * DAY })).toEqual({ from: DAY, to: 4 * DAY })
  expect(calendarRange({ from: 2 * DAY, to: 3 * DAY + 1 })).toEqual({ from: DAY, to: 5 * DAY })
})
