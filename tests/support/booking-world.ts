import { randomUUID } from 'node:crypto'
import { db } from '@/db/client'
import { branch, deputy, person } from '@/db/schema/access'
import { meetingType, workingHours } from '@/db/schema/booking'
import type { Actor, Role } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'

/** Monday 23 November 2026, 8:00 in Stockholm. */
export const now = new Date('2026-11-23T07:00:00Z')

/** Epoch milliseconds of a time in UTC, `2026-11-24T09:30`. */
export const utc = (text: string): number => Date.parse(`${text}Z`)

export type BookingWorld = {
  anna: Actor
  bo: Actor
  eva: Actor
  omar: Actor
  nils: Actor
  scheduler: Actor
  otherScheduler: Actor
  typeId: string
}

async function make(role: Role, name: string, branchId: string, ownAdvisorId?: string): Promise<Actor> {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@demo.example`
  const [row] = await db()
    .insert(person)
    .values({ role, name, email, branchId, ownAdvisorId, passwordHash: 'none' })
    .returning({ id: person.id, zone: person.zone, locale: person.locale })
  if (!row) throw new Error('person was not made')
  return { ...row, role, name, branchId, sessionId: randomUUID() }
}

/** A customer of Eva's, for races. */
export function makeCustomer(name: string, eva: Actor): Promise<Actor> {
  return make('customer', name, eva.branchId, eva.id)
}

/** One branch with two advisors (Mondays to Fridays, 9 to 17 in Stockholm), their customers and scheduler; another branch. */
export async function bookingWorld(): Promise<BookingWorld> {
  const address = { address: 'Götgatan 1', city: 'Stockholm', zone: 'Europe/Stockholm' }
  const [south, north] = await db()
    .insert(branch)
    .values([
      { name: 'South', ...address },
      { name: 'North', ...address },
    ])
    .returning({ id: branch.id })
  const [type] = await db()
    .insert(meetingType)
    .values({
      key: randomUUID(),
      nameEn: 'Mortgage',
      nameSv: 'Bolån',
      duration: 60,
      bufferBefore: 0,
      bufferAfter: 15,
      notice: 120,
      horizonDays: 60,
      step: 30,
      ways: ['video', 'phone', 'branch'],
    })
    .returning({ id: meetingType.id })
  if (!south || !north || !type) throw new Error('no world')
  const eva = await make('advisor', 'Eva', south.id)
  const omar = await make('advisor', 'Omar', south.id)
  const nils = await make('advisor', 'Nils', north.id)
  for (const advisor of [eva, omar, nils]) {
    await db()
      .insert(workingHours)
      .values(
        [1, 2, 3, 4, 5].map((weekday) => ({
          advisorId: advisor.id,
          weekday,
          fromMinute: 540,
          toMinute: 1020,
          zone: 'Europe/Stockholm',
          validFrom: '2026-01-01',
        })),
      )
  }
  await db().insert(deputy).values({ advisorId: eva.id, deputyId: omar.id, rank: 1 })
  return {
    anna: await makeCustomer('Anna', eva),
    bo: await makeCustomer('Bo', eva),
    eva,
    omar,
    nils,
    scheduler: await make('scheduler', 'Ylva', south.id),
    otherScheduler: await make('scheduler', 'Kim', north.id),
    typeId: type.id,
  }
}

/** Tuesday 24 November 10:30 by video, with a key of its own. */
export function orderOf({ typeId }: Pick<BookingWorld, 'typeId'>, change: Partial<Order> = {}): Order {
  return { key: randomUUID(), typeId, way: 'video', startsAt: utc('2026-11-24T09:30'), about: '', ...change }
}
