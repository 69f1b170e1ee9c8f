import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBookedMeeting } from '@/db/booked-meeting'
import { ring } from '@/db/call'
import { updateMeeting } from '@/db/meeting'
import { listOwnMeetings } from '@/db/meeting-view'
import { listSeats, renewSeat, takeSeat } from '@/db/seat'
import { system } from '@/lib/access/actor'
import { transition } from '@/lib/meeting/transition'
import { emptyTables, freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
let the: People
let meeting: { id: string; customerId: string }

beforeAll(async () => {
  the = await makePeople(now)
})
beforeEach(async () => {
  await emptyTables(
    database.pool,
    'meeting, meeting_seat, sharing, meeting_note, calendar_block, booking, mail, desk_status, desk_lease',
  )
  await atTheDesk(the.eva, now)
  const rung = await ring(the.sara, the.eva.id, now)
  if (!rung.ok) throw new Error(rung.reason)
  meeting = rung.value
})

describe('one seat a person', () => {
  const sits = (movedOut: boolean) => ({ ok: true, value: { movedOut } })
  const seatOf = async (at: Date) => (await listOwnMeetings(the.sara, at))[0]?.seat

  it('belongs to the device that sits in it, while its lease lives', async () => {
    expect(await takeSeat(the.sara, meeting, 'phone', false, now)).toEqual(sits(false))
    expect(await takeSeat(the.sara, meeting, 'tablet', false, later(10))).toEqual({
      ok: false,
      reason: 'seat_taken',
    })
    expect(await seatOf(later(10))).toBe('phone')
    await renewSeat(the.sara, meeting.id, 'phone', later(20))
    expect(await takeSeat(the.sara, meeting, 'tablet', false, later(40))).toMatchObject({ ok: false })
    expect(await takeSeat(the.sara, meeting, 'phone', false, later(41))).toEqual(sits(false))
    expect(await takeSeat(the.sara, meeting, 'tablet', false, later(67))).toEqual(sits(true))
  })

  it('moves when asked to, and the device before cannot hold on to it', async () => {
    await takeSeat(the.sara, meeting, 'phone', false, now)
    expect(await takeSeat(the.sara, meeting, 'tablet', true, later(1))).toEqual(sits(true))
    await renewSeat(the.sara, meeting.id, 'phone', later(20))
    expect(await listSeats(meeting.id)).toEqual([{ personId: the.sara.id, until: later(26).getTime() }])
  })

  it('two that ask to move at once: both are let in, and the later is told of the earlier', async () => {
    const both = ['phone', 'tablet'].map((device) => takeSeat(the.sara, meeting, device, true, now))
    const moved = (await Promise.all(both)).map((answer) => answer.ok && answer.value.movedOut)
    expect(moved.sort()).toEqual([false, true])
  })

  it('two devices at once: one sits', async () => {
    const both = ['phone', 'tablet'].map((device) => takeSeat(the.sara, meeting, device, false, now))
    expect((await Promise.all(both)).filter((answer) => answer.ok)).toHaveLength(1)
  })
})

describe('a booked meeting', () => {
  const book = async (startsAt: Date, way = 'video') => {
    const type = `INSERT INTO meeting_type (key, name_en, name_sv, duration_minutes, notice_minutes, horizon_days, ways)
      VALUES (gen_random_uuid()::text, 'x', 'x', 30, 0, 30, '{video}') RETURNING id`
    const typeId = (await database.pool.query(type)).rows[0].id
    const { rows } = await database.pool.query(
      `INSERT INTO booking (customer_id, advisor_id, branch_id, type_id, way, starts_at, ends_at, zone, idempotency_key, body_hash, booked_by, created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz + interval '30 minutes', 'Europe/Stockholm', gen_random_uuid()::text, '', $1, $6::timestamptz, $6::timestamptz) RETURNING id`,
      [the.jonas.id, the.eva.id, the.eva.branchId, typeId, way, startsAt],
    )
    return rows[0].id as string
  }

  it('opens ten minutes before; both sides get the same one; nobody let in 15 minutes after the start is missed', async () => {
    const id = await book(later(600))
    expect(await openBookedMeeting(the.jonas, id, later(-1))).toEqual({ ok: false, reason: 'not_yet' })
    const [one, two] = await Promise.all([
      openBookedMeeting(the.jonas, id, now),
      openBookedMeeting(the.eva, id, now),
    ])
    expect(one).toMatchObject({ ok: true, value: { state: 'waiting', answerBy: later(600 + 900).getTime() } })
    expect(two).toEqual(one)
    const meetingId = one.ok ? one.value.id : ''
    const at = later(1_500).getTime()
    const missed = await updateMeeting(meetingId, system, (m) => transition(m, { type: 'give_up', at }))
    expect(missed).toMatchObject({ ok: true, value: { state: 'missed' } })
  })

  it('A01: is not for others, not by phone, and not after its end', async () => {
    const id = await book(later(60))
    expect(await openBookedMeeting(the.sara, id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await openBookedMeeting(the.kerstin, id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await openBookedMeeting(the.jonas, id, later(60 + 1_800))).toEqual({
      ok: false,
      reason: 'not_yet',
    })
    expect(await openBookedMeeting(the.jonas, await book(later(60), 'phone'), now)).toEqual({
      ok: false,
      reason: 'not_yet',
    })
  })

  it('is refused to somebody who is in another meeting', async () => {
    const id = await book(later(60))
    await atTheDesk(the.mikael, now)
    expect(await ring(the.jonas, the.mikael.id, now)).toMatchObject({ ok: true })
    expect(await openBookedMeeting(the.jonas, id, now)).toEqual({ ok: false, reason: 'already_in_meeting' })
  })

  it('letting in during another call is refused, and the customer goes on waiting', async () => {
    const opened = await openBookedMeeting(the.jonas, await book(later(60)), now)
    const id = opened.ok ? opened.value.id : ''
    const event = { type: 'let_in', by: the.eva.id, session: the.eva.sessionId, at: now.getTime() } as const
    expect(await updateMeeting(id, the.eva, (m) => transition(m, event))).toEqual({
      ok: false,
      reason: 'already_in_meeting',
    })
    expect((await listOwnMeetings(the.jonas, now))[0]).toMatchObject({ id, state: 'waiting' })
  })
})
