import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Announcement } from '@/db/announce'
import { readPresenceFacts, renewDesk } from '@/db/presence'
import { leaveDesk, stopLeaving } from '@/lib/server/desk'
import { busHealthy, closeBus, openBus, subscribe } from '@/lib/server/events'
import { freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const grace = 800
/** Beside a build, a second is not long. */
const soon = { timeout: 5_000 }
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  openBus()
  await vi.waitFor(() => expect(busHealthy()).toBe(true), soon)
})
afterAll(() => closeBus())
beforeEach(async () => {
  await database.pool.query('TRUNCATE desk_lease')
  await atTheDesk(the.eva, now)
})

const leaseUntil = async () => (await readPresenceFacts(the.eva.id, now)).leaseUntil
const graceIsOver = () => new Promise((done) => setTimeout(done, grace + 300))

/** What another instance hears over PostgreSQL about this desk; `answer` is what its page does. */
function elsewhere(answer: (announcement: Announcement) => void): () => void {
  return subscribe([`session:${the.eva.sessionId}`], { change: answer, resync: () => {} })
}

it('nobody came back: closed, and told to who looks', async () => {
  const told = vi.fn()
  const stop = subscribe([`advisor:${the.eva.id}`], { change: told, resync: () => {} })
  await leaveDesk(the.eva, grace)
  told.mockClear()
  await vi.waitFor(async () => expect(await leaseUntil()).toBeNull(), soon)
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), soon)
  stop()
})

it('a reload comes back in time, to whatever instance', async () => {
  await leaveDesk(the.eva, grace)
  await renewDesk(the.eva, later(1))
  await graceIsOver()
  expect(await leaseUntil()).toBe(later(26).getTime())
})

it('another tab, with a stream of its own at another instance, is asked and answers at once', async () => {
  const asked: string[] = []
  const stop = elsewhere(({ what }) => {
    asked.push(what)
    void renewDesk(the.eva, later(1))
  })
  await leaveDesk(the.eva, grace)
  await graceIsOver()
  expect(asked).toEqual(['desk'])
  expect(await leaseUntil()).toBe(later(26).getTime())
  stop()
})

it('left, back, and left again: the last time counts', async () => {
  await leaveDesk(the.eva, grace)
  await renewDesk(the.eva, later(1))
  await leaveDesk(the.eva, grace)
  await graceIsOver()
  await vi.waitFor(async () => expect(await leaseUntil()).toBeNull(), soon)
})

it('another desk of the same advisor stays open', async () => {
  const laptop = await database.pool.query<{ id: string }>(
    `INSERT INTO session (person_id, created_at, last_input_at, expires_at) VALUES ($1, $2, $2, $3) RETURNING id`,
    [the.eva.id, now, later(3_600)],
  )
  await renewDesk({ ...the.eva, sessionId: laptop.rows[0]?.id ?? '' }, later(2))
  await leaveDesk(the.eva, grace)
  await graceIsOver()
  expect(await leaseUntil()).toBe(later(27).getTime())
})

it('an instance that stops closes nothing: its browsers come back to another', async () => {
  await leaveDesk(the.eva, grace)
  stopLeaving()
  await graceIsOver()
  expect(await leaseUntil()).toBe(later(25).getTime())
})

it('a desk that is not open is left without a word', async () => {
  await database.pool.query('TRUNCATE desk_lease')
  const asked = vi.fn()
  const stop = elsewhere(asked)
  await leaveDesk(the.eva, grace)
  await graceIsOver()
  expect(asked).not.toHaveBeenCalled()
  stop()
})
