import { beforeEach, describe, expect, test } from 'vitest'
import { findAdvisorWeek, findBranchDay, findOpeningWeek, listBranchAdvisors } from '@/db/board'
import { bookMeeting } from '@/db/booking-book'
import { searchCustomers } from '@/db/branch-customers'
import { db } from '@/db/client'
import { calendarBlock } from '@/db/schema/booking'
import { addTimeOff } from '@/db/time-off'
import { type BookingWorld, bookingWorld, makeCustomer, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

freshDatabase()
let world: BookingWorld
beforeEach(async () => {
  world = await bookingWorld()
})
const tuesday = '2026-11-24'
const monday = '2026-11-23'

async function booked(change: Parameters<typeof orderOf>[1] = {}) {
  const made = await bookMeeting(world.anna, orderOf(world, { about: 'my divorce', ...change }), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

describe('a branch on a day', () => {
  test('all its advisors by name, what they have, and how full they are', async () => {
    const { id } = await booked()
    const { branch, advisors } = await findBranchDay(world.scheduler, tuesday, now)
    expect(branch).toMatchObject({ name: 'South', zone: 'Europe/Stockholm' })
    expect(advisors.map(({ name }) => name)).toEqual(['Eva', 'Omar'])
    const [eva, omar] = advisors
    expect(eva?.entries).toMatchObject([
      { kind: 'booking', id, from: utc('2026-11-24T09:30'), to: utc('2026-11-24T10:30') },
    ])
    expect(eva?.load).toEqual({ worked: 480, booked: 60, share: 0.125 })
    expect(omar?.load).toEqual({ worked: 480, booked: 0, share: 0 })
    expect(eva?.open).toEqual([{ from: utc('2026-11-24T08:00'), to: utc('2026-11-24T16:00') }])
  })

  test('time off, holds and busy time in order; a hold that has run out is gone', async () => {
    const { scheduler, eva } = world
    const off = { from: utc('2026-11-24T12:00'), to: utc('2026-11-24T16:00'), reason: 'Dentist' }
    await addTimeOff(scheduler, { advisorId: eva.id, ...off })
    const block = (kind: 'hold' | 'busy', from: string, to: string, expiresAt: Date | null) => ({
      ...{ advisorId: eva.id, kind, expiresAt, title: 'secret' },
      during: { from: utc(`2026-11-24T${from}`), to: utc(`2026-11-24T${to}`) },
    })
    const later = new Date(now.getTime() + 60_000)
    await db()
      .insert(calendarBlock)
      .values([
        block('hold', '08:00', '08:30', later),
        block('hold', '09:00', '09:30', now),
        block('busy', '10:00', '11:00', null),
      ])
    const { advisors } = await findBranchDay(scheduler, tuesday, now)
    expect(advisors[0]?.entries.map(({ kind }) => kind)).toEqual(['hold', 'busy', 'away'])
    expect(JSON.stringify(advisors)).not.toContain('secret')
    expect(advisors[0]?.load.worked).toBe(240)
  })

  test('A03 another branch’s scheduler sees nobody of it; nobody else has a board', async () => {
    await booked()
    const { otherScheduler, anna, omar } = world
    const other = await findBranchDay(otherScheduler, tuesday, now)
    expect(other.advisors.map(({ name }) => name)).toEqual(['Nils'])
    expect(JSON.stringify(other)).not.toContain('Anna')
    expect((await findBranchDay(anna, tuesday, now)).advisors).toEqual([])
    expect((await findBranchDay(omar, tuesday, now)).advisors.map(({ name }) => name)).toEqual(['Omar'])
    expect(await listBranchAdvisors(omar)).toEqual([])
  })

  test('what the customer wrote stays between the two who meet', async () => {
    await booked()
    const board = await findBranchDay(world.scheduler, tuesday, now)
    expect(JSON.stringify(board)).not.toContain('divorce')
    const week = await findAdvisorWeek(world.eva, world.eva.id, monday, now)
    expect(week?.advisor.entries[0]).toMatchObject({ booking: { about: 'my divorce', topic: 'Mortgage' } })
  })

  test('without a week asked for, the next one once the work of this one is over', async () => {
    const mondayOn = async (day: string) => (await findOpeningWeek(world.eva, day, now))?.monday
    expect(await mondayOn('2026-11-20')).toBe('2026-11-16')
    expect(await mondayOn('2026-11-22')).toBe(monday)
    expect(await mondayOn(tuesday)).toBe(monday)
    expect(await findOpeningWeek(world.anna, tuesday, now)).toBeUndefined()
  })

  test('no password, key or hash leaves with a booking', async () => {
    await booked()
    const board = await findBranchDay(world.scheduler, tuesday, now)
    expect(Object.keys(board.advisors[0]?.entries[0] ?? {}).sort()).toEqual([
      'booking',
      'from',
      'id',
      'kind',
      'to',
    ])
    expect(JSON.stringify(board)).not.toMatch(/passwordHash|idempotency|bodyHash/)
  })
})

describe('an advisor’s week', () => {
  test('A02 A03 is theirs and their scheduler’s; to everybody else it does not exist', async () => {
    const { eva, omar, anna, scheduler, otherScheduler } = world
    for (const actor of [eva, scheduler]) {
      expect((await findAdvisorWeek(actor, eva.id, monday, now))?.advisor.name).toBe('Eva')
    }
    for (const actor of [omar, anna, otherScheduler]) {
      expect(await findAdvisorWeek(actor, eva.id, monday, now)).toBeUndefined()
    }
    expect(await findAdvisorWeek(eva, '00000000-0000-4000-8000-000000000000', monday, now)).toBeUndefined()
  })

  test('has its seven days and nothing of the next', async () => {
    await booked({ startsAt: utc('2026-11-27T14:00') })
    await booked({ startsAt: utc('2026-11-30T09:00') })
    const week = await findAdvisorWeek(world.eva, world.eva.id, monday, now)
    expect(week?.advisor.entries.map(({ from }) => from)).toEqual([utc('2026-11-27T14:00')])
    expect(week?.advisor.open).toHaveLength(5)
  })
})

describe('finding a customer of the branch', () => {
  const names = async (text: string, actor = world.scheduler) =>
    (await searchCustomers(actor, text)).map(({ name }) => name)

  test('by a part of the name or address, with their own advisor', async () => {
    expect(await searchCustomers(world.scheduler, 'ANN')).toMatchObject([{ name: 'Anna', ownAdvisor: 'Eva' }])
    expect(await names('@demo.ex')).toEqual(['Anna', 'Bo'])
  })
  test('A42 % and _ are letters, a quote is a letter', async () => {
    await makeCustomer('Per_ 100%', world.eva)
    expect(await names('100%')).toEqual(['Per_ 100%'])
    expect(await names('r_ 1')).toEqual(['Per_ 100%'])
    expect(await names('__')).toEqual([])
    expect(await names("' OR 1=1 --")).toEqual([])
    expect(await names('\\')).toEqual([])
  })
  test('A03 only in the own branch, only by schedulers, never from one letter', async () => {
    expect(await names('ann', world.otherScheduler)).toEqual([])
    expect(await names('ann', world.eva)).toEqual([])
    expect(await names('a')).toEqual([])
  })
})
