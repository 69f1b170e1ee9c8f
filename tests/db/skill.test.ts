import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '@/db/audit'
import { bookMeeting } from '@/db/booking-book'
import { endSkill, grantSkill } from '@/db/skill-edit'
import { sayLanguage } from '@/db/skill-language'
import { findSkillSheet, previewEnd } from '@/db/skill-sheet'
import type { GrantOrder } from '@/lib/skill/skill-order'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { emptyTables, freshDatabase } from '../support/database'
import { give, needs } from '../support/skill'

const database = freshDatabase()
let world: BookingWorld
beforeAll(async () => {
  world = await bookingWorld()
})
beforeEach(() => emptyTables(database.pool, 'person_skill, meeting_type_skill, booking'))

const nobody = { ok: false, reason: 'not_found' }
const at = (text: string) => Date.parse(`${text}+01:00`)
const order = (change: Partial<GrantOrder> = {}): GrantOrder => ({
  advisorId: world.eva.id,
  skill: 'investments',
  firstDay: '2026-12-14',
  lastDay: '',
  ...change,
})
const sheet = async () => (await findSkillSheet(world.scheduler, world.eva.id))?.grants ?? []
const evidence = async () =>
  (
    await database.pool.query(
      `SELECT type, data FROM audit_event WHERE actor_id = $1 AND type LIKE 'skill%' ORDER BY id DESC LIMIT 1`,
      [world.scheduler.id],
    )
  ).rows[0]

describe('giving a skill', () => {
  it('from a day on the advisor’s own clock, with who says so, on record', async () => {
    const { scheduler, eva } = world
    const given = await grantSkill(scheduler, order({ lastDay: '2027-06-30' }), now)
    const grantId = given.ok ? given.value.grantId : ''
    expect(await sheet()).toEqual([
      {
        ...{ id: grantId, skill: 'investments', from: at('2026-12-14T00:00') },
        ...{
          to: Date.parse('2027-06-30T22:00:00Z'),
          grantedBy: 'Ylva',
          grantedAt: now.getTime(),
          ended: null,
        },
      },
    ])
    expect(await evidence()).toMatchObject({
      type: 'skill_granted',
      data: { advisorId: eva.id, grantId, skill: 'investments', from: '2026-12-13T23:00:00.000Z' },
    })
  })

  it.each<[string, Partial<GrantOrder>, string]>([
    ['what there is not', { skill: 'dowsing' }, 'no_skill'],
    ['from no day', { firstDay: '2026-02-30' }, 'no_first_day'],
    ['to no day', { lastDay: 'soon' }, 'no_last_day'],
    ['to before its first day', { lastDay: '2026-12-13' }, 'ends_before_start'],
    ['what is over', { firstDay: '2020-01-01', lastDay: '2021-01-01' }, 'skill_over'],
  ])('refuses %s', async (_, change, reason) => {
    expect(await grantSkill(world.scheduler, order(change), now)).toEqual({ ok: false, reason })
    expect(await sheet()).toEqual([])
  })

  it('never twice at a time, also at once; the day after the last is another time', async () => {
    const { scheduler } = world
    const both = await Promise.all(
      [1, 2].map(() => grantSkill(scheduler, order({ lastDay: '2026-12-20' }), now)),
    )
    expect(both.map((one) => (one.ok ? 'given' : one.reason)).sort()).toEqual(['given', 'skill_held'])
    const give = (firstDay: string) => grantSkill(scheduler, order({ firstDay }), now)
    expect(await give('2026-12-20')).toEqual({ ok: false, reason: 'skill_held' })
    expect(await give('2026-12-01')).toEqual({ ok: false, reason: 'skill_held' })
    expect(await give('2026-12-21')).toMatchObject({ ok: true })
    expect(await grantSkill(scheduler, order({ skill: 'sv' }), now)).toMatchObject({ ok: true })
  })

  it('A01 A03 A04: only by the scheduler of the branch; to all others the sheet does not exist', async () => {
    const { otherScheduler, eva, omar, anna, scheduler } = world
    for (const other of [otherScheduler, eva, omar, anna]) {
      expect(await grantSkill(other, order(), now)).toEqual(nobody)
      expect(await findSkillSheet(other, eva.id)).toBeUndefined()
    }
    expect(await grantSkill(scheduler, order({ advisorId: anna.id }), now)).toEqual(nobody)
    const grantId = await give(scheduler, eva, now)
    for (const other of [otherScheduler, eva, omar, anna]) {
      expect(await endSkill(other, { grantId, lastDay: '' }, now)).toEqual(nobody)
      expect(await previewEnd(other, { grantId, lastDay: '' }, now)).toEqual(nobody)
    }
    expect(await sheet()).toMatchObject([{ to: null, ended: null }])
  })
})

