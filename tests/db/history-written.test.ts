import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { moveBooking } from '@/db/booking-move'
import { ring } from '@/db/call'
import { askToCall, closeRequest } from '@/db/call-request'
import { inTransaction } from '@/db/client'
import { allowSharing, refuseSharing, stopSharing } from '@/db/cobrowse'
import { saveContact } from '@/db/contact-event'
import { updateMeeting } from '@/db/meeting'
import { saveNote } from '@/db/note'
import { saveMailSent } from '@/db/outbox'
import { startSession } from '@/db/session'
import type { Actor } from '@/lib/access/actor'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { atTheDesk } from '../support/people'

const database = freshDatabase()
let the: BookingWorld
let anna: Actor

beforeAll(async () => {
  the = await bookingWorld()
  anna = the.anna
  the.eva = { ...the.eva, sessionId: await startSession(the.eva.id, 'test', now) }
  await atTheDesk(the.eva, now)
})

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const written = () => listWritten(database.pool, anna.id)
const newest = async () => (await written())[0]

async function rung(): Promise<string> {
  await atTheDesk(the.eva, now)
  const call = await ring(anna, the.eva.id, now)
  if (!call.ok) throw new Error(call.reason)
  return call.value.id
}
const move = (id: string, actor: Actor, event: MeetingEvent) =>
  updateMeeting(id, actor, (m) => transition(m, event))
const accept = (id: string) =>
  move(id, the.eva, { type: 'accept', by: the.eva.id, session: the.eva.sessionId, at: now.getTime() })

