import { beforeAll, expect, it } from 'vitest'
import { ring } from '@/db/call'
import { updateMeeting } from '@/db/meeting'
import { findSession } from '@/db/session'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael]) await atTheDesk(advisor, now)
})

const move = (id: string, event: MeetingEvent) => updateMeeting(id, the.eva, (m) => transition(m, event))
const stateOf = async (minutes: number, who = the.eva) =>
  (await findSession(who.sessionId, later(minutes)))?.state

it('does not lock a desk because of a long call, nor right after it', async () => {
  const rung = await ring(the.sara, the.eva.id, now)
  if (!rung.ok) throw new Error(rung.reason)
  const { id } = rung.value
  const by = the.eva.id
  await move(id, { type: 'accept', by, session: the.eva.sessionId, at: now.getTime() })
  expect(await stateOf(40)).toBe('active')
  expect(await stateOf(40, the.sara)).toBe('locked')
  await move(id, { type: 'hang_up', by: the.sara.id, at: later(40).getTime() })
  expect(await stateOf(41)).toBe('active')
  expect(await stateOf(54.9)).toBe('active')
  expect(await stateOf(55)).toBe('locked')
})

it('ends while the advisor’s password is being changed: one after the other, and neither is given up', async () => {
  const rung = await ring(the.jonas, the.mikael.id, now)
  if (!rung.ok) throw new Error(rung.reason)
  const { id } = rung.value
  const by = the.mikael.id
  const step = (event: MeetingEvent) => updateMeeting(id, the.mikael, (m) => transition(m, event))
  await step({ type: 'accept', by, session: the.mikael.sessionId, at: now.getTime() })
  const changing = await database.pool.connect()
  await changing.query('BEGIN')
  await changing.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [by])
  const ended = step({ type: 'hang_up', by, at: later(1).getTime() })
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await expect.poll(async () => (await database.pool.query(waiting)).rowCount).toBeGreaterThan(0)
  await changing.query('UPDATE session SET last_input_at = last_input_at WHERE person_id = $1', [by])
  await changing.query('COMMIT')
  changing.release()
  expect(await ended).toMatchObject({ ok: true, value: { state: 'ended' } })
})
