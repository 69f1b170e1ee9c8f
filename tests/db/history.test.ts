import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '@/db/client'
import { openBrief, openCustomerCard } from '@/db/contact'
import { correctEvent, noteContact, saveFormReport, withholdEvent } from '@/db/contact-answer'
import { saveContact, saveDeed } from '@/db/contact-event'
import { type HistoryQuestion, listOwnHistory, listReadings, readHistory } from '@/db/contact-history'
import type { Actor } from '@/lib/access/actor'
import type { ContactEvent } from '@/lib/contact/event'
import { reportsAtMost } from '@/lib/contact/form-report'
import { wholeHistory } from '@/lib/contact/history-filter'
import { deedDone, deedStopped } from '@/lib/contact/netbank-deed'
import { freshDatabase } from '../support/database'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(ago(60 * 24 * 30))
})

const tell = (customer: Actor, at: Date, event: ContactEvent, staffId?: string) =>
  inTransaction((tx) => saveContact(tx, { customerId: customer.id, at, event, staffId }))
const asking = (change: Partial<HistoryQuestion> & { text?: string } = {}): HistoryQuestion => ({
  filter: { ...wholeHistory, text: change.text ?? null },
  kinds: [],
  before: null,
  size: 30,
  ...change,
})
const own = async (customer: Actor, question = asking()) => (await listOwnHistory(customer, question)).entries
const seen = async (staff: Actor, customer: Actor, question = asking()) =>
  (await readHistory(staff, customer.id, question, now))?.entries
const note = (text: string, change = {}) => ({
  customerId: the.sara.id,
  key: randomUUID(),
  via: 'branch' as const,
  by: 'customer' as const,
  text,
  ...change,
})

describe('who may read it', () => {
  it('A01, A02, A03: the customer their own, the own advisor theirs, nobody else anything', async () => {
    expect((await own(the.sara)).map(({ event }) => event.type)).toEqual(['signed_in'])
    expect(await seen(the.eva, the.sara)).toHaveLength(1)
    for (const other of [the.mikael, the.kerstin, the.nils, the.jonas, the.sara])
      expect(await seen(other, the.sara)).toBeUndefined()
    for (const staff of [the.eva, the.nils]) {
      expect(await listOwnHistory(staff, asking())).toEqual({ entries: [], next: null })
      expect(await listReadings(staff, { before: null, size: 9 })).toEqual({ readings: [], next: null })
    }
  })

  it('each reading is kept with its occasion, and the customer sees who and when', async () => {
    await openCustomerCard(the.eva, the.aino.id, now)
    await openCustomerCard(the.eva, the.jonas.id, now)
    await openCustomerCard(the.eva, the.jonas.id, new Date(now.getTime() + 9 * 60_000))
    await openCustomerCard(the.eva, the.jonas.id, new Date(now.getTime() + 11 * 60_000))
    await readHistory(the.eva, the.jonas.id, asking(), now)
    const { readings } = await listReadings(the.jonas, { before: null, size: 9 })
    expect(readings.map(({ readerName, part, occasion, at }) => [readerName, part, occasion, at])).toEqual([
      ['eva', 'card', 'preparation', now.getTime() + 11 * 60_000],
      ['eva', 'history', 'preparation', now.getTime()],
      ['eva', 'card', 'preparation', now.getTime()],
    ])
    const two = await listReadings(the.jonas, { before: null, size: 2 })
    expect((await listReadings(the.jonas, { before: two.next, size: 2 })).readings).toHaveLength(1)
    expect((await listReadings(the.aino, { before: null, size: 9 })).readings).toEqual([])
  })
})

