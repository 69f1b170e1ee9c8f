import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ring } from '@/db/call'
import { openThread } from '@/db/message'
import { handBackThread, handOverThread } from '@/db/message-standing'
import { startThread } from '@/db/message-write'
import { sayLanguage } from '@/db/skill-language'
import { findThreadFit, findTopicFit } from '@/db/skill-thread'
import type { Actor } from '@/lib/access/actor'
import { emptyTables, freshDatabase } from '../support/database'
import { giveHours, takeOff, write } from '../support/message'
import { atTheDesk, disable, makePeople, type People } from '../support/people'
import { give, makeTopic, needs } from '../support/skill'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const at = (text: string) => Date.parse(`${text}+01:00`)
const database = freshDatabase()
let the: People
let topicId: string

beforeAll(async () => {
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael, the.kerstin]) await giveHours(database.pool, advisor)
  topicId = await makeTopic(database.pool, 'funds')
  await needs(database.pool, topicId)
})
beforeEach(() =>
  emptyTables(database.pool, 'person_skill, thread, time_off, meeting, desk_lease, desk_status'),
)

const missing = { ok: false, reason: 'not_found' }
const refused = { ok: false, reason: 'not_qualified' }

async function begin(customer: Actor, topic: string | null = topicId, when = now): Promise<string> {
  const body = { key: randomUUID(), text: 'What do you think of funds?', attachments: [] }
  const begun = await startThread(
    customer,
    { customerId: customer.id, subject: 'Funds', topicId: topic ?? undefined, ...body },
    when,
  )
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.threadId
}
const threadOf = async (id: string, by: Actor) => (await openThread(by, id, now))?.thread
const fitOf = async (id: string, by: Actor) => await findThreadFit(by, id, now)

