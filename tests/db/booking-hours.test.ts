import { beforeEach, describe, expect, test } from 'vitest'
import { findAdvisorCalendar, listCalendars } from '@/db/advisor-calendar'
import { bookMeeting } from '@/db/booking-book'
import { addTimeOff, removeTimeOff } from '@/db/time-off'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

freshDatabase()
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
})
