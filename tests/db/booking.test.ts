import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBooking, listUpcomingBookings } from '@/db/booking'
import { bookMeeting } from '@/db/booking-book'
import { db } from '@/db/client'
import { findNextFree, listFreeTimes } from '@/db/free-times'
import { person } from '@/db/schema/access'
import { calendarBlock, timeOff } from '@/db/schema/booking'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import { type BookingWorld, bookingWorld, makeCustomer, now, orderOf, utc } from '../support/booking-world'
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

describe('booking', () => {
  test('is there for the two it is between and their scheduler, with everything that goes with it', async () => {
    const { anna, eva, scheduler, bo, nils, otherScheduler } = world
    const made = await booked(anna, { about: 'The flat in Årsta' })
    expect(made).toMatchObject({
      customerId: anna.id,
      advisorId: eva.id,
      startsAt: utc('2026-11-24T09:30'),
      endsAt: utc('2026-11-24T10:30'),
      zone: 'Europe/Stockholm',
      state: 'confirmed',
      version: 1,
      topic: 'Mortgage',
      about: 'The flat in Årsta',
    })
    for (const actor of [anna, eva, scheduler]) {
      expect((await listUpcomingBookings(actor, now)).map((row) => row.id)).toEqual([made.id])
    }
    for (const stranger of [bo, nils, otherScheduler]) {
      expect(await findBooking(stranger, made.id)).toBeUndefined()
      expect(await listUpcomingBookings(stranger, now)).toEqual([])
    }
    expect((await findBooking(scheduler, made.id))?.about).toBe('')
    expect(await count('mail WHERE booking_id = $1', made.id)).toBe(2)
    expect(await count("audit_event WHERE type = 'booked' AND data->>'bookingId' = $1", made.id)).toBe(1)
    expect(await count("graphile_worker.jobs WHERE task_identifier = 'send-mail'")).toBeGreaterThanOrEqual(2)
    const { rows } = await database.pool.query('SELECT during FROM calendar_block WHERE booking_id = $1', [
      made.id,
    ])
    expect(rows).toHaveLength(1)
  })

  test('A59 the same key: same order, same booking; another order or another person, no way in', async () => {
    const { anna, bo } = world
    const order = orderOf(world)
    const [first, second] = await Promise.all([bookMeeting(anna, order, now), bookMeeting(anna, order, now)])
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true)
    expect(await bookMeeting(anna, { ...order, way: 'phone' }, now)).toEqual({
      ok: false,
      reason: 'key_reused',
    })
    // another person's key is another key: bo meets the slot, not anna's booking
    expect(await bookMeeting(bo, order, now)).toEqual({ ok: false, reason: 'slot_taken' })
    expect(await count('booking WHERE customer_id = $1', anna.id)).toBe(1)
  })

  test.each<[string, Partial<Order>, string]>([
    ['A56 in the past', { startsAt: utc('2026-11-20T09:30') }, 'in_the_past'],
    ['A56 under the notice', { startsAt: utc('2026-11-23T08:00') }, 'too_soon'],
    ['A56 beyond the horizon', { startsAt: utc('2027-03-01T09:30') }, 'too_far'],
    ['A56 outside the hours', { startsAt: utc('2026-11-24T19:00') }, 'outside_hours'],
    ['A56 on a Sunday', { startsAt: utc('2026-11-29T09:30') }, 'outside_hours'],
    ['A57 an odd minute', { startsAt: utc('2026-11-24T09:31') }, 'off_grid'],
    ['A60 a type that does not exist', { typeId: randomUUID() }, 'wrong_type'],
    ['A60 an advisor that does not exist', { advisorId: randomUUID() }, 'not_found'],
    ['A60 a customer that does not exist', { customerId: randomUUID() }, 'not_found'],
  ])('refuses %s', async (_, change, reason) => {
    expect(await refused(world.anna, change)).toBe(reason)
    expect(await count('booking WHERE customer_id = $1', world.anna.id)).toBe(0)
    expect(
      await count(
        "audit_event WHERE type IN ('booking_refused', 'access_refused') AND actor_id = $1",
        world.anna.id,
      ),
    ).toBe(1)
  })

  test('A60 for somebody else, A02 A03 with somebody else: they do not exist', async () => {
    const { anna, bo, eva, omar, nils, scheduler, otherScheduler } = world
    expect(await refused(anna, { customerId: bo.id })).toBe('not_found')
    expect(await refused(anna, { advisorId: nils.id })).toBe('not_found')
    expect(await refused(nils, { customerId: anna.id })).toBe('not_found')
    expect(await refused(otherScheduler, { customerId: anna.id })).toBe('not_found')
    expect(await refused(scheduler, { customerId: anna.id, advisorId: nils.id })).toBe('not_found')
    expect((await booked(anna, { advisorId: omar.id })).advisorId).toBe(omar.id)
    expect((await booked(eva, { customerId: bo.id })).advisorId).toBe(eva.id)
    const wednesday = utc('2026-11-25T09:30')
    expect((await booked(scheduler, { customerId: bo.id, startsAt: wednesday })).advisorId).toBe(eva.id)
  })

  test('A60 an advisor who left', async () => {
    await db().update(person).set({ disabledAt: now }).where(eq(person.id, world.eva.id))
    expect(await refused(world.anna, {})).toBe('advisor_left')
  })

  test('A56 during time off', async () => {
    const during = { from: utc('2026-11-24T00:00'), to: utc('2026-11-25T00:00') }
    await db().insert(timeOff).values({ advisorId: world.eva.id, during })
    expect(await refused(world.anna, {})).toBe('advisor_away')
  })

  test('A58 neighbours pass, buffers do not', async () => {
    await booked(world.anna, { startsAt: utc('2026-11-24T09:30') })
    expect(await refused(world.bo, { startsAt: utc('2026-11-24T10:30') })).toBe('slot_taken')
    expect(await refused(world.bo, { startsAt: utc('2026-11-24T08:30') })).toBe('slot_taken')
    await booked(world.bo, { startsAt: utc('2026-11-24T11:00') })
    await booked(world.bo, { startsAt: utc('2026-11-24T08:00') })
  })

  test('A60 nobody books a calendar full: ten meetings ahead, and never two at once', async () => {
    const customer = await makeCustomer('Cia', world.eva)
    await booked(customer, { advisorId: world.omar.id })
    expect(await refused(customer, {})).toBe('you_are_booked')
    const days = ['25', '26', '27', '30']
    for (const day of days) {
      const month = day === '30' ? '2026-11-30' : `2026-11-${day}`
      await booked(customer, { startsAt: utc(`${month}T08:00`) })
      await booked(customer, { startsAt: utc(`${month}T12:00`) })
    }
    await booked(customer, { startsAt: utc('2026-12-01T08:00') })
    expect(await refused(customer, { startsAt: utc('2026-12-02T08:00') })).toBe('too_many')
  })

  test('A60 a hold takes the time only until it runs out', async () => {
    const during = { from: utc('2026-11-24T09:30'), to: utc('2026-11-24T10:45') }
    const advisorId = world.eva.id
    const expiresAt = new Date(now.getTime() + 1)
    await db().insert(calendarBlock).values({ advisorId, during, kind: 'hold', expiresAt })
    expect(await refused(world.anna, {})).toBe('slot_taken')
    expect((await bookMeeting(world.anna, orderOf(world), expiresAt)).ok).toBe(true)
    expect(await count("calendar_block WHERE kind = 'hold' AND advisor_id = $1", advisorId)).toBe(0)
  })
})