describe('who answers what is about a topic', () => {
  it('the own advisor who may, by when they can', async () => {
    await give(the.nils, the.eva, now)
    const id = await begin(the.sara)
    expect(await threadOf(id, the.eva)).toMatchObject({
      deputyId: null,
      standing: { state: 'open', promisedBy: at('2026-11-23T14:00') },
    })
    expect(await fitOf(id, the.sara)).toEqual({
      ...{ topic: 'Savings and funds', topicKey: 'funds', fit: null, able: [the.eva.id] },
    })
  })

  it('else the first deputy who may; the promise is theirs, and the customer is told why', async () => {
    await give(the.nils, the.mikael, now)
    await takeOff(database.pool, the.mikael, '2026-11-23 12:00', '2026-11-24 00:00')
    const id = await begin(the.sara)
    expect(await threadOf(id, the.mikael)).toMatchObject({
      ...{ deputyId: the.mikael.id, byHand: false },
      // two hours on the first day, two on the next
      standing: { promisedBy: at('2026-11-24T11:00') },
    })
    expect(await fitOf(id, the.sara)).toMatchObject({
      fit: { who: 'other', asked: { name: 'eva' }, other: { name: 'mikael' }, from: null },
      able: [the.mikael.id],
    })
    expect(await fitOf(id, the.mikael)).toMatchObject({ fit: null })
    expect((await fitOf(id, { ...the.eva, locale: 'sv' }))?.topic).toBe('Sparande och fonder')
  })

  it('what needs nothing stays with the own advisor', async () => {
    await give(the.nils, the.mikael, now)
    const id = await begin(the.sara, null)
    expect(await threadOf(id, the.eva)).toMatchObject({ deputyId: null })
    expect(await fitOf(id, the.sara)).toEqual({ topic: null, topicKey: null, fit: null, able: null })
  })

  it('nobody now: it waits for the own, promised for after the licence begins, and that is said', async () => {
    await give(the.nils, the.eva, now, { firstDay: '2026-12-14' })
    const id = await begin(the.sara)
    expect(await threadOf(id, the.eva)).toMatchObject({
      deputyId: null,
      standing: { promisedBy: at('2026-12-14T13:00') },
    })
    expect(await fitOf(id, the.sara)).toMatchObject({
      fit: { who: 'later', later: { name: 'eva' }, from: at('2026-12-14T09:00') },
      able: [],
    })
  })

  it('nobody now, and a deputy may before the own: it is theirs, as it is told', async () => {
    await give(the.nils, the.eva, now, { firstDay: '2026-12-14' })
    await give(the.nils, the.mikael, now, { firstDay: '2026-11-30' })
    const id = await begin(the.sara)
    expect(await threadOf(id, the.mikael)).toMatchObject({
      deputyId: the.mikael.id,
      standing: { promisedBy: at('2026-11-30T13:00') },
    })
    expect(await fitOf(id, the.sara)).toMatchObject({
      fit: { who: 'later', later: { id: the.mikael.id }, from: at('2026-11-30T09:00') },
    })
  })

  it('the own in three weeks, and a deputy who may has a week off: the deputy, next week', async () => {
    await give(the.nils, the.eva, now, { firstDay: '2026-12-14' })
    await give(the.nils, the.mikael, now)
    await takeOff(database.pool, the.mikael, '2026-11-23 00:00', '2026-11-28 00:00')
    const id = await begin(the.sara)
    expect(await threadOf(id, the.mikael)).toMatchObject({
      deputyId: the.mikael.id,
      standing: { promisedBy: at('2026-11-30T13:00') },
    })
    expect(await fitOf(id, the.sara)).toMatchObject({ fit: { who: 'other', other: { id: the.mikael.id } } })
  })

  it('nobody now, and the own never: whoever may first', async () => {
    await give(the.nils, the.mikael, now, { firstDay: '2027-02-01' })
    const id = await begin(the.sara)
    expect(await threadOf(id, the.mikael)).toMatchObject({
      deputyId: the.mikael.id,
      standing: { promisedBy: at('2027-02-01T13:00') },
    })
  })

  it('nobody ever: nothing is promised, and it is said that nobody may', async () => {
    const id = await begin(the.aino)
    expect(await threadOf(id, the.kerstin)).toMatchObject({ deputyId: null, standing: { promisedBy: null } })
    expect(await fitOf(id, the.aino)).toMatchObject({ fit: { who: 'nobody', skill: { key: 'investments' } } })
  })

  it('a licence that ends before the answer could come is none', async () => {
    await give(the.nils, the.eva, now, { lastDay: '2026-11-23' })
    await give(the.nils, the.mikael, now)
    const evening = new Date(at('2026-11-23T16:00'))
    const id = await begin(the.sara, topicId, evening)
    expect((await threadOf(id, the.mikael))?.deputyId).toBe(the.mikael.id)
  })

  it('goes home with the next question once the own advisor may', async () => {
    await give(the.nils, the.mikael, now)
    await give(the.nils, the.eva, now, { firstDay: '2026-12-01' })
    const id = await begin(the.sara)
    await write(the.mikael, id, 'Eva may not, I do', now)
    await write(the.sara, id, 'And now?', new Date(at('2026-12-02T09:00')))
    expect((await threadOf(id, the.eva))?.deputyId).toBeNull()
  })

  it('who has left answers nothing, is given nothing and is turned to by nobody', async () => {
    await give(the.nils, the.mikael, now)
    await disable(the.mikael, now)
    const id = await begin(the.sara)
    const fit = await fitOf(id, the.sara)
    const given = await handOverThread(the.eva, { id, to: the.mikael.id }, now)
    await database.pool.query('UPDATE person SET disabled_at = NULL')
    expect(await threadOf(id, the.eva)).toMatchObject({ deputyId: null, standing: { promisedBy: null } })
    expect(fit).toMatchObject({ fit: { who: 'nobody', asked: { name: 'eva' } }, able: [] })
    expect(given).toEqual({ ok: false, reason: 'not_a_deputy' })
  })

  it('an own advisor who has left is told as one who may not, by their own name', async () => {
    for (const advisor of [the.eva, the.mikael]) await give(the.nils, advisor, now)
    const id = await begin(the.sara)
    await disable(the.eva, now)
    const { fit } = (await fitOf(id, the.sara)) ?? {}
    await database.pool.query('UPDATE person SET disabled_at = NULL')
    expect(fit).toMatchObject({ who: 'other', asked: { name: 'eva' }, other: { name: 'mikael' }, from: null })
  })

  it('a topic that there is not is refused, and nothing is begun', async () => {
    const body = { key: randomUUID(), text: 'x', attachments: [] }
    const input = { customerId: the.sara.id, subject: 'x', topicId: randomUUID(), ...body }
    expect(await startThread(the.sara, input, now)).toEqual({ ok: false, reason: 'topic_unknown' })
    await database.pool.query('UPDATE meeting_type SET active = false WHERE id = $1', [topicId])
    const gone = await startThread(the.sara, { ...input, topicId }, now)
    await database.pool.query('UPDATE meeting_type SET active = true WHERE id = $1', [topicId])
    expect(gone).toEqual({ ok: false, reason: 'topic_unknown' })
    expect((await database.pool.query('SELECT 1 FROM thread')).rowCount).toBe(0)
  })

  it('A01 A02 A03: what is told of a thread is told to those who see it', async () => {
    const id = await begin(the.sara)
    for (const other of [the.jonas, the.aino, the.kerstin, the.nils])
      expect(await fitOf(id, other)).toBeUndefined()
  })

  it('before there is a thread it is told as well, to the customer alone', async () => {
    await give(the.nils, the.mikael, now)
    expect(await findTopicFit(the.sara, topicId, now)).toMatchObject({
      who: 'other',
      other: { name: 'mikael' },
    })
    expect(await findTopicFit(the.sara, null, now)).toBeNull()
    expect(await findTopicFit(the.eva, topicId, now)).toBeNull()
  })
})

