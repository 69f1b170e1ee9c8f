import { beforeEach, describe, expect, test } from 'vitest'
import { bookMeeting } from '@/db/booking-book'
import { addWeekHours, findWeekHours, previewWeekHours, saveWeekHours, type WeekOrder } from '@/db/week-hours'
import { instantOf } from '@/lib/booking/local-day'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { readPattern } from '@/lib/calendar/hours-pattern'
import { hoursOn } from '@/lib/calendar/replace-hours'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

const database = freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})
const zone = 'Europe/Stockholm'
const refused = (reason: string) => ({ ok: false, reason })
const december = '2026-12-01'
const mornings = [2, 4].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 720 }))

async function order(change: Partial<WeekOrder> = {}): Promise<WeekOrder> {
  const mark = (await findWeekHours(world.eva, world.eva.id))?.mark ?? ''
  return { advisorId: world.eva.id, spans: mornings, zone, validFrom: december, mark, ...change }
}

describe('a new week from a day on', () => {
  test('holds from then, and nothing before it changes', async () => {
    const before = (await findWeekHours(world.eva, world.eva.id))?.lines ?? []
    expect(await saveWeekHours(world.scheduler, await order(), now)).toEqual({ ok: true, value: [] })
    const after = (await findWeekHours(world.eva, world.eva.id))?.lines ?? []
    expect(hoursOn(after, december)).toEqual(mornings)
    const november = { from: instantOf(zone, '2026-11-01', 0), to: instantOf(zone, december, 0) }
    expect(workingIntervals(after, november)).toEqual(workingIntervals(before, november))
  })

  test('twice: the second replaces the first, also when it is the day after', async () => {
    await saveWeekHours(world.scheduler, await order(), now)
    const next = await order({
      validFrom: '2026-12-02',
      spans: [{ weekday: 3, fromMinute: 600, toMinute: 660 }],
    })
    expect((await saveWeekHours(world.scheduler, next, now)).ok).toBe(true)
    const lines = (await findWeekHours(world.eva, world.eva.id))?.lines ?? []
    const week = { from: instantOf(zone, december, 0), to: instantOf(zone, '2026-12-08', 0) }
    expect(workingIntervals(lines, week).map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-12-01T07:00:00.000Z',
      '2026-12-02T09:00:00.000Z',
    ])
  })

  test('says which meetings lie outside, before and after; they stay', async () => {
    const made = await bookMeeting(world.anna, orderOf(world, { startsAt: utc('2026-12-01T13:00') }), now)
    await bookMeeting(world.anna, orderOf(world, { startsAt: utc('2026-12-03T09:00') }), now)
    await bookMeeting(world.anna, orderOf(world, { startsAt: utc('2026-11-27T13:00') }), now)
    const wish = await order()
    const preview = await previewWeekHours(world.scheduler, wish, now)
    expect(preview.ok && preview.value.map(({ id }) => id)).toEqual([made.ok && made.value.id])
    expect(await saveWeekHours(world.scheduler, wish, now)).toEqual(preview)
    const { rows } = await database.pool.query(
      "SELECT 1 FROM booking WHERE state = 'confirmed' AND advisor_id = $1",
      [world.eva.id],
    )
    expect(rows).toHaveLength(3)
  })

  test('is written down with what it is', async () => {
    await saveWeekHours(world.scheduler, await order(), now)
    const { rows } = await database.pool.query(
      "SELECT actor_id, data FROM audit_event WHERE type = 'hours_changed' AND data->>'advisorId' = $1",
      [world.eva.id],
    )
    expect(rows).toMatchObject([
      { actor_id: world.scheduler.id, data: { validFrom: december, week: '[[2,480,720],[4,480,720]]' } },
    ])
  })

  test('F15 two who saw the same week: one saves it, the other is told', async () => {
    const wish = await order()
    const other = { ...wish, spans: [] }
    const answers = await Promise.all([
      saveWeekHours(world.scheduler, wish, now),
      saveWeekHours(world.scheduler, other, now),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(refused('hours_changed'))
  })

  test('F15 a booking at that moment: it comes before the edit, or is refused by it', async () => {
    for (let round = 0; round < 6; round++) {
      world = await bookingWorld()
      const wish = await order({ spans: [], validFrom: '2026-11-24' })
      const [made, saved] = await Promise.all([
        bookMeeting(world.anna, orderOf(world), now),
        saveWeekHours(world.scheduler, wish, now),
      ])
      if (!saved.ok) throw new Error(saved.reason)
      if (made.ok) expect(saved.value.map(({ id }) => id)).toEqual([made.value.id])
      else expect(made.reason).toBe('outside_hours')
    }
  })

  test('never in the past, never for another branch, never by the advisor', async () => {
    const { scheduler, otherScheduler, eva, anna } = world
    expect(await saveWeekHours(scheduler, await order({ validFrom: '2026-11-22' }), now)).toEqual(
      refused('valid_from_past'),
    )
    for (const actor of [otherScheduler, eva, anna]) {
      expect(await saveWeekHours(actor, await order(), now), actor.name).toEqual(refused('not_found'))
    }
    // A03
    expect(await findWeekHours(otherScheduler, eva.id)).toBeUndefined()
    expect(await previewWeekHours(otherScheduler, await order(), now)).toEqual(refused('not_found'))
  })
})

describe('adding hours', () => {
  const saturday = (from: string, to: string) => readPattern([{ weekday: 6, from, to }])
  const add = (from: string, to: string, actor = world.scheduler) =>
    addWeekHours(actor, { advisorId: world.eva.id, pattern: saturday(from, to), validFrom: december })

  test('beside what there is, several a day, bookable from then on', async () => {
    expect(await add('10:00', '12:00')).toEqual({ ok: true, value: 1 })
    expect(await add('12:00', '14:00')).toEqual({ ok: true, value: 1 })
    const before = await bookMeeting(world.anna, orderOf(world, { startsAt: utc('2026-11-28T09:00') }), now)
    expect(before).toEqual(refused('outside_hours'))
    expect(
      (await bookMeeting(world.anna, orderOf(world, { startsAt: utc('2026-12-05T09:00') }), now)).ok,
    ).toBe(true)
  })
  test.each([
    ['over other hours', '09:00', '10:30', 'hours_overlap'],
    ['the end before the start', '12:00', '09:00', 'ends_before_start'],
    ['no time', '', '09:00', 'no_time'],
  ])('%s is refused', async (_, from, to, reason) => {
    await add('10:00', '12:00')
    expect(await add(from, to)).toEqual(refused(reason))
  })
  test('A03 only by the scheduler of the branch', async () => {
    expect(await add('10:00', '12:00', world.otherScheduler)).toEqual(refused('not_found'))
    expect(await add('10:00', '12:00', world.eva)).toEqual(refused('not_found'))
  })
})
