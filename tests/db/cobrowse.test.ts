import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '@/db/audit'
import { lookedAlong } from '@/db/bank-confirmation'
import { inTransaction } from '@/db/client'
import { allowSharing, closeAbandonedSharing, refuseSharing, stopSharing, touchSharing } from '@/db/cobrowse'
import { updateMeeting } from '@/db/meeting'
import { listOwnMeetings } from '@/db/meeting-view'
import type { Actor } from '@/lib/access/actor'
import { LONGEST_GAP, PAUSE_AFTER_NO } from '@/lib/cobrowse/consent'
import { transition } from '@/lib/meeting/transition'
import { freshDatabase } from '@/tests/support/database'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

let customer: Actor
let advisor: Actor
let stranger: Actor
let branchId: string

async function add(role: Actor['role'], ownAdvisorId: string | null = null): Promise<Actor> {
  const id = randomUUID()
  const sessionId = randomUUID()
  await database.pool.query(
    `INSERT INTO person (id, role, email, name, password_hash, branch_id, own_advisor_id)
     VALUES ($1, $2, $3, $4, 'x', $5, $6)`,
    [id, role, `${id}@test.example`, `Name of ${role}`, branchId, ownAdvisorId],
  )
  await database.pool.query(
    `INSERT INTO session (id, person_id, created_at, last_input_at, expires_at) VALUES ($1, $2, $3, $3, $4)`,
    [sessionId, id, now, later(12 * 3_600_000)],
  )
  return { id, role, name: role, branchId, sessionId, locale: 'en', zone: 'Europe/Stockholm' }
}

async function addMeeting(state = 'live', own = customer): Promise<string> {
  const id = randomUUID()
  await database.pool.query(
    `INSERT INTO meeting (id, customer_id, advisor_id, state, created_at, answer_by, live_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5)`,
    [id, own.id, advisor.id, state, now],
  )
  return id
}

async function audited(meetingId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ type: string; reason: string | null }>(
    `SELECT type, data->>'reason' AS reason FROM audit_event
     WHERE data->>'meetingId' = $1 AND type LIKE 'sharing%' ORDER BY id`,
    [meetingId],
  )
  return rows.map(({ type, reason }) => (reason ? `${type}:${reason}` : type))
}

beforeEach(async () => {
  await database.pool.query(`UPDATE sharing SET ended_at = now(), end_reason = 'test over'`)
  branchId = randomUUID()
  await database.pool.query(
    `INSERT INTO branch (id, name, city, address, zone) VALUES ($1, 'B', 'C', 'A', 'Europe/Stockholm')`,
    [branchId],
  )
  advisor = await add('advisor')
  customer = await add('customer', advisor.id)
  stranger = await add('customer', advisor.id)
})

async function shared(meetingId: string): Promise<string> {
  const allowed = await allowSharing(customer, meetingId, now)
  if (!allowed.ok) throw new Error(allowed.reason)
  return allowed.value.id
}

/** As the netbank asks before it moves money. */
const looked = (at = now) => inTransaction((tx) => lookedAlong(tx, customer.id, at))