describe('a language', () => {
  it('that is wished for brings nobody else; "only" does', async () => {
    for (const advisor of [the.eva, the.mikael]) await give(the.nils, advisor, now)
    await give(the.nils, the.mikael, now, { skill: 'en' })
    expect((await threadOf(await begin(the.sara), the.eva))?.deputyId).toBeNull()
    await sayLanguage(the.sara, true, now)
    const id = await begin(the.sara, null)
    await sayLanguage(the.sara, false, now)
    expect((await threadOf(id, the.mikael))?.deputyId).toBe(the.mikael.id)
  })
})

describe('handing over', () => {
  const hand = (id: string) => handOverThread(the.eva, { id, to: the.mikael.id }, now)

  it('goes to whoever may answer it, and to nobody else', async () => {
    await give(the.nils, the.eva, now)
    const id = await begin(the.sara)
    expect(await hand(id)).toEqual(refused)
    expect((await threadOf(id, the.eva))?.deputyId).toBeNull()
    expect(await fitOf(id, the.eva)).toMatchObject({ fit: null, able: [the.eva.id] })
    await give(the.nils, the.mikael, now)
    expect(await hand(id)).toEqual({ ok: true, value: true })
    expect(await handBackThread(the.mikael, id)).toEqual({ ok: true, value: true })
  })

  it('stays not there for whoever it is not there for, whatever they may', async () => {
    await give(the.nils, the.mikael, now)
    const id = await begin(the.jonas)
    expect(await handOverThread(the.kerstin, { id, to: the.mikael.id }, now)).toEqual(missing)
  })
})

describe('a call about a thread', () => {
  beforeEach(async () => {
    for (const advisor of [the.eva, the.mikael]) await atTheDesk(advisor, now)
  })

  it('rings only somebody who may advise on it', async () => {
    await give(the.nils, the.mikael, now)
    const id = await begin(the.sara)
    expect(await ring(the.sara, the.eva.id, now, id)).toEqual(refused)
    expect((await database.pool.query('SELECT 1 FROM meeting')).rowCount).toBe(0)
    expect(await ring(the.sara, the.mikael.id, now, id)).toMatchObject({ ok: true })
  })

  it('rings nobody before the licence begins, and from then on who has it', async () => {
    await give(the.nils, the.eva, now, { firstDay: '2026-12-14' })
    const id = await begin(the.sara)
    expect(await ring(the.sara, the.eva.id, now, id)).toEqual(refused)
    const then = new Date(at('2026-12-14T09:00'))
    await atTheDesk(the.eva, then)
    expect(await ring(the.sara, the.eva.id, then, id)).toMatchObject({ ok: true })
  })

  it('a call about nothing rings whom it is for', async () => {
    expect(await ring(the.sara, the.eva.id, now)).toMatchObject({ ok: true })
  })
})