describe('what happens is told in the transaction it happens in', () => {
  it('signing in, for customers and not for staff', async () => {
    await startSession(anna.id, 'test', now)
    expect(await newest()).toMatchObject({ type: 'signed_in', channel: 'netbank' })
    await startSession(the.eva.id, 'test', now)
    expect(await listWritten(database.pool, the.eva.id)).toEqual([])
  })

  it('a call: once, when it is over, with how long they talked; looking along in it, too', async () => {
    const id = await rung()
    await accept(id)
    const before = (await written()).length
    await refuseSharing(anna, id, now)
    await allowSharing(anna, id, now)
    await stopSharing(anna, id)
    await stopSharing(anna, id)
    await move(id, anna, { type: 'hang_up', by: anna.id, at: later(90).getTime() })
    await move(id, anna, { type: 'hang_up', by: anna.id, at: later(95).getTime() })
    const told = (await written()).slice(0, -before)
    expect(told).toMatchObject([
      { type: 'met', booked: false, seconds: 90, meetingId: id, staffId: the.eva.id, at: later(90) },
      { type: 'looked_along', meetingId: id },
      { type: 'looking_refused', meetingId: id },
    ])
  })

  it.each([
    ['declined', () => ({ type: 'decline', by: the.eva.id, at: now.getTime() }) as const, 'declined'],
    [
      'stopped by the customer',
      () => ({ type: 'cancel', by: anna.id, at: now.getTime() }) as const,
      'cancelled',
    ],
    ['not answered', () => ({ type: 'give_up', at: later(60).getTime() }) as const, 'no_answer'],
  ])('a call that is %s', async (_, event, why) => {
    const id = await rung()
    await move(id, the.eva, event())
    expect(await newest()).toMatchObject({ type: 'call_missed', why, booked: false, meetingId: id })
  })

  it('a note: once for a meeting, and never its text', async () => {
    const id = await rung()
    await accept(id)
    const before = (await written()).length
    await saveNote(the.eva, { meetingId: id, text: 'Secret worries', version: 0 }, now)
    await saveNote(the.eva, { meetingId: id, text: '', version: 1 }, now)
    await saveNote(the.eva, { meetingId: id, text: 'Other worries', version: 2 }, now)
    expect((await written()).slice(0, -before)).toMatchObject([{ type: 'noted', meetingId: id, words: '' }])
    expect(JSON.stringify(await written())).not.toContain('worries')
    await move(id, anna, { type: 'hang_up', by: anna.id, at: later(9).getTime() })
  })

  it('a booking made, moved and cancelled, and the mail about it', async () => {
    const made = await bookMeeting(anna, orderOf(the), now)
    if (!made.ok) throw new Error(made.reason)
    const { id: bookingId, version } = made.value
    expect(await newest()).toMatchObject({ type: 'booked', bookingId, startsAt: utc('2026-11-24T09:30') })
    const startsAt = utc('2026-11-25T09:30')
    const moved = await moveBooking(anna, { bookingId, version, startsAt }, now)
    expect(await newest()).toMatchObject({ type: 'booking_moved', bookingId, startsAt, way: 'video' })
    const next = moved.ok ? moved.value.version : 0
    await cancelBooking(the.eva, { bookingId, version: next, reason: 'A course' }, now)
    expect(await newest()).toMatchObject({ type: 'booking_cancelled', reason: 'A course', words: 'A course' })
    const { rows } = await database.pool.query<{ id: string; person_id: string }>(
      'SELECT id, person_id FROM mail',
    )
    const before = (await written()).length
    for (const mail of rows) await saveMailSent(mail.id, now)
    for (const mail of rows) await saveMailSent(mail.id, now)
    const told = (await written()).slice(0, -before)
    expect(told).toHaveLength(rows.filter((mail) => mail.person_id === anna.id).length)
    expect(new Set(told.map(({ type, channel }) => `${type} ${channel}`))).toEqual(new Set(['mailed mail']))
  })

  it('a booking that was refused tells nothing', async () => {
    const before = (await written()).length
    const refused = await bookMeeting(anna, orderOf(the, { startsAt: utc('2026-11-21T09:30') }), now)
    expect(refused.ok).toBe(false)
    expect(await written()).toHaveLength(before)
  })

  it('asking to be called: once, however often what it is about changes; and how it ended', async () => {
    const before = (await written()).length
    const asked = await askToCall(anna, the.eva.id, 'My card', now)
    await askToCall(anna, the.eva.id, 'My card, please', now)
    const id = asked.ok ? asked.value.id : ''
    await closeRequest(the.eva, id, now)
    expect((await written()).slice(0, -before)).toMatchObject([
      { type: 'called_back', channel: 'phone' },
      { type: 'call_asked', about: 'My card', words: 'My card' },
    ])
    const again = await askToCall(anna, the.eva.id, '', now)
    await closeRequest(anna, again.ok ? again.value.id : '', now)
    expect(await newest()).toMatchObject({ type: 'call_ask_withdrawn' })
  })
})

describe('the history', () => {
  it('cannot be changed, cut or told twice', async () => {
    for (const sql of [
      `UPDATE contact_event SET type = 'x'`,
      'DELETE FROM contact_event',
      'TRUNCATE contact_event CASCADE',
      'DELETE FROM contact_correction',
      'DELETE FROM contact_reading',
    ])
      await expect(database.pool.query(sql), sql).rejects.toThrow('append-only')
    const ref = randomUUID()
    const tell = () =>
      inTransaction((tx) =>
        saveContact(tx, { customerId: anna.id, at: now, event: { type: 'signed_in' }, ref }),
      )
    expect(await Promise.all([tell(), tell(), tell()])).toContain(true)
    const { rows } = await database.pool.query('SELECT 1 FROM contact_event WHERE ref = $1', [ref])
    expect(rows).toHaveLength(1)
  })

  it('F23: a thing whose telling fails has not happened', async () => {
    await database.pool.query(
      `ALTER TABLE contact_event ADD CONSTRAINT none CHECK (type <> 'call_asked') NOT VALID`,
    )
    await expect(askToCall(anna, the.eva.id, 'Lost', now)).rejects.toThrow()
    await database.pool.query('ALTER TABLE contact_event DROP CONSTRAINT none')
    const { rows } = await database.pool.query(`SELECT 1 FROM call_request WHERE about = 'Lost'`)
    expect(rows).toEqual([])
  })
})
