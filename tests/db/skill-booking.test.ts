import { beforeEach, describe, expect, it } from 'vitest'
import { findAbsencePlan } from '@/db/absence'
import { bookMeeting } from '@/db/booking-book'
import { moveBooking } from '@/db/booking-move'
import { findNextFree, listFreeTimes } from '@/db/free-times'
import { listBookingFits } from '@/db/skill-booking'
import { endSkill } from '@/db/skill-edit'
import { findLanguageChoice, sayLanguage } from '@/db/skill-language'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { give, needs } from '../support/skill'

const database = freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
  await needs(database.pool, world.typeId)
})

const at = (text: string) => Date.parse(`${text}+01:00`)
/** Those of Eva's, unless another is asked for. */
async function times(who: Actor = world.anna, advisor?: Actor) {
  const { typeId } = world
  const found = await listFreeTimes(who, { typeId, ...(advisor && { advisorId: advisor.id }) }, now)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
async function booked(change: Partial<Order> = {}) {
  const answer = await bookMeeting(world.anna, orderOf(world, change), now)
  return answer.ok ? answer.value : answer.reason
}
async function madeAt(startsAt: number) {
  const made = await booked({ startsAt })
  if (typeof made === 'string') throw new Error(made)
  return made
}

describe('what is offered', () => {
  it('is nothing without the licence, and it is said who may instead', async () => {
    const { scheduler, omar, eva } = world
    await give(scheduler, omar, now)
    expect(await times()).toMatchObject({
      times: [],
      why: 'not_qualified',
      fit: {
        ...{ who: 'other', from: null, asked: { id: eva.id, name: 'Eva' } },
        ...{ other: { id: omar.id, name: 'Omar' }, skill: { key: 'investments', kind: 'licence' } },
      },
    })
    const his = await times(world.anna, omar)
    expect(his.times.length).toBeGreaterThan(0)
    expect(his).toMatchObject({ why: null, fit: null })
  })

  it('begins when the licence does, in office hours, and that is said', async () => {
    // a Saturday: the office opens on the Monday after it
    await give(world.scheduler, world.eva, now, { firstDay: '2026-12-12' })
    const found = await times()
    expect(found.times[0]).toBe(at('2026-12-14T09:00'))
    expect(found).toMatchObject({ why: null, fit: { who: 'later', from: at('2026-12-14T09:00') } })
  })

  it('ends when the licence does, and that is said', async () => {
    await give(world.scheduler, world.eva, now, { lastDay: '2026-12-07' })
    const found = await times()
    expect(found.times.at(-1)).toBe(at('2026-12-07T16:00'))
    expect(found.fit).toMatchObject({ who: 'asked', until: at('2026-12-08T00:00'), zone: 'Europe/Stockholm' })
  })

  it('says nothing of a licence that ends beyond what can be booked, nor of a topic that needs none', async () => {
    await give(world.scheduler, world.eva, now, { lastDay: '2027-06-30' })
    expect((await times()).fit).toBeNull()
    await database.pool.query('DELETE FROM meeting_type_skill WHERE type_id = $1', [world.typeId])
    expect((await times(world.anna, world.omar)).fit).toBeNull()
  })

  it('is told to nobody for when there is nobody', async () => {
    expect((await times()).fit).toMatchObject({ who: 'nobody', asked: { name: 'Eva' } })
  })

  it('and the first free time of all follows the bank’s first topic', async () => {
    await database.pool.query('UPDATE meeting_type SET active = (id = $1)', [world.typeId])
    expect(await findNextFree(world.eva.id, now)).toBeNull()
    await give(world.scheduler, world.eva, now, { firstDay: '2026-12-14' })
    expect(await findNextFree(world.eva.id, now)).toBe(at('2026-12-14T09:00'))
  })
})

describe('booking and moving', () => {
  it('are refused when the advisor may not then, by customer and staff alike', async () => {
    expect(await booked()).toBe('not_qualified')
    const { scheduler, anna, eva } = world
    const order = orderOf(world, { customerId: anna.id, advisorId: eva.id })
    expect(await bookMeeting(scheduler, order, now)).toEqual({ ok: false, reason: 'not_qualified' })
    await give(scheduler, eva, now, { lastDay: '2026-11-30' })
    expect(await booked({ startsAt: utc('2026-12-01T09:00') })).toBe('not_qualified')
    expect(await booked()).toMatchObject({ state: 'confirmed' })
  })

  it('not beyond the licence, not to a colleague without; to one who has it', async () => {
    const { scheduler, eva, omar, anna } = world
    await give(scheduler, eva, now, { lastDay: '2026-11-30' })
    const { id: bookingId } = await madeAt(utc('2026-11-24T09:30'))
    const move = (who: Actor, startsAt: number, advisorId?: string) =>
      moveBooking(who, { bookingId, version: 1, startsAt, ...(advisorId && { advisorId }) }, now)
    const refused = { ok: false, reason: 'not_qualified' }
    expect(await move(anna, utc('2026-12-02T09:00'))).toEqual(refused)
    expect(await move(scheduler, utc('2026-11-24T09:30'), omar.id)).toEqual(refused)
    await give(scheduler, omar, now)
    expect(await move(scheduler, utc('2026-11-24T09:30'), omar.id)).toMatchObject({
      ok: true,
      value: { advisorId: omar.id },
    })
  })

  it('what is booked stays when the licence ends, and cannot be moved to when it is not valid', async () => {
    const { scheduler, eva, anna } = world
    const grantId = await give(scheduler, eva, now)
    const { id: bookingId } = await madeAt(utc('2026-12-02T09:00'))
    await endSkill(scheduler, { grantId, lastDay: '2026-11-27' }, now)
    const again = await listFreeTimes(anna, { typeId: world.typeId, bookingId }, now)
    expect(again.ok && again.value.times.at(-1)).toBe(at('2026-11-27T16:00'))
    const move = await moveBooking(anna, { bookingId, version: 1, startsAt: utc('2026-12-03T09:00') }, now)
    expect(move).toEqual({ ok: false, reason: 'not_qualified' })
  })

  /** Somebody waits for a row that another holds. */
  const waits = () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return expect.poll(async () => (await database.pool.query(waiting)).rowCount).toBeGreaterThan(0)
  }

  it('a licence that is just being ended: the booking waits for that, and is refused', async () => {
    const { scheduler, eva } = world
    const grantId = await give(scheduler, eva, now)
    const ending = await database.pool.connect()
    await ending.query('BEGIN')
    await ending.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [eva.id])
    const booking = booked()
    await waits()
    const end = 'UPDATE person_skill SET valid_to = $2, ended_at = $2, ended_by = $3 WHERE id = $1'
    await ending.query(end, [grantId, now, scheduler.id])
    await ending.query('COMMIT')
    ending.release()
    expect(await booking).toBe('not_qualified')
  })

  it('a meeting that is just being booked: the end of the licence waits for that', async () => {
    const { scheduler, eva } = world
    const grantId = await give(scheduler, eva, now)
    const making = await database.pool.connect()
    await making.query('BEGIN')
    await making.query('SELECT 1 FROM person WHERE id = $1 FOR SHARE', [eva.id])
    const ended = endSkill(scheduler, { grantId, lastDay: '' }, now)
    await waits()
    const end = 'SELECT valid_to AS "to" FROM person_skill WHERE id = $1'
    expect((await making.query(end, [grantId])).rows).toEqual([{ to: null }])
    await making.query('COMMIT')
    making.release()
    expect(await ended).toMatchObject({ ok: true })
    expect(await booked()).toBe('not_qualified')
  })
})

