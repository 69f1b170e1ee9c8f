import { beforeAll, describe, expect, it } from 'vitest'
import { saveDraft } from '@/db/message-draft'
import { findLeftThread } from '@/db/message-left'
import { markRead } from '@/db/message-read'
import { handBackThread, handOverThread } from '@/db/message-standing'
import { freshDatabase } from '../support/database'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
})

/** A thread of Sara's that Eva has given to Mikael. */
async function handedOver() {
  const { threadId: id, seq } = await begin(the.sara, the.sara, 'Handed', now)
  expect(await handOverThread(the.eva, { id, to: the.mikael.id }, now)).toMatchObject({ ok: true })
  return { id, seq }
}
const refusals = async () =>
  (await database.pool.query(`SELECT 1 FROM audit_event WHERE type = 'access_refused'`)).rows.length

describe('a thread that has gone back', () => {
  it('still has what its deputy had begun to write, and looking again is no try', async () => {
    const { id } = await handedOver()
    const writing = { customerId: the.sara.id, threadId: id, subject: '', text: 'Half an answer', version: 0 }
    expect(await saveDraft(the.mikael, writing, now)).toMatchObject({ ok: true })
    expect(await findLeftThread(the.mikael, id)).toBeUndefined()
    expect(await handBackThread(the.eva, id)).toMatchObject({ ok: true })
    expect(await findLeftThread(the.mikael, id)).toEqual({ draft: 'Half an answer' })
    expect(await refusals()).toBe(0)
  })

  it('is known to who has read it, without a word of anybody’s', async () => {
    const { id, seq } = await handedOver()
    await markRead(the.mikael, { threadId: id, seq }, now)
    await handBackThread(the.mikael, id)
    expect(await findLeftThread(the.mikael, id)).toEqual({ draft: '' })
    expect(await refusals()).toBe(0)
  })

  it('A01: is nothing to whoever had never looked into it, and nothing special to who sees it', async () => {
    const { id } = await handedOver()
    await handBackThread(the.eva, id)
    for (const one of [the.mikael, the.kerstin, the.nils, the.jonas, the.sara, the.eva])
      expect(await findLeftThread(one, id)).toBeUndefined()
    expect(await findLeftThread(the.eva, '00000000-0000-4000-8000-000000000000')).toBeUndefined()
  })
})
