import { beforeEach, describe, expect, test } from 'vitest'
import { findAdvisorCalendar, listCalendars } from '@/db/advisor-calendar'
import { bookMeeting } from '@/db/booking-book'
import { addTimeOff, removeTimeOff } from '@/db/time-off'
import { previewWeekHours } from '@/db/week-hours'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

const database = freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})
const nobody = { ok: false, reason: 'not_found' }
const christmas = { from: utc('2026-12-23T00:00'), to: utc('2026-12-27T00:00'), reason: 'Holiday' }

describe('time off', () => {
  test('names the meetings that lie in it, stops new ones, and can be taken back', async () => {
    const { scheduler, eva, anna, bo } = world
    const made = await bookMeeting(anna, orderOf(world, { startsAt: utc('2026-12-23T10:00') }), now)
    const added = await addTimeOff(scheduler, { advisorId: eva.id, ...christmas })
    if (!added.ok) throw new Error(added.reason)
    expect(added.value.bookings.map(({ id }) => id)).toEqual([made.ok && made.value.id])
    const order = orderOf(world, { startsAt: utc('2026-12-23T13:00') })
    expect(await bookMeeting(bo, order, now)).toEqual({ ok: false, reason: 'advisor_away' })
    const { id } = added.value
    expect((await removeTimeOff(scheduler, id, now)).ok).toBe(true)
    expect(await removeTimeOff(scheduler, id, now)).toEqual(nobody)
    expect((await bookMeeting(bo, orderOf(world, { startsAt: utc('2026-12-23T13:00') }), now)).ok).toBe(true)
  })
  test('A03 only by the scheduler of the branch', async () => {
    const { eva, otherScheduler, scheduler } = world
    const order = { advisorId: eva.id, ...christmas }
    expect(await addTimeOff(otherScheduler, order)).toEqual(nobody)
    expect(await addTimeOff(eva, order)).toEqual(nobody)
    const added = await addTimeOff(scheduler, order)
    expect(added.ok && (await removeTimeOff(otherScheduler, added.value.id, now))).toEqual(nobody)
  })
})

describe('calendars', () => {
  const tuesday = { from: utc('2026-11-23T23:00'), to: utc('2026-11-24T23:00') }
  test('a branch for its scheduler, their own for an advisor, none for others', async () => {
    const { scheduler, otherScheduler, eva, anna } = world
    await bookMeeting(anna, orderOf(world), now)
    const names = async (actor: typeof anna) =>
      (await listCalendars(actor, tuesday, now)).map((calendar) => calendar.advisor.name)
    expect(await names(scheduler)).toEqual(['Eva', 'Omar'])
    expect(await names(otherScheduler)).toEqual(['Nils'])
    expect(await names(eva)).toEqual(['Eva'])
    expect(await names(anna)).toEqual([])
    const own = await findAdvisorCalendar(eva, eva.id, tuesday, now)
    expect(own?.working).toEqual([{ from: utc('2026-11-24T08:00'), to: utc('2026-11-24T16:00') }])
    expect(own?.bookings.map((booking) => booking.customer.name)).toEqual(['Anna'])
    expect(await findAdvisorCalendar(otherScheduler, eva.id, tuesday, now)).toBeUndefined()
  })
  test('a meeting is found behind any number of earlier ones of other advisors', async () => {
    const { scheduler, eva, omar, anna, bo } = world
    await database.pool.query(
      `INSERT INTO booking (customer_id, advisor_id, branch_id, type_id, way, starts_at, ends_at, zone,
         idempotency_key, body_hash, booked_by, created_at, changed_at)
       SELECT $1, $2, $3, $4, 'video', at, at + interval '5 minutes', 'Europe/Stockholm',
         gen_random_uuid()::text, '', $1, at, at
       FROM generate_series($5::timestamptz, $5::timestamptz + 2100 * interval '5 minutes', '5 minutes') AS at`,
      [anna.id, omar.id, omar.branchId, world.typeId, now],
    )
    const startsAt = utc('2026-12-23T10:00')
    expect((await bookMeeting(bo, orderOf(world, { startsAt }), now)).ok).toBe(true)
    const found = (list: { startsAt: number }[] | undefined) => list?.map((view) => view.startsAt)
    const range = { from: now.getTime(), to: utc('2027-01-01T00:00') }
    expect(found((await findAdvisorCalendar(scheduler, eva.id, range, now))?.bookings)).toEqual([startsAt])
    const week = { advisorId: eva.id, spans: [], zone: 'Europe/Stockholm', validFrom: '2026-11-24' }
    const preview = await previewWeekHours(scheduler, week, now)
    expect(preview.ok && found(preview.value)).toEqual([startsAt])
    const added = await addTimeOff(scheduler, { advisorId: eva.id, ...range, reason: '' })
    expect(added.ok && found(added.value.bookings)).toEqual([startsAt])
  })
  test('a meeting belongs to the time before its end, not to the moment of it', async () => {
    const { eva, anna } = world
    await bookMeeting(anna, orderOf(world), now)
    const after = { from: utc('2026-11-24T10:30'), to: utc('2026-11-24T12:00') }
    expect((await findAdvisorCalendar(eva, eva.id, after, now))?.bookings).toEqual([])
  })
})
