import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ring } from '@/db/call'
import { openBrief } from '@/db/contact'
import { closeThread, handBackThread, handOverThread } from '@/db/message-standing'
import { findMeetingRecord } from '@/db/note'
import type { Actor } from '@/lib/access/actor'
import { emptyTables, freshDatabase } from '../support/database'
import { begin } from '../support/message'
import { atTheDesk, makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People
let threadId: string

beforeAll(async () => {
  the = await makePeople(now)
  threadId = (await begin(the.sara, the.sara, 'Fixed rate', now)).threadId
})
beforeEach(async () => {
  await emptyTables(database.pool, 'meeting, desk_lease, desk_status, audit_event')
  for (const advisor of [the.eva, the.mikael]) await atTheDesk(advisor, now)
})

/** Sara calls; it has to ring. */
async function call(advisor: Actor, about?: string): Promise<string> {
  const rung = await ring(the.sara, advisor.id, now, about)
  if (!rung.ok) throw new Error(rung.reason)
  return rung.value.id
}
const briefOf = async (advisor: Actor, id: string) => (await openBrief(advisor, id, now))?.about
const recordOf = async (advisor: Actor, id: string) => (await findMeetingRecord(advisor, id))?.about
const fixedRate = () => ({ threadId, subject: 'Fixed rate' })

describe('a call about a thread', () => {
  it('says so beside the ringing, in the call and after it', async () => {
    const id = await call(the.eva, threadId)
    expect(await briefOf(the.eva, id)).toEqual(fixedRate())
    expect(await recordOf(the.eva, id)).toEqual(fixedRate())
    await database.pool.query(
      `UPDATE meeting SET state = 'ended', live_at = $2, ended_at = $2, end_reason = 'hung_up' WHERE id = $1`,
      [id, now],
    )
    expect(await recordOf(the.eva, id)).toEqual(fixedRate())
  })

  it('about nothing says nothing', async () => {
    const id = await call(the.eva)
    expect(await briefOf(the.eva, id)).toBeNull()
    expect(await recordOf(the.eva, id)).toBeNull()
  })

  it('A02: tells an advisor who does not see the thread nothing of it, and that is no refusal', async () => {
    const id = await call(the.mikael, threadId)
    expect(await briefOf(the.mikael, id)).toBeNull()
    expect(await recordOf(the.mikael, id)).toBeNull()
    await handOverThread(the.eva, { id: threadId, to: the.mikael.id }, now)
    expect(await briefOf(the.mikael, id)).toEqual(fixedRate())
    expect(await recordOf(the.mikael, id)).toEqual(fixedRate())
    await handBackThread(the.eva, threadId)
    expect(await recordOf(the.mikael, id)).toBeNull()
    const { rows } = await database.pool.query(`SELECT 1 FROM audit_event WHERE type = 'access_refused'`)
    expect(rows).toEqual([])
    for (const other of [the.eva, the.kerstin, the.sara, the.nils])
      expect(await findMeetingRecord(other, id)).toBeUndefined()
  })

  it('is about a thread that is closed, too', async () => {
    const { threadId: closed } = await begin(the.sara, the.sara, 'Over', now)
    await closeThread(the.sara, closed, now)
    expect(await briefOf(the.eva, await call(the.eva, closed))).toMatchObject({ subject: 'Over' })
  })

  it('A01, A05: about somebody else’s thread, or none, does not ring and is on the record', async () => {
    const { threadId: his } = await begin(the.jonas, the.jonas, 'Car', now)
    await emptyTables(database.pool, 'audit_event')
    for (const foreign of [his, randomUUID()])
      expect(await ring(the.sara, the.eva.id, now, foreign)).toEqual({ ok: false, reason: 'not_found' })
    const { rows } = await database.pool.query(
      `SELECT data->>'what' AS what, (SELECT count(*)::int FROM meeting) AS meetings FROM audit_event
        WHERE type = 'access_refused' AND actor_id = $1`,
      [the.sara.id],
    )
    expect(rows).toEqual([{ what: 'thread', meetings: 0 }])
  })

  it('A02: about an own thread still reaches nobody whom one may not call', async () => {
    await atTheDesk(the.kerstin, now)
    expect(await ring(the.sara, the.kerstin.id, now, threadId)).toMatchObject({ reason: 'not_found' })
  })

  it('the database knows threads only', async () => {
    const id = await call(the.eva)
    const point = database.pool.query('UPDATE meeting SET thread_id = gen_random_uuid() WHERE id = $1', [id])
    await expect(point).rejects.toThrow('meeting_thread_id_thread_id_fk')
  })
})
