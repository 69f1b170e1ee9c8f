import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { openCustomerCard } from '@/db/contact'
import { findNote, saveNote } from '@/db/note'
import { booking, meetingType } from '@/db/schema/booking'
import { meeting } from '@/db/schema/meeting'
import type { Actor } from '@/lib/access/actor'
import { freshDatabase } from '@/tests/support/database'
import { makePeople, type People } from '@/tests/support/people'

const now = new Date('2026-11-23T09:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const database = freshDatabase()
let people: People

beforeAll(async () => {
  people = await makePeople(now)
})

type Given = Partial<typeof meeting.$inferInsert>

async function meet(advisor: Actor, customer: Actor, given: Given): Promise<string> {
  const common = { advisorId: advisor.id, customerId: customer.id, createdAt: now, answerBy: minutes(1) }
  const [row] = await db()
    .insert(meeting)
    .values({ state: 'ringing', ...common, ...given })
    .returning({ id: meeting.id })
  return row?.id ?? ''
}

async function end(id: string, at: Date) {
  await database.pool.query(
    "UPDATE meeting SET state = 'ended', ended_at = $2, end_reason = 'hung_up' WHERE id = $1",
    [id, at],
  )
}

async function book(advisor: Actor, customer: Actor, startsAt: Date): Promise<void> {
  const [type] = await db()
    .insert(meetingType)
    .values({
      key: randomUUID(),
      nameEn: 'Mortgage',
      nameSv: 'Bolån',
      duration: 30,
      notice: 0,
      horizonDays: 60,
      ways: ['video'],
    })
    .returning({ id: meetingType.id })
  await db()
    .insert(booking)
    .values({
      customerId: customer.id,
      advisorId: advisor.id,
      branchId: advisor.branchId,
      typeId: type?.id ?? '',
      way: 'video',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 30 * 60_000),
      zone: 'Europe/Stockholm',
      about: 'A house by the sea',
      idempotencyKey: randomUUID(),
      bodyHash: 'x',
      bookedBy: customer.id,
      createdAt: now,
      changedAt: now,
    })
}

async function audited(type: string, actor: Actor) {
  const { rows } = await database.pool.query<{ data: Record<string, string>; chain: string }>(
    'SELECT chain, data FROM audit_event WHERE type = $1 AND actor_id = $2 ORDER BY id',
    [type, actor.id],
  )
  return rows
}

describe("a customer's card", () => {
  it('opens for the own advisor at any time, on the record and once for the same look', async () => {
    const { eva, sara } = people
    const card = await openCustomerCard(eva, sara.id, now)
    expect(card?.customer).toMatchObject({ id: sara.id, name: 'sara' })
    await openCustomerCard(eva, sara.id, minutes(9))
    expect(await audited('customer_opened', eva)).toEqual([
      { chain: `customer:${sara.id}`, data: { customerId: sara.id, occasion: 'preparation', part: 'card' } },
    ])
    await openCustomerCard(eva, sara.id, minutes(10))
    expect(await audited('customer_opened', eva)).toHaveLength(2)
  })

  it('A02: does not exist for an advisor whom nothing connects with the customer, and the try is kept once a minute', async () => {
    const { kerstin, mikael, sara } = people
    expect(await openCustomerCard(kerstin, sara.id, now)).toBeUndefined()
    expect(await openCustomerCard(mikael, sara.id, now)).toBeUndefined()
    expect(await openCustomerCard(kerstin, randomUUID(), now)).toBeUndefined()
    expect(await audited('customer_opened', kerstin)).toEqual([])
    expect((await audited('access_refused', kerstin)).map((row) => row.data.what)).toEqual(['customer_card'])
  })

  it('does not open for customers and schedulers', async () => {
    const { sara, jonas, nils } = people
    for (const actor of [sara, jonas, nils])
      expect(await openCustomerCard(actor, sara.id, now)).toBeUndefined()
  })

  it('opens for a deputy while being rung, in the call and for 60 minutes after it', async () => {
    const { mikael, jonas } = people
    const id = await meet(mikael, jonas, {})
    expect(await openCustomerCard(mikael, jonas.id, now)).toBeDefined()
    await database.pool.query("UPDATE meeting SET state = 'live', live_at = $2 WHERE id = $1", [id, now])
    expect(await openCustomerCard(mikael, jonas.id, minutes(100))).toBeDefined()
    await end(id, minutes(10))
    expect(await openCustomerCard(mikael, jonas.id, minutes(69))).toBeDefined()
    expect(await openCustomerCard(mikael, jonas.id, minutes(70))).toBeUndefined()
    expect((await audited('customer_opened', mikael))[0]?.data.occasion).toBe('call')
  })

  it('stays closed after a call that nobody answered', async () => {
    const { mikael, sara } = people
    const id = await meet(mikael, sara, {})
    await database.pool.query("UPDATE meeting SET state = 'missed', ended_at = $2 WHERE id = $1", [id, now])
    expect(await openCustomerCard(mikael, sara.id, minutes(1))).toBeUndefined()
  })

  it('opens 15 minutes before a booked meeting, and tells what it is about', async () => {
    const { kerstin, jonas } = people
    await book(kerstin, jonas, minutes(200))
    expect(await openCustomerCard(kerstin, jonas.id, minutes(184))).toBeUndefined()
    const card = await openCustomerCard(kerstin, jonas.id, minutes(185))
    expect(card?.bookings).toMatchObject([
      { topic: 'Mortgage', way: 'video', advisorName: 'kerstin', about: 'A house by the sea' },
    ])
    expect((await audited('customer_opened', kerstin))[0]?.data.occasion).toBe('meeting')
  })
})

