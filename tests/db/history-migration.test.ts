import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { listWritten } from '../support/contact'
import { emptyTables, freshDatabase } from '../support/database'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  await emptyTables(database.pool, 'contact_event')
})

const run = (sql: string, values: unknown[] = []) => database.pool.query<{ id: string }>(sql, values)

it('what had happened before the history was kept is told by the migration, oldest first', async () => {
  const { sara, eva } = the
  const ids = [sara.id, eva.id]
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  await run(
    `INSERT INTO netbank_event (customer_id, at, kind, step, code, fields) VALUES
       ($1, $2, 'payment', 'check', 'over_daily_limit', '{amount}'), ($1, $3, 'transfer', 'done', NULL, '{}')`,
    [sara.id, at(1), at(2)],
  )
  const met = await run(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at, ended_at, end_reason) VALUES
       ($1, $2, 'ended', $3, $3, $3, $4, 'hung_up'), ($1, $2, 'missed', $4, $4, NULL, $5, 'no_answer'),
       ($1, $2, 'cancelled', $4, $4, NULL, $5, 'booking_changed') RETURNING id`,
    [...ids, at(3), at(5), at(6)],
  )
  const meetingId = met.rows[0]?.id
  await run(
    `INSERT INTO sharing (meeting_id, customer_id, advisor_id, started_at, seen_at, ended_at) VALUES ($1, $2, $3, $4, $4, $5)`,
    [meetingId, ...ids, at(3), at(4)],
  )
  await run(
    `INSERT INTO meeting_note (meeting_id, advisor_id, text, updated_at) VALUES ($1, $2, 'Secret', $3)`,
    [meetingId, eva.id, at(7)],
  )
  await run(
    `INSERT INTO call_request (customer_id, advisor_id, about, created_at, done_at) VALUES ($1, $2, 'My card', $3, $4)`,
    [...ids, at(8), at(9)],
  )
  const sql = await readFile('db/migrations/0007_contact_history.sql', 'utf8')
  await run(sql.slice(sql.indexOf('INSERT INTO "contact_event"')))
  const told = (await listWritten(database.pool, sara.id)).reverse()
  expect(told).toMatchObject([
    { type: 'signed_in' },
    { type: 'netbank', form: 'payment', outcome: 'stopped', codes: ['over_daily_limit'], fields: ['amount'] },
    { type: 'netbank', form: 'transfer', outcome: 'done', codes: [], fields: [] },
    { type: 'looked_along', seconds: 60, meetingId },
    { type: 'met', seconds: 120, booked: false, meetingId, staffId: eva.id },
    { type: 'call_missed', why: 'no_answer', booked: false },
    { type: 'noted', meetingId },
    { type: 'call_asked', about: 'My card', words: 'My card' },
    { type: 'called_back' },
  ])
  expect(JSON.stringify(told)).not.toContain('Secret')
  expect(await listWritten(database.pool, eva.id)).toEqual([])
})