describe('what is in front of the advisor', () => {
  const limit = deedStopped('payment_new', 'check', 'over_daily_limit', ['amount'])
  const ringing = async (advisor: Actor, customer: Actor) => {
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by)
       VALUES ($1, $2, 'ringing', $3, $3) RETURNING id`,
      [customer.id, advisor.id, now],
    )
    return rows[0]?.id ?? ''
  }
  const end = (id: string) =>
    database.pool.query(
      `UPDATE meeting SET state = 'missed', ended_at = $2, end_reason = 'no_answer' WHERE id = $1`,
      [id, ago(60)],
    )

  it('what was tried in the last 24 hours and where it stopped, and the last three contacts', async () => {
    for (const [minutes, deed] of [
      [60 * 24 + 1, deedStopped('transfer', 'check', 'other', [])],
      // an evening's failure is why somebody calls in the morning
      [60 * 14, deedStopped('card_block', 'check', 'other', [])],
      [30, limit],
      [20, limit],
    ] as const)
      await inTransaction((tx) => saveDeed(tx, the.jonas.id, ago(minutes), deed))
    for (const [minutes, text] of [
      [400, 'one'],
      [300, 'two'],
      [200, 'three'],
      [100, 'four'],
    ] as const)
      await tell(
        the.jonas,
        ago(minutes),
        { type: 'staff_note', via: 'phone', by: 'customer', text },
        the.eva.id,
      )
    const card = await openCustomerCard(the.eva, the.jonas.id, now)
    expect(card?.tried).toMatchObject([
      { form: 'payment_new', codes: ['over_daily_limit'], times: 2, settled: false, at: ago(20).getTime() },
      { form: 'card_block', times: 1, at: ago(60 * 14).getTime() },
    ])
    expect(card?.last.map(({ event }) => event.type === 'staff_note' && event.text)).toEqual([
      'four',
      'three',
      'two',
    ])
    expect(card?.deeds).toMatchObject([
      { form: 'payment_new', outcome: 'stopped', at: ago(20).getTime() },
      { form: 'payment_new', outcome: 'stopped' },
      { form: 'card_block', at: ago(60 * 14).getTime() },
      { form: 'transfer', at: ago(60 * 24 + 1).getTime() },
    ])
    const id = await ringing(the.eva, the.jonas)
    expect(await openBrief(the.eva, id, now)).toMatchObject({
      customer: { id: the.jonas.id, name: 'jonas' },
      products: { kinds: [], cards: 0 },
      tried: [{ times: 2 }, { form: 'card_block' }],
      last: [{ staffName: 'eva' }, {}, {}],
    })
    await end(id)
  })

  it('A05: beside a call, only for whom it rings and only while it concerns them', async () => {
    const id = await ringing(the.mikael, the.sara)
    expect(await openBrief(the.mikael, id, now)).toMatchObject({ customer: { name: 'sara' } })
    expect((await listReadings(the.sara, { before: null, size: 1 })).readings).toMatchObject([
      { readerName: 'mikael', part: 'ring', occasion: 'call' },
    ])
    for (const other of [the.eva, the.kerstin, the.sara, the.nils])
      expect(await openBrief(other, id, now)).toBeUndefined()
    expect(await openBrief(the.mikael, randomUUID(), now)).toBeUndefined()
    await end(id)
    expect(await openBrief(the.mikael, id, now)).toBeUndefined()
  })

  it('what went through after all is said to be settled', async () => {
    await inTransaction((tx) => saveDeed(tx, the.jonas.id, ago(5), deedDone('payment_new')))
    expect((await openCustomerCard(the.eva, the.jonas.id, now))?.tried).toMatchObject([
      { form: 'payment_new', settled: true },
      { form: 'card_block', settled: false },
    ])
  })
})

describe('paging, filters and search', () => {
  beforeAll(async () => {
    for (let n = 0; n < 25; n++)
      await tell(the.aino, ago(1_000 + Math.floor(n / 5)), {
        type: 'mailed',
        template: 'x',
        subject: `Mail ${n}`,
      })
    await tell(the.aino, ago(10), { type: 'call_asked', about: '100 % säker_t' }, the.kerstin.id)
  })

  it('pages by keyset: every event once, also when several share a moment and new ones come in', async () => {
    const ids: string[] = []
    let before: HistoryQuestion['before'] = null
    for (let page = 0; page < 20; page++) {
      const { entries, next } = await listOwnHistory(the.aino, asking({ before, size: 4 }))
      ids.push(...entries.map(({ id }) => id))
      if (page === 1) await tell(the.aino, now, { type: 'signed_in' })
      if (!next) break
      before = next
    }
    expect(ids).toHaveLength(27)
    expect(new Set(ids).size).toBe(27)
  })

  it.each([
    ['mail 1', 11],
    ['100 %', 1],
    ['säker_t', 1],
    ['säkerXt', 0],
    ['%', 1],
    ['KERSTIN', 1],
    ["'; DROP TABLE person; --", 0],
  ])('A42 finds %j in %i events', async (text, count) => {
    expect(await own(the.aino, asking({ text }))).toHaveLength(count)
  })

  it('finds kinds that are called so in the reader’s language', async () => {
    expect(await own(the.aino, asking({ text: 'inloggning', kinds: ['signed_in'] }))).toHaveLength(2)
  })

  it('filters by channel and by local days', async () => {
    const only = (change: object) => own(the.aino, asking({ filter: { ...wholeHistory, ...change } }))
    expect(await only({ channel: 'mail' })).toHaveLength(25)
    expect(await only({ channel: 'letter' })).toHaveLength(0)
    expect(await only({ from: '2026-11-23' })).toHaveLength(2)
    expect(await only({ to: '2026-11-21' })).toHaveLength(1)
  })
})

describe('the customer answers', () => {
  const newest = async () => (await own(the.sara))[0]?.id ?? ''

  it('a correction stands beside the event for both sides; the latest counts', async () => {
    expect(await noteContact(the.eva, note('Wants a new card'), now)).toEqual({ ok: true, value: true })
    const id = await newest()
    await correctEvent(the.sara, { id, text: 'It was my son' }, now)
    await correctEvent(the.sara, { id, text: 'It was my daughter' }, now)
    expect((await own(the.sara))[0]?.correction).toEqual({ text: 'It was my daughter', at: now.getTime() })
    expect((await seen(the.eva, the.sara))?.[0]?.correction?.text).toBe('It was my daughter')
    expect(await seen(the.eva, the.sara, asking({ text: 'daughter' }))).toHaveLength(1)
    const { rows } = await database.pool.query('SELECT 1 FROM contact_correction')
    expect(rows).toHaveLength(2)
  })

  it('what is not for advice is gone for staff everywhere: history, search, card', async () => {
    await inTransaction((tx) =>
      saveDeed(tx, the.sara.id, ago(-1), deedStopped('transfer', 'check', 'other', [])),
    )
    const id = await newest()
    const staffSees = async () => (await seen(the.eva, the.sara))?.some((entry) => entry.id === id)
    expect(await staffSees()).toBe(true)
    expect(await withholdEvent(the.sara, { id, withheld: true }, now)).toEqual({ ok: true, value: true })
    expect(await withholdEvent(the.sara, { id, withheld: true }, now)).toEqual({ ok: true, value: true })
    expect(await staffSees()).toBe(false)
    expect(await seen(the.eva, the.sara, asking({ text: 'x', kinds: ['netbank:transfer'] }))).toEqual([])
    expect((await openCustomerCard(the.eva, the.sara.id, now))?.tried).toEqual([])
    expect((await own(the.sara)).find((entry) => entry.id === id)?.withheld).toBe(true)
    await withholdEvent(the.sara, { id, withheld: false }, now)
    expect(await staffSees()).toBe(true)
    const { rows } = await database.pool.query(
      `SELECT data FROM audit_event WHERE type = 'history_withheld' ORDER BY id`,
    )
    expect(rows.map(({ data }) => data.withheld)).toEqual([true, false])
  })

  it('what the law wants in view stays, and the try is on record', async () => {
    const [entry] = await own(the.sara, asking({ text: 'new card' }))
    const answer = await withholdEvent(the.sara, { id: entry?.id ?? '', withheld: true }, now)
    expect(answer).toEqual({ ok: false, reason: 'must_stay' })
    expect(await seen(the.eva, the.sara, asking({ text: 'new card' }))).toHaveLength(1)
  })

  it('A01, A04: nobody answers for somebody else', async () => {
    const id = await newest()
    for (const actor of [the.jonas, the.eva, the.nils]) {
      expect(await correctEvent(actor, { id, text: 'x' }, now)).toMatchObject({ reason: 'not_found' })
      expect(await withholdEvent(actor, { id, withheld: true }, now)).toMatchObject({ reason: 'not_found' })
    }
    expect(await correctEvent(the.sara, { id: '999999999', text: 'x' }, now)).toMatchObject({ ok: false })
  })
})

describe('a note of staff', () => {
  it('is one note however often its form is sent, and carries its author', async () => {
    const visit = note('Renewed her identity')
    for (let n = 0; n < 3; n++) await noteContact(the.eva, visit, now)
    const found = await own(the.sara, asking({ text: 'renewed her' }))
    expect(found).toMatchObject([{ staffName: 'eva', event: { type: 'staff_note', via: 'branch' } }])
  })

  it('A02: is refused where the card is closed, and that is on record', async () => {
    for (const actor of [the.mikael, the.kerstin, the.sara, the.nils])
      expect(await noteContact(actor, note('Mine'), now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await own(the.sara, asking({ text: 'Mine' }))).toEqual([])
  })
})

describe('what forms report', () => {
  it('becomes part of the history, and not more than the limit', async () => {
    const at = new Date(now.getTime() + 3_600_000)
    const left = { form: 'transfer', step: 'check', what: 'left' } as const
    const report = { ...left, fields: ['amount' as const], codes: [] }
    const send = () => saveFormReport(the.jonas, report, at)
    // the race is where the limit is: all of them at once would only wait for one another
    const sent = []
    for (let n = 0; n < reportsAtMost - 5; n += 1) sent.push(await send())
    sent.push(...(await Promise.all(Array.from({ length: 10 }, send))))
    expect(sent.filter(({ ok }) => ok)).toHaveLength(reportsAtMost)
    expect(sent.filter((one) => !one.ok && one.reason === 'too_many')).toHaveLength(5)
    expect((await own(the.jonas))[0]?.event).toMatchObject({ outcome: 'left', fields: ['amount'] })
    const next = new Date(at.getTime() + 11 * 60_000)
    expect(await saveFormReport(the.jonas, report, next)).toEqual({ ok: true, value: true })
  })
})
