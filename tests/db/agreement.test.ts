import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findAgreement, finishStep, listOwnAgreements, saveAgreement } from '@/db/agreement'
import { openCustomerCard } from '@/db/contact'
import type { AgreementInput } from '@/lib/contact/agreement'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People
let meetingId: string

async function meet(state: 'ended' | 'missed', advisor = the.eva): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at, ended_at, end_reason)
     VALUES ($1, $2, $3, $4, $4, $5, $4, 'x') RETURNING id`,
    [the.sara.id, advisor.id, state, now, state === 'ended' ? now : null],
  )
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  the = await makePeople(now)
  meetingId = await meet('ended')
})

const wrapUp = (change: Partial<AgreementInput> = {}): AgreementInput => ({
  meetingId,
  version: 0,
  text: 'Half of the loan gets a fixed rate',
  steps: [
    { what: 'Send payslips', owner: 'customer', dueOn: '2026-11-30' },
    { what: 'Prepare the offer', owner: 'advisor', dueOn: '2026-12-01' },
  ],
  ...change,
})

describe('a wrap-up', () => {
  it('A01, A02, A05: is written by the meeting’s own advisor only, and only of a talk', async () => {
    for (const actor of [the.mikael, the.kerstin, the.sara, the.nils])
      expect(await saveAgreement(actor, wrapUp(), now)).toEqual({ ok: false, reason: 'not_found' })
    const missed = await meet('missed')
    expect(await saveAgreement(the.eva, wrapUp({ meetingId: missed }), now)).toMatchObject({
      reason: 'not_met',
    })
    expect(await saveAgreement(the.eva, wrapUp({ meetingId: randomUUID() }), now)).toMatchObject({
      ok: false,
    })
    expect(await listOwnAgreements(the.sara, now)).toEqual([])
  })

  it('is at once what the customer reads, on the record and in the history', async () => {
    const saved = await saveAgreement(the.eva, wrapUp(), now)
    expect(saved).toMatchObject({ ok: true, value: { version: 1, advisorName: 'eva' } })
    expect(await listOwnAgreements(the.sara, now)).toMatchObject([
      {
        text: 'Half of the loan gets a fixed rate',
        metAt: now.getTime(),
        steps: [{ owner: 'customer' }, {}],
      },
    ])
    expect((await listWritten(database.pool, the.sara.id))[0]).toMatchObject({
      type: 'agreed',
      again: false,
      steps: 2,
      meetingId,
    })
    expect((await openCustomerCard(the.eva, the.sara.id, now))?.agreements).toHaveLength(1)
  })

  it('A01, A02, A05: is read by the two who met only', async () => {
    for (const actor of [the.eva, the.sara])
      expect(await findAgreement(actor, meetingId)).toMatchObject({ version: 1 })
    for (const actor of [the.mikael, the.kerstin, the.jonas, the.nils]) {
      expect(await findAgreement(actor, meetingId)).toMatchObject({ version: 0, text: '', steps: [] })
      expect(await listOwnAgreements(actor, now)).toEqual([])
    }
    expect(await listOwnAgreements(the.eva, now)).toEqual([])
  })

  it('changes on top of what was seen: two desks, one wins, nothing is lost unseen', async () => {
    const { steps } = await findAgreement(the.eva, meetingId)
    const keep = steps.map(({ doneAt: _, ...step }) => step)
    const change = (text: string) => saveAgreement(the.eva, wrapUp({ version: 1, text, steps: keep }), now)
    const both = await Promise.all([change('From here'), change('From there')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject({ reason: 'stale_version' })
    const after = await findAgreement(the.eva, meetingId)
    expect(after.steps.map(({ id }) => id)).toEqual(steps.map(({ id }) => id))
  })

  it('A05: takes no step of another meeting', async () => {
    const other = await meet('ended')
    const [step] = (await findAgreement(the.eva, meetingId)).steps
    const steal = { id: step?.id, what: 'Mine', owner: 'advisor', dueOn: '2026-12-01' } as const
    const answer = await saveAgreement(the.eva, wrapUp({ meetingId: other, steps: [steal] }), now)
    expect(answer).toMatchObject({ ok: false, reason: 'step_not_found' })
  })
})

describe('a next step', () => {
  it('is ticked off by its owner only, told once, and can be taken back', async () => {
    const [hers, evas] = (await findAgreement(the.eva, meetingId)).steps
    const tick = (actor: typeof the.sara, step = hers, done = true) =>
      finishStep(actor, { id: step?.id ?? '', done }, now)
    for (const actor of [the.jonas, the.eva, the.mikael, the.nils])
      expect(await tick(actor)).toEqual({ ok: false, reason: 'not_found' })
    expect(await tick(the.sara, evas)).toMatchObject({ reason: 'not_found' })
    expect(await tick(the.sara)).toEqual({ ok: true, value: true })
    expect(await tick(the.sara)).toEqual({ ok: true, value: true })
    await tick(the.sara, hers, false)
    await tick(the.sara)
    expect(await tick(the.eva, evas)).toEqual({ ok: true, value: true })
    expect((await findAgreement(the.eva, meetingId)).steps.map(({ doneAt }) => doneAt)).toEqual([
      now.getTime(),
      now.getTime(),
    ])
    const told = (await listWritten(database.pool, the.sara.id)).filter(({ type }) => type === 'step_done')
    expect(told.map(({ what }) => what)).toEqual(['Prepare the offer', 'Send payslips'])
    const { rows } = await database.pool.query(`SELECT 1 FROM audit_event WHERE type = 'step_done'`)
    expect(rows).toHaveLength(4)
  })

  it('keeps the meeting on the overview until it is done', async () => {
    const later = new Date(now.getTime() + 40 * 86_400_000)
    expect(await listOwnAgreements(the.sara, later)).toEqual([])
    const [hers] = (await findAgreement(the.eva, meetingId)).steps
    await finishStep(the.sara, { id: hers?.id ?? '', done: false }, now)
    expect(await listOwnAgreements(the.sara, later)).toHaveLength(1)
  })
})
