import { beforeAll, describe, expect, it } from 'vitest'
import { findReach, findReachIn, saveReach } from '@/db/question-reach'
import type { OutChannel } from '@/lib/question/channel'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'
import { asked, givePlace, places } from '../support/question'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People

beforeAll(async () => {
  process.env.DEMO = '1'
  the = await makePeople(now)
  await givePlace(database.pool, the.sara, places.sara)
})

const done = { ok: true, value: true }
let count = 0
/** By what a question to Sara goes out now. */
async function goesOut(): Promise<OutChannel[]> {
  count += 1
  const { threadId } = await begin(the.eva, the.sara, `Reach ${count}`, now)
  const ahead = await findReachIn(the.eva, threadId)
  const { channels } = await asked(the.eva, threadId, `Reach ${count}`, now)
  expect(channels, 'what was said before it was asked').toEqual(ahead)
  return channels
}

describe('by what a customer is asked', () => {
  it('the usual, until they say; then what they say, down to nothing', async () => {
    const able = ['sms', 'messenger', 'mail', 'letter']
    expect(await findReach(the.sara)).toEqual({ able, chosen: ['sms', 'mail'] })
    expect(await goesOut()).toEqual(['sms', 'mail'])
    for (const chosen of [['letter'], ['messenger', 'letter'], []] as OutChannel[][]) {
      expect(await saveReach(the.sara, chosen, now)).toEqual(done)
      expect(await findReach(the.sara)).toEqual({ able, chosen })
      expect(await goesOut()).toEqual(chosen)
    }
  })

  it('is told in the history and on the record, once for each change', async () => {
    const before = (await listWritten(database.pool, the.sara.id)).length
    await saveReach(the.sara, ['mail', 'sms'], now)
    await saveReach(the.sara, ['sms', 'mail'], now)
    const written = await listWritten(database.pool, the.sara.id)
    expect(written).toHaveLength(before + 1)
    expect(written[0]).toMatchObject({ type: 'reach_chosen', channels: ['sms', 'mail'], channel: 'netbank' })
    const { rows } = await database.pool.query(
      `SELECT data->>'channels' AS channels FROM audit_event WHERE type = 'reach_chosen' ORDER BY id DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ channels: 'sms mail' }])
  })

  it('what the bank has no address for cannot be chosen; what it loses falls back to the usual', async () => {
    await saveReach(the.sara, ['sms', 'messenger'], now)
    await givePlace(database.pool, the.sara, { postal: places.sara.postal })
    expect(await findReach(the.sara)).toEqual({ able: ['mail', 'letter'], chosen: ['mail', 'letter'] })
    expect(await goesOut()).toEqual(['mail', 'letter'])
    expect(await saveReach(the.sara, ['sms'], now)).toEqual({ ok: false, reason: 'not_reachable' })
    await givePlace(database.pool, the.sara, {})
    expect(await findReach(the.sara)).toEqual({ able: ['mail'], chosen: ['mail'] })
  })

  it('A01, A04: only the customer sees and says it', async () => {
    for (const other of [the.eva, the.mikael, the.nils]) {
      expect(await findReach(other), other.name).toBeNull()
      expect(await saveReach(other, ['mail'], now), other.name).toEqual({ ok: false, reason: 'not_found' })
    }
    const { rows } = await database.pool.query('SELECT person_id AS id FROM reach')
    expect(rows).toEqual([{ id: the.sara.id }])
  })
})