describe('a note', () => {
  const write = (actor: Actor, meetingId: string, text: string, version: number) =>
    saveNote(actor, { meetingId, text, version }, now)

  it('is kept with its version and audited without its text', async () => {
    const { kerstin, aino } = people
    const id = await meet(kerstin, aino, {})
    expect(await findNote(id)).toEqual({ text: '', version: 0 })
    expect(await write(kerstin, id, 'Wants to move', 0)).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await findNote(id)).toEqual({ text: 'Wants to move', version: 1 })
    expect(await audited('note_saved', kerstin)).toEqual([
      { chain: `customer:${aino.id}`, data: { customerId: aino.id, meetingId: id, version: 1 } },
    ])
    const card = await openCustomerCard(kerstin, aino.id, now)
    expect(card?.notes).toMatchObject([{ meetingId: id, text: 'Wants to move', advisorName: 'kerstin' }])
    await end(id, now)
  })

  it('keeps the texts of ten desks that write at the same time', async () => {
    const { kerstin, aino } = people
    const id = await meet(kerstin, aino, {})
    const texts = Array.from({ length: 10 }, (_, desk) => `From desk ${'abcdefghij'[desk]}`)
    const saved = await Promise.all(texts.map((text) => write(kerstin, id, text, 0)))
    expect(saved.every((one) => one.ok)).toBe(true)
    const note = await findNote(id)
    expect(note.version).toBe(10)
    for (const text of texts) expect(note.text).toContain(text)
    await end(id, now)
  })

  it('A05: is not there for anybody but the advisor of the meeting', async () => {
    const { kerstin, eva, aino, nils } = people
    const id = await meet(kerstin, aino, {})
    for (const actor of [eva, aino, nils])
      expect(await write(actor, id, 'Mine', 0)).toEqual({ ok: false, reason: 'not_found' })
    expect(await write(kerstin, randomUUID(), 'Mine', 0)).toEqual({ ok: false, reason: 'not_found' })
    expect(await findNote(id)).toEqual({ text: '', version: 0 })
  })

  it('is refused when both texts together are too long, and the first one stays', async () => {
    const { kerstin, aino } = people
    const id = await meet(kerstin, aino, { state: 'ended', endedAt: now })
    await write(kerstin, id, 'a'.repeat(6_000), 0)
    expect(await write(kerstin, id, 'b'.repeat(6_000), 0)).toEqual({ ok: false, reason: 'note_too_long' })
    expect((await findNote(id)).text).toBe('a'.repeat(6_000))
  })
})