describe('ending one', () => {
  const end = (grantId: string, lastDay: string, when = now) =>
    endSkill(world.scheduler, { grantId, lastDay }, when)

  it('at the end of a day, or at once; the past stays, and it is on record', async () => {
    const grantId = await give(world.scheduler, world.eva, now)
    expect(await end(grantId, '2026-11-22')).toEqual({ ok: false, reason: 'end_in_past' })
    expect(await end(grantId, '2026-12-31')).toEqual({ ok: true, value: { to: at('2027-01-01T00:00') } })
    expect(await sheet()).toMatchObject([
      { from: Date.parse('2019-12-31T23:00:00Z'), ended: { by: 'Ylva', at: now.getTime() } },
    ])
    expect(await end(grantId, '')).toEqual({ ok: true, value: { to: now.getTime() } })
    expect(await evidence()).toMatchObject({ type: 'skill_ended', data: { grantId, to: now.toISOString() } })
    expect(await end(grantId, '2027-01-31')).toEqual({ ok: false, reason: 'skill_ended' })
  })

  it('taken back before it began it never was, and is still to be read', async () => {
    const { scheduler, eva } = world
    const grantId = await give(scheduler, eva, now, { firstDay: '2026-12-14' })
    expect(await end(grantId, '')).toEqual({ ok: true, value: { to: at('2026-12-14T00:00') } })
    expect(await sheet()).toMatchObject([{ from: at('2026-12-14T00:00'), to: at('2026-12-14T00:00') }])
    expect(await grantSkill(scheduler, order(), now)).toMatchObject({ ok: true })
  })

  it('later than planned, but not over what follows', async () => {
    const { scheduler, eva } = world
    const grantId = await give(scheduler, eva, now, { lastDay: '2026-12-01' })
    await give(scheduler, eva, now, { firstDay: '2026-12-10' })
    expect(await end(grantId, '2026-12-10')).toEqual({ ok: false, reason: 'skill_held' })
    expect(await end(grantId, '2026-12-09')).toMatchObject({ ok: true })
  })

  it('shows first which booked meetings would be left without; they stay', async () => {
    const { scheduler, eva, anna, bo, typeId } = world
    await needs(database.pool, typeId)
    const grantId = await give(scheduler, eva, now)
    await bookMeeting(bo, orderOf(world, { startsAt: utc('2026-11-25T09:00') }), now)
    const late = await bookMeeting(anna, orderOf(world, { startsAt: utc('2026-12-02T09:00') }), now)
    const preview = async (lastDay: string) => {
      const found = await previewEnd(scheduler, { grantId, lastDay }, now)
      return found.ok ? found.value.map(({ id }) => id) : found.reason
    }
    const lateId = late.ok ? late.value.id : ''
    expect(await preview('2026-12-31')).toEqual([])
    expect(await preview('2026-11-30')).toEqual([lateId])
    expect(await preview('')).toHaveLength(2)
    expect(await preview('2026-11-01')).toBe('end_in_past')
    expect(await end(grantId, '2026-11-30')).toMatchObject({ ok: true })
    const { rows } = await database.pool.query('SELECT state FROM booking WHERE id = $1', [lateId])
    expect(rows).toEqual([{ state: 'confirmed' }])
  })

  it('of a language, those of customers who have said "only"', async () => {
    const { scheduler, eva, anna, bo } = world
    const grantId = await give(scheduler, eva, now, { skill: 'en' })
    const made = await bookMeeting(anna, orderOf(world, { startsAt: utc('2026-12-02T09:00') }), now)
    await bookMeeting(bo, orderOf(world, { startsAt: utc('2026-12-03T09:00') }), now)
    const preview = () => previewEnd(scheduler, { grantId, lastDay: '' }, now)
    expect(await preview()).toEqual({ ok: true, value: [] })
    await sayLanguage(anna, true, now)
    expect(await preview()).toMatchObject({ value: [{ id: made.ok && made.value.id }] })
    await sayLanguage(anna, false, now)
  })
})

describe('the database keeps it, too', () => {
  const run = (sql: string, ...values: unknown[]) => database.pool.query(sql, values)

  it('the same skill twice at a time', async () => {
    const { scheduler, eva } = world
    await give(scheduler, eva, now)
    await expect(
      run(
        `INSERT INTO person_skill (person_id, skill, valid_from, granted_by, granted_at)
         VALUES ($1, 'investments', '2026-12-01', $2, now())`,
        ...[eva.id, scheduler.id],
      ),
    ).rejects.toThrow('person_skill_once')
  })

  it.each([
    ['deleted', 'DELETE FROM person_skill', 'nothing is deleted'],
    ['emptied', 'TRUNCATE person_skill', 'nothing is deleted'],
    ['begun at another time', `UPDATE person_skill SET valid_from = '2026-01-01'`, 'only the end'],
    ['made another’s', 'UPDATE person_skill SET person_id = granted_by', 'only the end'],
    ['ended by nobody', 'UPDATE person_skill SET valid_to = now()', 'only the end'],
    [
      'ended before somebody said so',
      `UPDATE person_skill SET valid_to = '2026-01-01', ended_by = granted_by, ended_at = '2026-11-23'`,
      'person_skill_past_stays',
    ],
  ])('a grant is not %s', async (_, sql, said) => {
    await give(world.scheduler, world.eva, now)
    await expect(run(sql)).rejects.toThrow(said)
  })

  it('what is over does not come back', async () => {
    const grantId = await give(world.scheduler, world.eva, now)
    await endSkill(world.scheduler, { grantId, lastDay: '' }, now)
    await expect(
      run(`UPDATE person_skill SET valid_to = '2030-01-01', ended_at = '2026-11-24' WHERE id = $1`, grantId),
    ).rejects.toThrow('only the end')
  })

  it('and every chain of the record is whole', async () => {
    expect(await verifyAudit()).toMatchObject({ broken: [] })
  })
})
