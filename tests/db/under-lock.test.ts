import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { allowSharing, stopSharing } from '@/app/actions/cobrowse'
import { cancelCall } from '@/app/actions/meeting'
import type { Actor } from '@/lib/access/actor'
import { environment } from '@/lib/server/environment'
import { sessionCookieName } from '@/lib/server/identity'
import { emptyTables, freshDatabase } from '@/tests/support/database'
import { makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
let the: People
let request = new Headers()
vi.mock('next/headers', () => ({ headers: async () => request }))
// the next file of this worker has the real ones
afterAll(() => {
  vi.doUnmock('next/headers')
})

beforeAll(async () => {
  the = await makePeople(new Date())
})
beforeEach(() => emptyTables(database.pool, 'sharing, meeting'))

/** What follows is asked from this person's page. */
async function as(actor: Actor, state: 'active' | 'locked') {
  const { authSecret: secret, publicUrl } = environment()
  const token = await encode({ token: { sid: actor.sessionId }, secret })
  request = new Headers({ origin: publicUrl, cookie: `${sessionCookieName()}=${token}` })
  const idle = state === 'locked' ? 6 : 0
  await database.pool.query(
    'UPDATE session SET last_input_at = now() - make_interval(mins => $2) WHERE id = $1',
    [actor.sessionId, idle],
  )
}

async function addMeeting(state: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at)
     VALUES ($1, $2, $3::meeting_state, now(), now() + interval '1 minute', CASE WHEN $3 = 'live' THEN now() END)
     RETURNING id`,
    [the.sara.id, the.eva.id, state],
  )
  return rows[0]?.id ?? ''
}

describe('cancelling a call', () => {
  it.each(['ringing', 'waiting'])('works from under the lock while %s', async (state) => {
    const id = await addMeeting(state)
    await as(the.sara, 'locked')
    expect(await cancelCall({ id })).toEqual({ ok: true, value: { state: 'cancelled' } })
  })

  it.each(['active', 'locked'] as const)("A01: not somebody else's (%s)", async (session) => {
    const id = await addMeeting('ringing')
    await as(the.jonas, session)
    expect(await cancelCall({ id })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('stopping to share', () => {
  it.each([
    ['active', 'stopped'],
    ['locked', 'locked'],
  ] as const)(
    '%s: written down as %s, by the session and not by what the caller says',
    async (state, reason) => {
      const meetingId = await addMeeting('live')
      await as(the.sara, 'active')
      expect(await allowSharing({ meetingId })).toMatchObject({ ok: true })
      await as(the.sara, state)
      const lie = { meetingId, locked: state === 'active' }
      expect(await stopSharing(lie)).toEqual({ ok: false, reason: 'bad_input' })
      expect(await stopSharing({ meetingId })).toMatchObject({ ok: true })
      const { rows } = await database.pool.query('SELECT end_reason FROM sharing')
      expect(rows).toEqual([{ end_reason: reason }])
    },
  )
})
