import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Booking } from '@/lib/booking/booking'
import { joinOpensIn, mayJoinBooked } from '@/lib/booking/join-window'
import { type BookingEvent, transition } from '@/lib/booking/transition'

const MINUTE = 60_000
const now = Date.parse('2026-11-23T08:00Z')
const start = now + 60 * MINUTE
const booking: Booking = {
  id: 'b',
  customerId: 'c',
  advisorId: 'a',
  branchId: 'br',
  typeId: 't',
  way: 'video',
  startsAt: start,
  endsAt: start + 30 * MINUTE,
  zone: 'Europe/Stockholm',
  about: '',
  state: 'confirmed',
  cancelReason: null,
  version: 3,
  sequence: 2,
}
const place = {
  startsAt: start + 60 * MINUTE,
  endsAt: start + 90 * MINUTE,
  advisorId: 'a',
  zone: 'Europe/Stockholm',
}
const move: BookingEvent = { kind: 'move', version: 3, ...place }
const cancel: BookingEvent = { kind: 'cancel', version: 3, reason: 'ill' }
const cancelled: Booking = { ...booking, state: 'cancelled', cancelReason: 'ill' }

describe('transition', () => {
  test('moving changes the time and raises version and sequence', () => {
    expect(transition(booking, move, now)).toEqual({
      ok: true,
      value: { ...booking, ...place, version: 4, sequence: 3 },
    })
  })
  test('reassigning keeps the time', () => {
    const event = { ...move, startsAt: booking.startsAt, endsAt: booking.endsAt, advisorId: 'other' }
    expect(transition(booking, event, now)).toMatchObject({
      ok: true,
      value: { advisorId: 'other', version: 4 },
    })
  })
  test('cancelling keeps everything else', () => {
    expect(transition(booking, cancel, now)).toEqual({
      ok: true,
      value: { ...booking, state: 'cancelled', cancelReason: 'ill', version: 4, sequence: 3 },
    })
  })
  test.each<[string, Booking, BookingEvent, number, string]>([
    ['A61 cancel twice', cancelled, { ...cancel, version: 3 }, now, 'already_cancelled'],
    ['A61 move what is cancelled', cancelled, move, now, 'already_cancelled'],
    ['A61 move after the start', booking, move, start, 'already_started'],
    ['A61 cancel after the start', booking, cancel, start + MINUTE, 'already_started'],
    ['A61 move by a stale version', booking, { ...move, version: 2 }, now, 'stale_version'],
    ['A61 cancel by a stale version', booking, { ...cancel, version: 2 }, now, 'stale_version'],
    ['a version from the future', booking, { ...cancel, version: 4 }, now, 'stale_version'],
    ['to where it is', booking, { ...move, startsAt: start, endsAt: booking.endsAt }, now, 'same_time'],
  ])('%s', (_, from, event, when, reason) => {
    expect(transition(from, event, when)).toEqual({ ok: false, reason })
  })
  test('one millisecond before the start is early enough', () => {
    expect(transition(booking, cancel, start - 1).ok).toBe(true)
  })
})

test('F15 of any two people who saw the same version exactly one wins', () => {
  const events = fc.constantFrom(move, cancel)
  fc.assert(
    fc.property(events, events, (one, other) => {
      const first = transition(booking, one, now)
      expect(first.ok).toBe(true)
      if (first.ok) expect(transition(first.value, other, now).ok).toBe(false)
    }),
  )
})

describe('joining', () => {
  test.each<[string, Partial<Booking>, number, boolean, number | null]>([
    ['an hour before', {}, now, false, 50 * MINUTE],
    ['10 minutes before, to the millisecond', {}, start - 10 * MINUTE, true, 0],
    ['one millisecond too early', {}, start - 10 * MINUTE - 1, false, 1],
    ['in the middle', {}, start + 10 * MINUTE, true, 0],
    ['A23 when it is over', {}, booking.endsAt, false, null],
    ['A23 when it is cancelled', { state: 'cancelled' }, start, false, null],
    ['by phone', { way: 'phone' }, start, false, null],
  ])('%s', (_, change, when, may, opensIn) => {
    expect(mayJoinBooked({ ...booking, ...change }, when)).toBe(may)
    expect(joinOpensIn({ ...booking, ...change }, when)).toBe(opensIn)
  })
})
