import { beforeAll, expect, it } from 'vitest'
import { ring } from '@/db/call'
import { updateMeeting } from '@/db/meeting'
import { findSession } from '@/db/session'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  await atTheDesk(the.eva, now)
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