describe('Allow', () => {
  test('in a live meeting: looked along from now on, and written down', async () => {
    const meetingId = await addMeeting()
    expect(await looked()).toBe('no')
    await shared(meetingId)
    expect(await looked()).toBe('yes')
    expect(await audited(meetingId)).toEqual(['sharing_allowed'])
  })
  test('twice, or both at once: one sharing, one event', async () => {
    const meetingId = await addMeeting()
    const both = await Promise.all([1, 2, 3].map(() => allowSharing(customer, meetingId, now)))
    expect(new Set(both.map((one) => one.ok && one.value.id)).size).toBe(1)
    expect(await audited(meetingId)).toEqual(['sharing_allowed'])
  })
  test("A01: not in somebody else's meeting, not by the advisor", async () => {
    const meetingId = await addMeeting()
    expect(await allowSharing(stranger, meetingId, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await allowSharing(advisor, meetingId, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await looked()).toBe('no')
  })
  test.each(['ringing', 'waiting'])('not while %s', async (state) => {
    const meetingId = await addMeeting(state)
    expect(await allowSharing(customer, meetingId, now)).toEqual({ ok: false, reason: 'not_in_call' })
  })
  test('A66: an old consent is worth nothing once the meeting is over', async () => {
    const meetingId = await addMeeting()
    await shared(meetingId)
    await updateMeeting(meetingId, customer, (m) =>
      transition(m, { type: 'hang_up', by: customer.id, at: now.getTime() }),
    )
    expect(await looked()).toBe('no')
    expect(await allowSharing(customer, meetingId, now)).toEqual({ ok: false, reason: 'not_in_call' })
    expect(await audited(meetingId)).toEqual(['sharing_allowed', 'sharing_ended:meeting_over'])
  })
})

describe('Not now', () => {
  test('is written down and shares nothing', async () => {
    const meetingId = await addMeeting()
    expect(await refuseSharing(customer, meetingId, now)).toEqual({ ok: true, value: true })
    expect(await looked()).toBe('no')
    expect(await audited(meetingId)).toEqual(['sharing_refused'])
  })
  test('both sides read when it may be asked again, until the customer shares on their own', async () => {
    const meetingId = await addMeeting()
    const askAgainAt = async (actor: Actor) => (await listOwnMeetings(actor, now))[0]?.askAgainAt
    expect(await askAgainAt(advisor)).toBeNull()
    await refuseSharing(customer, meetingId, now)
    for (const actor of [advisor, customer])
      expect(await askAgainAt(actor)).toBe(now.getTime() + PAUSE_AFTER_NO)
    await refuseSharing(customer, meetingId, later(30_000))
    expect(await askAgainAt(advisor)).toBe(now.getTime() + 30_000 + PAUSE_AFTER_NO)
    await allowSharing(customer, meetingId, later(31_000))
    expect(await askAgainAt(advisor)).toBeNull()
  })
  test('Allow and Not now at once wait for each other', async () => {
    const meetingId = await addMeeting()
    const answers = [1, 2, 3].flatMap(() => [
      refuseSharing(customer, meetingId, now),
      allowSharing(customer, meetingId, now),
    ])
    for (const answer of await Promise.all(answers)) expect(answer.ok).toBe(true)
  })
  test("not for somebody else's meeting", async () => {
    expect(await refuseSharing(stranger, await addMeeting(), now)).toEqual({ ok: false, reason: 'not_found' })
  })
  test('not while it rings', async () => {
    const ringing = await addMeeting('ringing')
    expect(await refuseSharing(customer, ringing, now)).toEqual({ ok: false, reason: 'not_in_call' })
  })
})

describe('the end', () => {
  test.each([['customer'], ['advisor']] as const)('the %s stops it, once', async (who) => {
    const meetingId = await addMeeting()
    await shared(meetingId)
    const actor = who === 'customer' ? customer : advisor
    await stopSharing(actor, meetingId)
    await stopSharing(actor, meetingId)
    expect(await looked()).toBe('no')
    expect(await audited(meetingId)).toEqual(['sharing_allowed', 'sharing_ended:stopped'])
  })
  test('nobody else can', async () => {
    const meetingId = await addMeeting()
    await shared(meetingId)
    expect(await stopSharing(stranger, meetingId)).toEqual({ ok: false, reason: 'not_found' })
    expect(await looked()).toBe('yes')
  })
  test('the lock ends it in its own name', async () => {
    const meetingId = await addMeeting()
    await shared(meetingId)
    await stopSharing(customer, meetingId, 'locked')
    expect(await audited(meetingId)).toEqual(['sharing_allowed', 'sharing_ended:locked'])
  })
})

describe('a gap', () => {
  test('up to a minute goes on, and a sign of life starts it anew', async () => {
    const id = await shared(await addMeeting())
    expect(await touchSharing(customer, id, later(LONGEST_GAP - 1))).toBe(true)
    expect(await touchSharing(customer, id, later(2 * LONGEST_GAP - 2))).toBe(true)
    expect(await closeAbandonedSharing(later(2 * LONGEST_GAP))).toBe(0)
  })
  test('longer than a minute: it does not come back, and counts as looked along until it is closed', async () => {
    const meetingId = await addMeeting()
    const id = await shared(meetingId)
    expect(await touchSharing(customer, id, later(LONGEST_GAP))).toBe(false)
    expect(await looked(later(LONGEST_GAP))).toBe('unknown')
    expect(await closeAbandonedSharing(later(LONGEST_GAP))).toBe(1)
    expect(await looked()).toBe('no')
    expect(await audited(meetingId)).toEqual(['sharing_allowed', 'sharing_ended:customer_gone'])
  })
  test('after it a new Allow is a new sharing', async () => {
    const meetingId = await addMeeting()
    const id = await shared(meetingId)
    const again = await allowSharing(customer, meetingId, later(LONGEST_GAP))
    expect(again.ok && again.value.id).not.toBe(id)
    expect(await audited(meetingId)).toEqual([
      'sharing_allowed',
      'sharing_ended:customer_gone',
      'sharing_allowed',
    ])
  })
  test('signs of life for it come from nobody else', async () => {
    const id = await shared(await addMeeting())
    expect(await touchSharing(stranger, id, now)).toBe(false)
    expect(await touchSharing(advisor, id, now)).toBe(false)
  })
})

describe('nobody stands behind it any more', () => {
  test.each([
    ['signed_out', `UPDATE session SET ended_at = $2 WHERE id = $1`],
    ['locked', `UPDATE session SET last_input_at = $2::timestamptz - interval '6 minutes' WHERE id = $1`],
  ])('%s', async (reason, change) => {
    const meetingId = await addMeeting()
    await shared(meetingId)
    await database.pool.query(change, [customer.sessionId, now])
    expect(await closeAbandonedSharing(later(1_000))).toBe(1)
    expect(await audited(meetingId)).toEqual(['sharing_allowed', `sharing_ended:${reason}`])
  })
})

test('F23: without the audit event it is not allowed at all', async () => {
  const meetingId = await addMeeting()
  await database.pool.query(
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$`,
  )
  await database.pool.query(
    `CREATE TRIGGER full_disk BEFORE INSERT ON audit_event EXECUTE FUNCTION full_disk()`,
  )
  await expect(allowSharing(customer, meetingId, now)).rejects.toThrow()
  await database.pool.query(`DROP TRIGGER full_disk ON audit_event; DROP FUNCTION full_disk()`)
  expect(await looked()).toBe('no')
})

test('all of it stands in unbroken chains', async () => {
  expect(await verifyAudit()).toMatchObject({ broken: [] })
})