describe('the scheduler', () => {
  it('sees who may take a meeting, through all of it', async () => {
    const { scheduler, eva, omar } = world
    await give(scheduler, eva, now)
    const made = await madeAt(utc('2026-12-02T09:00'))
    await give(scheduler, omar, now, { lastDay: '2026-12-01' })
    expect(await listBookingFits(scheduler, made.id)).toMatchObject({
      ok: true,
      value: [
        { id: eva.id, missing: null },
        { id: omar.id, missing: { key: 'investments', name: { sv: 'placeringar' } } },
      ],
    })
    await give(scheduler, omar, now, { firstDay: '2026-12-02' })
    expect(await listBookingFits(scheduler, made.id)).toMatchObject({
      value: [
        { id: eva.id, missing: null },
        { id: omar.id, missing: null },
      ],
    })
    for (const other of [world.otherScheduler, eva, world.anna])
      expect(await listBookingFits(other, made.id)).toEqual({ ok: false, reason: 'not_found' })
  })

  it('covers an absence with who may, and from when they may', async () => {
    const { scheduler, eva, omar } = world
    await give(scheduler, eva, now)
    await madeAt(utc('2026-11-24T09:30'))
    await give(scheduler, omar, now, { firstDay: '2026-12-01' })
    const absence = { advisorId: eva.id, firstDay: '2026-11-24', lastDay: '2026-11-24', from: '', to: '' }
    const plan = await findAbsencePlan(scheduler, absence, now)
    const [item] = plan.ok ? plan.value : []
    expect(item?.proposed).toBeNull()
    const his = item?.others.filter(({ advisorId }) => advisorId === omar.id)
    expect(his?.[0]?.startsAt).toBe(at('2026-12-01T09:00'))
  })
})

