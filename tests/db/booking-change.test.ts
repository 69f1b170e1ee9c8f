import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBookedMeeting } from '@/db/booked-meeting'
import { findBooking, listPastBookings, listUpcomingBookings } from '@/db/booking'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { moveBooking } from '@/db/booking-move'
import { db } from '@/db/client'
import { findMeeting } from '@/db/meeting'
import { meeting } from '@/db/schema/meeting'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

const database = freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})

async function booked(actor: Actor, change: Partial<Order> = {}) {
  const answer = await bookMeeting(actor, orderOf(world, change), now)
  if (!answer.ok) throw new Error(`not booked: ${answer.reason}`)
  return answer.value
}
const count = async (text: string, ...values: string[]) =>
  (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]?.n
const refused = async (actor: Actor, change: Partial<Order>) => {
  const answer = await bookMeeting(actor, orderOf(world, change), now)
  return answer.ok ? 'booked' : answer.reason
}

describe('moving', () => {
  const later = utc('2026-11-25T12:00')

  test('gives the old time back, raises version and SEQUENCE, tells both', async () => {
    const { anna, bo } = world
    const made = await booked(anna)
    const moved = await moveBooking(anna, { bookingId: made.id, version: 1, startsAt: later }, now)
    expect(moved).toMatchObject({
      ok: true,
      value: { id: made.id, startsAt: later, version: 2, sequence: 1 },
    })
    expect(await count("mail WHERE booking_id = $1 AND template = 'moved' AND sequence = 1", made.id)).toBe(2)
    await booked(bo)
  })

  test('by half an hour: a meeting does not stand in its own way', async () => {
    const made = await booked(world.anna)
    const startsAt = made.startsAt + 30 * 60_000
    expect((await moveBooking(world.anna, { bookingId: made.id, version: 1, startsAt }, now)).ok).toBe(true)
  })

  test('onto a taken time leaves everything as it was', async () => {
    const { anna, bo } = world
    const made = await booked(anna)
    await booked(bo, { startsAt: later })
    const answer = await moveBooking(anna, { bookingId: made.id, version: 1, startsAt: later }, now)
    expect(answer).toEqual({ ok: false, reason: 'slot_taken' })
    expect(await findBooking(anna, made.id)).toMatchObject({ startsAt: made.startsAt, version: 1 })
    expect(await refused(bo, {})).toBe('slot_taken')
  })

  test('to another advisor: only the scheduler; the one who had it reads that it is off', async () => {
    const { anna, eva, omar, nils, scheduler, otherScheduler } = world
    const made = await booked(anna)
    const order = { bookingId: made.id, version: 1, startsAt: made.startsAt, advisorId: omar.id }
    expect(await moveBooking(eva, order, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await moveBooking(otherScheduler, order, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await moveBooking(scheduler, { ...order, advisorId: nils.id }, now)).toEqual({
      ok: false,
      reason: 'not_found',
    })
    const moved = await moveBooking(scheduler, order, now)
    expect(moved).toMatchObject({ ok: true, value: { advisorId: omar.id, version: 2 } })
    const { rows } = await database.pool.query<{ who: string; template: string; method: string }>(
      `SELECT p.name AS who, m.template, m.ics_method AS method FROM mail m JOIN person p ON p.id = m.person_id
        WHERE m.booking_id = $1 AND m.sequence = 1 ORDER BY p.name`,
      [made.id],
    )
    expect(rows).toEqual([
      { who: 'Anna', template: 'moved', method: 'REQUEST' },
      { who: 'Eva', template: 'cancelled', method: 'CANCEL' },
      { who: 'Omar', template: 'booked', method: 'REQUEST' },
    ])
    expect(await findBooking(eva, made.id)).toBeUndefined()
  })

  test('A61 twice by the same version, after the start, when cancelled, of somebody else', async () => {
    const { anna, bo } = world
    const made = await booked(anna)
    const order = { bookingId: made.id, version: 1, startsAt: later }
    expect(await moveBooking(bo, order, now)).toEqual({ ok: false, reason: 'not_found' })
    const started = new Date(made.startsAt)
    expect(await moveBooking(anna, order, started)).toEqual({ ok: false, reason: 'already_started' })
    expect((await moveBooking(anna, order, now)).ok).toBe(true)
    const again = { ...order, startsAt: later + 3_600_000 }
    expect(await moveBooking(anna, again, now)).toEqual({ ok: false, reason: 'stale_version' })
    const cancel = { bookingId: made.id, version: 2, reason: '' }
    expect((await cancelBooking(anna, cancel, now)).ok).toBe(true)
    expect(await cancelBooking(anna, cancel, now)).toEqual({ ok: false, reason: 'already_cancelled' })
    expect(await moveBooking(anna, { ...again, version: 3 }, now)).toEqual({
      ok: false,
      reason: 'already_cancelled',
    })
  })
})

describe('cancelling', () => {
  test('gives the time back, keeps the booking and its reason, sends CANCEL', async () => {
    const { anna, bo, eva } = world
    const made = await booked(anna)
    const answer = await cancelBooking(eva, { bookingId: made.id, version: 1, reason: 'ill' }, now)
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'cancelled', cancelReason: 'ill', sequence: 1 },
    })
    expect(await listUpcomingBookings(anna, now)).toEqual([])
    expect((await listPastBookings(anna, now)).map((row) => row.cancelReason)).toEqual(['ill'])
    expect(await count("mail WHERE booking_id = $1 AND ics_method = 'CANCEL'", made.id)).toBe(2)
    await booked(bo)
  })
})

describe('the waiting room of a booking', () => {
  const early = new Date(utc('2026-11-24T09:25'))

  test('A23 closes when the booking is cancelled or moved, and cannot be opened again', async () => {
    const { anna, eva } = world
    const made = await booked(anna)
    const opened = await openBookedMeeting(anna, made.id, early)
    if (!opened.ok) throw new Error(opened.reason)
    expect((await cancelBooking(eva, { bookingId: made.id, version: 1, reason: '' }, early)).ok).toBe(true)
    expect(await findMeeting(anna, opened.value.id)).toMatchObject({
      state: 'cancelled',
      endReason: 'booking_changed',
    })
    expect(await openBookedMeeting(anna, made.id, early)).toEqual({ ok: false, reason: 'not_yet' })
  })
  test('A61 let in early: it has begun, so the booking stays as it is', async () => {
    const { anna, eva } = world
    const made = await booked(anna)
    const opened = await openBookedMeeting(anna, made.id, early)
    if (!opened.ok) throw new Error(opened.reason)
    await db().update(meeting).set({ state: 'live', liveAt: early }).where(eq(meeting.id, opened.value.id))
    const begun = { ok: false, reason: 'already_started' }
    expect(await cancelBooking(anna, { bookingId: made.id, version: 1, reason: '' }, early)).toEqual(begun)
    const startsAt = utc('2026-11-25T12:00')
    expect(await moveBooking(eva, { bookingId: made.id, version: 1, startsAt }, early)).toEqual(begun)
    expect(await findBooking(anna, made.id)).toMatchObject({ state: 'confirmed', version: 1 })
  })
})