describe('free times', () => {
  test('what is offered can be booked, what is booked is not offered', async () => {
    const { anna, typeId } = world
    const before = await listFreeTimes(anna, { typeId }, now)
    if (!before.ok) throw new Error(before.reason)
    expect(before.value.advisor.name).toBe('Eva')
    expect(before.value.times[0]).toBe(utc('2026-11-23T09:00'))
    const wanted = utc('2026-11-24T09:30')
    expect(before.value.times).toContain(wanted)
    const made = await booked(anna)
    const after = await listFreeTimes(world.bo, { typeId }, now)
    expect(after.ok && after.value.times).not.toContain(wanted)
    const forMove = await listFreeTimes(anna, { typeId, bookingId: made.id }, now)
    expect(forMove.ok && forMove.value.times).toContain(wanted + 30 * 60_000)
    expect(forMove.ok && forMove.value.times).not.toContain(wanted)
  })
  test('A60 only with people who exist for this actor', async () => {
    const { anna, bo, nils, typeId, otherScheduler } = world
    const nobody = { ok: false, reason: 'not_found' }
    expect(await listFreeTimes(anna, { typeId, advisorId: nils.id }, now)).toEqual(nobody)
    expect(await listFreeTimes(anna, { typeId, customerId: bo.id }, now)).toEqual(nobody)
    expect(await listFreeTimes(otherScheduler, { typeId, customerId: anna.id }, now)).toEqual(nobody)
    expect(await listFreeTimes(anna, { typeId: randomUUID() }, now)).toEqual(nobody)
    const { id } = await booked(bo)
    expect(await listFreeTimes(anna, { typeId, bookingId: id }, now)).toEqual(nobody)
  })
  test('says why there are none', async () => {
    const during = { from: utc('2026-11-20T00:00'), to: utc('2027-11-20T00:00') }
    await db().insert(timeOff).values({ advisorId: world.eva.id, during })
    expect(await listFreeTimes(world.anna, { typeId: world.typeId }, now)).toMatchObject({
      value: { times: [], why: 'away' },
    })
    expect(await findNextFree(world.eva.id, now)).toBeNull()
  })
})