describe('a customer’s language', () => {
  const say = (only: boolean) => sayLanguage(world.anna, only, now)

  it('is a wish, until they say "only": then it decides who is met', async () => {
    const { scheduler, eva, omar, anna, bo } = world
    for (const advisor of [eva, omar]) await give(scheduler, advisor, now)
    expect(await findLanguageChoice(anna)).toMatchObject({ language: { key: 'en' }, only: false })
    expect((await times()).times.length).toBeGreaterThan(0)
    expect(await say(true)).toEqual({ ok: true, value: true })
    expect(await times()).toMatchObject({
      ...{ times: [], why: 'not_qualified' },
      fit: { who: 'nobody', skill: { key: 'en', kind: 'language' } },
    })
    expect(await booked()).toBe('not_qualified')
    expect((await times(bo)).times.length).toBeGreaterThan(0)
    await give(scheduler, omar, now, { skill: 'en' })
    expect((await times()).fit).toMatchObject({ who: 'other', other: { id: omar.id } })
    expect((await times(anna, omar)).times.length).toBeGreaterThan(0)
    await say(false)
    expect(await booked()).toMatchObject({ state: 'confirmed' })
  })

  it('is told in their history and on record, once', async () => {
    await say(true)
    await say(true)
    const written = await listWritten(database.pool, world.anna.id)
    expect(written).toMatchObject([{ type: 'language_said', channel: 'netbank', language: 'en', only: true }])
    const { rows } = await database.pool.query(
      `SELECT data FROM audit_event WHERE type = 'language_said' AND actor_id = $1`,
      [world.anna.id],
    )
    expect(rows).toHaveLength(1)
  })

  it('is nobody else’s to say, and none where the bank has no such language', async () => {
    for (const staff of [world.eva, world.scheduler]) {
      expect(await sayLanguage(staff, true, now)).toEqual({ ok: false, reason: 'no_language' })
      expect(await findLanguageChoice(staff)).toBeNull()
    }
    await database.pool.query(`UPDATE person SET locale = 'nl' WHERE id = $1`, [world.anna.id])
    expect(await findLanguageChoice(world.anna)).toBeNull()
    expect(await say(true)).toEqual({ ok: false, reason: 'no_language' })
  })
})
