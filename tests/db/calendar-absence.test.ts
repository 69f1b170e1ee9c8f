import { beforeEach, describe, expect, test } from 'vitest'
import { findAbsencePlan, saveAbsence } from '@/db/absence'
import { findBooking } from '@/db/booking'
import { bookMeeting } from '@/db/booking-book'
import { moveBooking } from '@/db/booking-move'
import { removeTimeOff } from '@/db/time-off'
import { listTimeOff } from '@/db/time-off-list'
import type { AbsenceOrder } from '@/lib/calendar/orders'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

const database = freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})
const refused = (reason: string) => ({ ok: false, reason })
const wish = (change: Partial<AbsenceOrder> = {}) => ({
  ...{ advisorId: world.eva.id, firstDay: '2026-11-24', lastDay: '2026-11-24', from: '', to: '' },
  ...change,
})
const order = (choices: AbsenceOrder['choices'], change: Partial<AbsenceOrder> = {}): AbsenceOrder => ({
  ...wish(change),
  reason: 'Ill',
  choices,
})

async function booked(startsAt = utc('2026-11-24T09:30'), customer = world.anna, advisorId = world.eva.id) {
  const made = await bookMeeting(customer, orderOf(world, { startsAt, advisorId }), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
const count = async (text: string, ...values: string[]) =>
  (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]?.n

describe('planning an absence', () => {
  test('offers each meeting to the deputy who is free, and shows the next times; nothing changes', async () => {
    const { id } = await booked()
    const plan = await findAbsencePlan(world.scheduler, wish(), now)
    if (!plan.ok) throw new Error(plan.reason)
    expect(plan.value).toMatchObject([
      { booking: { id }, proposed: { advisorId: world.omar.id, startsAt: utc('2026-11-24T09:30') } },
    ])
    const others = plan.value[0]?.others ?? []
    // Eva only from when she is back, Omar also later the same day
    expect(others.find(({ advisorId }) => advisorId === world.eva.id)?.startsAt).toBe(utc('2026-11-25T08:00'))
    expect(others[0]).toMatchObject({ advisorId: world.omar.id, startsAt: utc('2026-11-24T10:00') })
    expect(await count('time_off WHERE advisor_id = $1', world.eva.id)).toBe(0)
  })

  test('a deputy who is taken is not proposed, but is there for later', async () => {
    await booked()
    await booked(utc('2026-11-24T09:00'), world.bo, world.omar.id)
    const plan = await findAbsencePlan(world.scheduler, wish(), now)
    expect(plan.ok && plan.value[0]?.proposed).toBeNull()
    expect(plan.ok && plan.value[0]?.others.some(({ advisorId }) => advisorId === world.omar.id)).toBe(true)
  })

  test('only what lies in it: not before, not after, not what has begun', async () => {
    await booked(utc('2026-11-24T08:00'))
    const inside = await booked(utc('2026-11-24T11:00'), world.bo)
    await booked(utc('2026-11-24T15:00'))
    const afternoon = wish({ from: '11:00', to: '16:00' })
    const plan = await findAbsencePlan(world.scheduler, afternoon, now)
    expect(plan.ok && plan.value.map(({ booking }) => booking.id)).toEqual([inside.id])
    const late = new Date(utc('2026-11-24T11:30'))
    expect(await findAbsencePlan(world.scheduler, afternoon, late)).toEqual({ ok: true, value: [] })
  })

  test('A03 another branch does not exist; a bad time is said', async () => {
    const { otherScheduler, scheduler, eva, nils } = world
    expect(await findAbsencePlan(otherScheduler, wish(), now)).toEqual(refused('not_found'))
    expect(await findAbsencePlan(eva, wish(), now)).toEqual(refused('not_found'))
    expect(await findAbsencePlan(scheduler, wish({ advisorId: nils.id }), now)).toEqual(refused('not_found'))
    expect(await findAbsencePlan(scheduler, wish({ lastDay: '2026-11-23' }), now)).toEqual(
      refused('ends_before_start'),
    )
  })
})

describe('covering an absence', () => {
  test('gives, moves, cancels and leaves as chosen; customers are told by mail with a raised SEQUENCE', async () => {
    const { eva, omar, scheduler } = world
    const given = await booked(utc('2026-11-24T08:00'))
    const moved = await booked(utc('2026-11-24T10:00'), world.bo)
    const gone = await booked(utc('2026-11-24T12:00'))
    const kept = await booked(utc('2026-11-24T14:00'), world.bo)
    const answer = await saveAbsence(
      scheduler,
      order([
        { bookingId: given.id, version: 1, kind: 'move', advisorId: omar.id, startsAt: given.startsAt },
        {
          bookingId: moved.id,
          version: 1,
          kind: 'move',
          advisorId: eva.id,
          startsAt: utc('2026-11-25T10:00'),
        },
        { bookingId: gone.id, version: 1, kind: 'cancel', reason: 'Eva is ill' },
        { bookingId: kept.id, version: 1, kind: 'keep' },
      ]),
      now,
    )
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.value.outcomes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['move', null],
      ['move', null],
      ['cancel', null],
      ['keep', null],
    ])
    expect(await findBooking(omar, given.id)).toMatchObject({ startsAt: given.startsAt, sequence: 1 })
    expect(await findBooking(eva, moved.id)).toMatchObject({ startsAt: utc('2026-11-25T10:00') })
    expect(await findBooking(eva, gone.id)).toMatchObject({ state: 'cancelled', cancelReason: 'Eva is ill' })
    expect(await findBooking(eva, kept.id)).toMatchObject({ version: 1, state: 'confirmed' })
    expect(await count('mail WHERE person_id = $1 AND sequence = 1 AND ics IS NOT NULL', world.anna.id)).toBe(
      2,
    )
    expect(await count("audit_event WHERE type = 'time_off_added' AND actor_id = $1", scheduler.id)).toBe(1)
    expect(await bookMeeting(world.bo, orderOf(world, { startsAt: utc('2026-11-24T08:00') }), now)).toEqual(
      refused('advisor_away'),
    )
  })

  test('one that has changed meanwhile stays, and the others are done', async () => {
    const { eva, omar, scheduler, anna } = world
    const first = await booked(utc('2026-11-24T08:00'))
    const second = await booked(utc('2026-11-24T10:00'), world.bo)
    await moveBooking(anna, { bookingId: first.id, version: 1, startsAt: utc('2026-11-24T13:00') }, now)
    const answer = await saveAbsence(
      scheduler,
      order([
        { bookingId: first.id, version: 1, kind: 'move', advisorId: omar.id, startsAt: first.startsAt },
        { bookingId: second.id, version: 1, kind: 'move', advisorId: omar.id, startsAt: second.startsAt },
      ]),
      now,
    )
    expect(answer.ok && answer.value.outcomes.map(({ reason }) => reason)).toEqual(['stale_version', null])
    expect(await findBooking(eva, first.id)).toMatchObject({ startsAt: utc('2026-11-24T13:00') })
  })

  test('two that the same deputy cannot both take: the first gets it, the second stays', async () => {
    const { omar, scheduler } = world
    const first = await booked(utc('2026-11-24T09:30'))
    const second = await booked(utc('2026-11-24T11:00'), world.bo)
    const to = (bookingId: string) =>
      ({
        bookingId,
        version: 1,
        kind: 'move',
        advisorId: omar.id,
        startsAt: utc('2026-11-24T09:30'),
      }) as const
    const answer = await saveAbsence(scheduler, order([to(first.id), to(second.id)]), now)
    expect(answer.ok && answer.value.outcomes.map(({ reason }) => reason)).toEqual([null, 'slot_taken'])
  })

  test('A03 A05 never for another branch, never with another branch’s meeting, never to its advisor', async () => {
    const { scheduler, otherScheduler, nils } = world
    const own = await booked()
    expect(await saveAbsence(otherScheduler, order([]), now)).toEqual(refused('not_found'))
    const foreign = order([{ bookingId: own.id, version: 1, kind: 'cancel', reason: 'x' }], {
      advisorId: nils.id,
    })
    const answer = await saveAbsence(otherScheduler, foreign, now)
    expect(answer.ok && answer.value.outcomes[0]?.reason).toBe('not_found')
    const away = order([
      { bookingId: own.id, version: 1, kind: 'move', advisorId: nils.id, startsAt: own.startsAt },
    ])
    const given = await saveAbsence(scheduler, away, now)
    expect(given.ok && given.value.outcomes[0]?.reason).toBe('not_found')
    expect(await findBooking(world.eva, own.id)).toMatchObject({ version: 1, state: 'confirmed' })
  })

  test('is listed for those who may read the calendar, until it is over or taken back', async () => {
    const { scheduler, otherScheduler, eva, omar } = world
    const answer = await saveAbsence(scheduler, order([]), now)
    const id = answer.ok ? answer.value.timeOffId : ''
    const listed = async (actor = scheduler, at = now) =>
      (await listTimeOff(actor, eva.id, at)).map((off) => off.id)
    expect(await listed()).toEqual([id])
    expect(await listed(eva)).toEqual([id])
    expect(await listed(otherScheduler)).toEqual([])
    expect(await listed(omar)).toEqual([])
    expect(await listed(scheduler, new Date('2026-11-25T00:00Z'))).toEqual([])
    await removeTimeOff(scheduler, id, now)
    expect(await listed()).toEqual([])
  })

  test('taken back, the time can be booked again', async () => {
    const answer = await saveAbsence(world.scheduler, order([]), now)
    if (!answer.ok) throw new Error(answer.reason)
    await removeTimeOff(world.scheduler, answer.value.timeOffId, now)
    expect((await booked()).state).toBe('confirmed')
  })
})
