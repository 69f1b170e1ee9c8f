import { beforeEach, describe, expect, test } from 'vitest'
import { findAdvisorCalendar, listCalendars } from '@/db/advisor-calendar'
import { bookMeeting } from '@/db/booking-book'
import { addTimeOff, removeTimeOff } from '@/db/time-off'
import { addWorkingHours, listWorkingHours, removeWorkingHours, updateWorkingHours } from '@/db/working-hours'
import type { WeeklyHours } from '@/lib/booking/working-intervals'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})
const nobody = { ok: false, reason: 'not_found' }
const saturday: WeeklyHours = {
  weekday: 6,
  fromMinute: 600,
  toMinute: 840,
  zone: 'Europe/Stockholm',
  validFrom: '2026-01-01',
  validTo: null,
}
const onSaturday = utc('2026-11-28T09:00')
const christmas = { from: utc('2026-12-23T00:00'), to: utc('2026-12-27T00:00'), reason: 'Holiday' }

describe('working hours', () => {
  test('added, changed and taken out by the scheduler of the branch; bookable at once', async () => {
    const { scheduler, eva, anna } = world
    const order = orderOf(world, { startsAt: onSaturday })
    expect(await bookMeeting(anna, order, now)).toEqual({ ok: false, reason: 'outside_hours' })
    const added = await addWorkingHours(scheduler, eva.id, saturday)
    if (!added.ok) throw new Error(added.reason)
    const line = added.value.find(({ weekday }) => weekday === 6)
    expect(line).toMatchObject(saturday)
    expect((await bookMeeting(anna, order, now)).ok).toBe(true)
    const id = line?.id ?? ''
    const shorter = await updateWorkingHours(scheduler, eva.id, id, { ...saturday, toMinute: 660 })
    expect(shorter.ok && shorter.value.find((other) => other.id === id)?.toMinute).toBe(660)
    const without = await removeWorkingHours(scheduler, eva.id, id)
    expect(without.ok && without.value.some((other) => other.id === id)).toBe(false)
  })
  test('never two lines for the same time', async () => {
    const { scheduler, eva } = world
    const monday = { ...saturday, weekday: 1 }
    expect(await addWorkingHours(scheduler, eva.id, monday)).toEqual({ ok: false, reason: 'hours_clash' })
    const early = { ...monday, fromMinute: 480, toMinute: 540 }
    const added = await addWorkingHours(scheduler, eva.id, early)
    const id = added.ok ? added.value.find((line) => line.fromMinute === 480)?.id : undefined
    const grown = await updateWorkingHours(scheduler, eva.id, id ?? '', { ...early, toMinute: 560 })
    expect(grown).toEqual({ ok: false, reason: 'hours_clash' })
  })
  test('A03 A04 nobody else: the advisor reads them, others do not know of them', async () => {
    const { eva, omar, anna, otherScheduler, scheduler, nils } = world
    expect(await listWorkingHours(eva, eva.id)).toHaveLength(5)
    for (const actor of [omar, anna, otherScheduler]) {
      expect(await listWorkingHours(actor, eva.id)).toBeUndefined()
      expect(await addWorkingHours(actor, eva.id, saturday)).toEqual(nobody)
    }
    expect(await addWorkingHours(eva, eva.id, saturday)).toEqual(nobody)
    const own = (await listWorkingHours(eva, eva.id))?.[0]?.id ?? ''
    expect(await removeWorkingHours(scheduler, omar.id, own)).toEqual(nobody)
    expect(await removeWorkingHours(scheduler, nils.id, own)).toEqual(nobody)
  })
})

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
