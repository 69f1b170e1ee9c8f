import { expect, test } from 'vitest'
import { findBooking } from '@/db/booking'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { moveBooking } from '@/db/booking-move'
import { listFreeTimes } from '@/db/free-times'
import { findWeekHours, saveWeekHours } from '@/db/week-hours'
import { bookingWorld, makeCustomer, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'
import { race } from '../support/race'

const database = freshDatabase()
const count = async (text: string, ...values: string[]) =>
  (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]?.n

test('F14 A59 100 customers, two instances, one slot: one booking, 99 honest refusals with the next times', async () => {
  const world = await bookingWorld()
  const customers = await Promise.all(Array.from({ length: 100 }, (_, i) => makeCustomer(`C${i}`, world.eva)))
  const entries = customers.map((actor) => ({ actor, order: orderOf(world) }))
  const finishes = await race(database.url, now, [entries.slice(0, 50), entries.slice(50)])
  const answers = finishes.map((finish) => finish.answer).sort()
  expect(answers).toEqual(['booked', ...Array.from({ length: 99 }, () => 'slot_taken')])
  expect(await count('calendar_block WHERE advisor_id = $1', world.eva.id)).toBe(1)
  expect(await count("booking WHERE advisor_id = $1 AND state = 'confirmed'", world.eva.id)).toBe(1)
  expect(
    await count('mail m JOIN booking b ON b.id = m.booking_id WHERE b.advisor_id = $1', world.eva.id),
  ).toBe(2)
  expect(await count("audit_event WHERE type = 'booking_refused'")).toBe(99)
  const next = await listFreeTimes(world.bo, { typeId: world.typeId }, now)
  expect(next.ok && next.value.times.filter((at) => at > utc('2026-11-24T09:30')).length).toBeGreaterThan(5)
}, 60_000)

test('the database itself keeps one advisor from two meetings at once, whatever the code does', async () => {
  const world = await bookingWorld()
  const block = (advisorId: string, from: string, to: string | null) =>
    database.pool.query(
      `INSERT INTO calendar_block (advisor_id, during, kind) VALUES ($1, tstzrange($2, $3), 'busy')`,
      [advisorId, from, to],
    )
  await block(world.eva.id, '2027-03-02T09:00Z', '2027-03-02T10:00Z')
  for (const [from, to] of [
    ['2027-03-02T09:00Z', '2027-03-02T10:00Z'],
    ['2027-03-02T09:59Z', '2027-03-02T10:30Z'],
    ['2027-03-02T08:00Z', '2027-03-02T12:00Z'],
    ['2027-03-02T09:20Z', '2027-03-02T09:40Z'],
  ] as const)
    await expect(block(world.eva.id, from, to)).rejects.toMatchObject({ code: '23P01' })
  // one after the other, and somebody else at the same time
  await block(world.eva.id, '2027-03-02T10:00Z', '2027-03-02T11:00Z')
  await block(world.omar.id, '2027-03-02T09:00Z', '2027-03-02T10:00Z')
  // a span without an end, or with nothing in it, would slip through the constraint
  for (const end of [null, '2027-03-04T09:00Z'])
    await expect(block(world.eva.id, '2027-03-04T09:00Z', end)).rejects.toMatchObject({ code: '23514' })
})

test('F14 overlapping slots: whatever is booked fits, and at least one is', async () => {
  const world = await bookingWorld()
  const customers = await Promise.all(Array.from({ length: 24 }, (_, i) => makeCustomer(`D${i}`, world.eva)))
  const entries = customers.map((actor, i) => {
    const startsAt = utc('2026-11-24T08:00') + (i % 6) * 30 * 60_000
    return { actor, order: orderOf(world, { startsAt }) }
  })
  const finishes = await race(database.url, now, [entries.slice(0, 12), entries.slice(12)])
  expect(new Set(finishes.map((finish) => finish.answer))).toEqual(new Set(['booked', 'slot_taken']))
  const overlapping = await count(
    'calendar_block a JOIN calendar_block b ON a.advisor_id = b.advisor_id AND a.id < b.id AND a.during && b.during',
  )
  expect(overlapping).toBe(0)
}, 60_000)

test('F15 A61 move against cancel by the same version: one winner, and the trail has both', async () => {
  const world = await bookingWorld()
  const { anna, eva } = world
  for (let round = 0; round < 12; round++) {
    const made = await bookMeeting(anna, orderOf(world, { startsAt: utc('2026-11-26T09:30') }), now)
    if (!made.ok) throw new Error(made.reason)
    const { id: bookingId } = made.value
    const answers = await Promise.all([
      moveBooking(anna, { bookingId, version: 1, startsAt: utc('2026-11-27T09:30') }, now),
      cancelBooking(eva, { bookingId, version: 1, reason: '' }, now),
      cancelBooking(anna, { bookingId, version: 1, reason: '' }, now),
      moveBooking(eva, { bookingId, version: 1, startsAt: utc('2026-11-27T12:30') }, now),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const reasons = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]))
    expect(reasons.every((reason) => reason === 'stale_version' || reason === 'already_cancelled')).toBe(true)
    const after = await findBooking(anna, bookingId)
    expect(after?.version).toBe(2)
    const blocks = await count('calendar_block WHERE booking_id = $1', bookingId)
    expect(blocks).toBe(after?.state === 'confirmed' ? 1 : 0)
    const tries = "audit_event WHERE data->>'bookingId' = $1 AND type"
    expect(await count(`${tries} = 'booking_refused'`, bookingId)).toBe(3)
    expect(await count(`${tries} IN ('booking_moved', 'booking_cancelled')`, bookingId)).toBe(1)
    if (after?.state === 'confirmed') await cancelBooking(anna, { bookingId, version: 2, reason: '' }, now)
  }
}, 60_000)

test('F15 hours edited meanwhile: a booking comes before the edit, or is refused by it', async () => {
  for (let round = 0; round < 6; round++) {
    const world = await bookingWorld()
    const { scheduler, anna, bo, eva } = world
    const week = await findWeekHours(scheduler, eva.id)
    if (!week) throw new Error('no hours')
    const spans = week.lines
      .filter((line) => line.weekday !== 2)
      .map(({ weekday, fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute }))
    const { mark } = week
    const order = { advisorId: eva.id, spans, zone: 'Europe/Stockholm', validFrom: '2026-11-23', mark }
    const morning = orderOf(world)
    const afternoon = orderOf(world, { startsAt: utc('2026-11-24T13:00') })
    const [, ...answers] = await Promise.all([
      saveWeekHours(scheduler, order, now),
      bookMeeting(anna, morning, now),
      bookMeeting(bo, afternoon, now),
    ])
    for (const answer of answers) expect(answer.ok || answer.reason).toBe(answer.ok ? true : 'outside_hours')
    const late = await database.pool.query(
      `SELECT 1 FROM audit_event booked, audit_event edited
        WHERE booked.type = 'booked' AND booked.data->>'advisorId' = $1
          AND edited.type = 'hours_changed' AND edited.data->>'advisorId' = $1 AND booked.id > edited.id`,
      [eva.id],
    )
    expect(late.rowCount).toBe(0)
  }
}, 60_000)
