import { beforeAll, beforeEach, expect, it } from 'vitest'
import { ring } from '@/db/call'
import { updateMeeting } from '@/db/meeting'
import { listMissedCalls } from '@/db/missed-call'
import { renewDesk } from '@/db/presence'
import type { Actor } from '@/lib/access/actor'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { emptyTables, freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
let the: People

beforeAll(async () => {
  the = await makePeople(now)
})
beforeEach(async () => {
  await emptyTables(database.pool, 'meeting, meeting_seat, desk_lease, desk_status, sharing, meeting_note')
})

/** Calls, and what comes of it. */
async function call(customer: Actor, advisor: Actor, at: Date, how: 'declined' | 'missed' | 'talked') {
  await atTheDesk(advisor, at)
  await renewDesk(advisor, at)
  const rung = await ring(customer, advisor.id, at)
  if (!rung.ok) throw new Error(rung.reason)
  const by = advisor.id
  const soon = at.getTime() + 5_000
  const events: Record<typeof how, MeetingEvent[]> = {
    declined: [{ type: 'decline', by, at: soon }],
    missed: [{ type: 'give_up', at: at.getTime() + 30_000 }],
    talked: [
      { type: 'accept', by, session: advisor.sessionId, at: soon },
      { type: 'hang_up', by, at: soon + 60_000 },
    ],
  }
  for (const event of events[how]) await updateMeeting(rung.value.id, advisor, (m) => transition(m, event))
}

it('tells of calls that were not answered or declined, each customer once, latest first', async () => {
  await call(the.sara, the.eva, later(0), 'missed')
  await call(the.sara, the.eva, later(5), 'declined')
  await call(the.jonas, the.eva, later(10), 'missed')
  const calls = await listMissedCalls(the.eva, later(20))
  expect(calls.map(({ customer, times, own }) => [customer.name, times, own])).toEqual([
    ['jonas', 1, true],
    ['sara', 2, true],
  ])
  expect(calls[1]?.lastAt).toEqual(later(5))
})

it('forgets whoever was talked to afterwards, but not whoever called again', async () => {
  await call(the.sara, the.eva, later(0), 'missed')
  await call(the.sara, the.eva, later(5), 'talked')
  expect(await listMissedCalls(the.eva, later(20))).toEqual([])
  await call(the.sara, the.eva, later(25), 'missed')
  expect(await listMissedCalls(the.eva, later(30))).toMatchObject([{ times: 1 }])
})

it('tells a deputy of their own calls only, without a way to the card', async () => {
  await call(the.sara, the.eva, later(0), 'missed')
  await call(the.sara, the.mikael, later(1), 'missed')
  expect(await listMissedCalls(the.mikael, later(5))).toMatchObject([
    { customer: { name: 'sara' }, own: false, times: 1 },
  ])
})

it('is over after a day, and for nobody but advisors', async () => {
  await call(the.sara, the.eva, later(0), 'missed')
  expect(await listMissedCalls(the.eva, later(24 * 60 + 1))).toEqual([])
  expect(await listMissedCalls(the.sara, later(5))).toEqual([])
  expect(await listMissedCalls(the.nils, later(5))).toEqual([])
})
