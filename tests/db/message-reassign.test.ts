import type { JobHelpers } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listWaitingThreads, openThread } from '@/db/message'
import { reassignThreads } from '@/db/message-reassign'
import { handOverThread } from '@/db/message-standing'
import { addTimeOff } from '@/db/time-off'
import type { Actor } from '@/lib/access/actor'
import { reassignThreads as job, messageTimes } from '@/lib/server/message-jobs'
import { emptyTables, freshDatabase } from '../support/database'
import { begin, giveHours, takeOff, write } from '../support/message'
import { disable, makePeople, type People } from '../support/people'

/** Monday, 16:30 in Stockholm; by Tuesday 12:30 an answer is promised. */
const monday = new Date('2026-11-23T15:30:00Z')
const tuesday = new Date('2026-11-24T07:00:00Z')
const promised = Date.parse('2026-11-24T12:30+01:00')
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(monday)
  for (const advisor of [the.eva, the.mikael]) await giveHours(database.pool, advisor)
})
beforeEach(async () => {
  await emptyTables(database.pool, 'thread, time_off, audit_event')
  await database.pool.query('UPDATE person SET disabled_at = NULL')
})

const ask = async (subject: string, when = monday) =>
  (await begin(the.sara, the.sara, subject, when)).threadId
const waiting = async (actor: Actor) =>
  (await listWaitingThreads(actor, 20)).map(({ subject, standing }) => [
    subject,
    standing.state === 'open' && standing.promisedBy,
  ])
const evaIsIll = () => takeOff(database.pool, the.eva, '2026-11-24 00:00', '2026-11-28 00:00')

describe('what waits for an advisor who falls ill', () => {
  it('goes to the deputy, promised as it was, and that is on the record', async () => {
    const id = await ask('Asked before')
    expect(await reassignThreads(tuesday)).toBe(0)
    await evaIsIll()
    expect(await reassignThreads(tuesday)).toBe(1)
    expect(await waiting(the.mikael)).toEqual([['Asked before', promised]])
    expect(await waiting(the.eva)).toEqual([])
    expect((await openThread(the.mikael, id, tuesday))?.thread).toMatchObject({ byHand: false })
    const { rows } = await database.pool.query(
      `SELECT actor_role AS by, data->>'to' AS to FROM audit_event WHERE type = 'thread_handed_over' AND chain = $1`,
      [`customer:${the.sara.id}`],
    )
    expect(rows).toEqual([{ by: 'system', to: the.mikael.id }])
    // once is enough, and writing again leaves it there
    expect(await reassignThreads(tuesday)).toBe(0)
    await write(the.sara, id, 'Are you there?', tuesday)
    expect(await waiting(the.mikael)).toHaveLength(1)
  })

  it('goes back when the deputy falls ill and the own is there again', async () => {
    const id = await ask('To and fro')
    await evaIsIll()
    await reassignThreads(tuesday)
    await takeOff(database.pool, the.mikael, '2026-11-30 00:00', '2026-12-04 00:00')
    expect(await reassignThreads(new Date('2026-11-30T09:00:00Z'))).toBe(1)
    expect((await openThread(the.eva, id, tuesday))?.thread.deputyId).toBeNull()
  })

  it('stays where a person gave it, where it is answered, and when there is nobody', async () => {
    const given = await ask('Given')
    await handOverThread(the.eva, { id: given, to: the.mikael.id }, monday)
    await write(the.eva, await ask('Answered'), 'Yes', monday)
    await takeOff(database.pool, the.mikael, '2026-11-24 00:00', '2026-12-12 00:00')
    await ask('Nobody there')
    await evaIsIll()
    expect(await reassignThreads(tuesday)).toBe(0)
    expect(await waiting(the.mikael)).toEqual([['Given', promised]])
    expect(await waiting(the.eva)).toEqual([['Nobody there', promised]])
  })

  it('is looked at when time off is entered, and each quarter of an hour', async () => {
    const span = { from: tuesday.getTime(), to: tuesday.getTime() + 3 * 86_400_000 }
    await addTimeOff(the.nils, { advisorId: the.eva.id, ...span, reason: 'ill' })
    const { rows } = await database.pool.query(
      `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'reassign-threads' AND key = 'reassign-threads'`,
    )
    expect(rows).toHaveLength(1)
    await job({}, {} as JobHelpers)
    const runsAt = (task: string, hour: number, min: number) =>
      messageTimes.find((item) => item.task === task)?.match({ min, hour, date: 1, month: 1, dow: 1 })
    expect([0, 15, 30, 45].map((min) => runsAt('reassign-threads', 9, min))).toEqual(Array(4).fill(true))
    expect(runsAt('reassign-threads', 9, 7)).toBe(false)
  })
})

describe('whoever has left', () => {
  it('gets no question: the next deputy does, else it waits for the own', async () => {
    await evaIsIll()
    await disable(the.mikael, monday)
    const id = await ask('To whom?', tuesday)
    expect((await openThread(the.eva, id, tuesday))?.thread.deputyId).toBeNull()
  })

  it('as the own advisor: a deputy answers, what waits already and what is asked now', async () => {
    await ask('Asked before')
    await disable(the.eva, monday)
    await ask('Asked after')
    expect(await waiting(the.mikael)).toEqual([['Asked after', promised]])
    expect(await reassignThreads(tuesday)).toBe(1)
    expect((await waiting(the.mikael)).map(([subject]) => subject).sort()).toEqual([
      'Asked after',
      'Asked before',
    ])
  })

  it('gives up what a person gave them', async () => {
    const id = await ask('Given')
    await handOverThread(the.eva, { id, to: the.mikael.id }, monday)
    await disable(the.mikael, monday)
    expect(await reassignThreads(tuesday)).toBe(1)
    expect((await openThread(the.eva, id, tuesday))?.thread).toMatchObject({ deputyId: null, byHand: false })
  })
})
