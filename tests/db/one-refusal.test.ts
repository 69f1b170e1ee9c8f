import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { cancelCall } from '@/app/actions/meeting'
import { environment } from '@/lib/server/environment'
import { sessionCookieName } from '@/lib/server/identity'
import { emptyTables, freshDatabase } from '@/tests/support/database'
import { makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
let the: People
let request = new Headers()
vi.mock('next/headers', () => ({ headers: async () => request }))

// everything is asked from Jonas's page
beforeAll(async () => {
  the = await makePeople(new Date())
  const { authSecret: secret, publicUrl } = environment()
  const token = await encode({ token: { sid: the.jonas.sessionId }, secret })
  request = new Headers({ origin: publicUrl, cookie: `${sessionCookieName()}=${token}` })
})
beforeEach(() => emptyTables(database.pool, 'meeting'))

async function addForeignMeeting(): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by)
     VALUES ($1, $2, 'ringing', now(), now() + interval '1 minute') RETURNING id`,
    [the.sara.id, the.eva.id],
  )
  return rows[0]?.id ?? ''
}

/** Does it, and says which refusals were written down. */
async function refusedBy(attack: () => Promise<unknown>): Promise<string[]> {
  const { rows: before } = await database.pool.query('SELECT coalesce(max(id), 0) AS id FROM audit_event')
  expect(await attack()).toEqual({ ok: false, reason: 'not_found' })
  const { rows } = await database.pool.query<{ type: string }>(
    'SELECT type FROM audit_event WHERE id > $1 AND actor_id = $2 ORDER BY id',
    [before[0]?.id, the.jonas.id],
  )
  return rows.map(({ type }) => type)
}

it('what the refusing transaction has written down is not written down again, however slow the database is', async () => {
  const id = await addForeignMeeting()
  const slow = await database.pool.connect()
  // whoever wants to keep a refused access of his waits here
  const key = [`${the.jonas.id} action`]
  await slow.query('SELECT pg_advisory_lock(hashtextextended($1, 7262003))', key)
  const kept = refusedBy(() => cancelCall({ id }))
  await Promise.race([kept, pause(500)])
  await slow.query('SELECT pg_advisory_unlock(hashtextextended($1, 7262003))', key)
  slow.release()
  expect(await kept).toEqual(['meeting_refused'])
})

it('what nothing is written down of yet is written down, also right after another refusal', async () => {
  const id = await addForeignMeeting()
  expect(await refusedBy(() => cancelCall({ id }))).toEqual(['meeting_refused'])
  expect(await refusedBy(() => cancelCall({ id: randomUUID() }))).toEqual(['access_refused'])
  expect(await refusedBy(() => cancelCall({ id: randomUUID() }))).toEqual([])
})
