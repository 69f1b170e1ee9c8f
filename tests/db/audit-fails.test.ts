import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { coreBank } from '@/db/bank'
import { type CardChange, changeCard, confirmCardChange } from '@/db/bank-card-change'
import { postDueOrders } from '@/db/bank-due'
import { openBookedMeeting } from '@/db/booked-meeting'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { moveBooking } from '@/db/booking-move'
import { keepAdvisor, ring } from '@/db/call'
import { askToCall, closeRequest } from '@/db/call-request'
import { allowSharing, stopSharing } from '@/db/cobrowse'
import { updateMeeting } from '@/db/meeting'
import { saveNote } from '@/db/note'
import { answerAsk, changePassword, saveAsk } from '@/db/recovery'
import { takeSeat } from '@/db/seat'
import { endSession, startSession, unlockSession } from '@/db/session'
import { addTimeOff, removeTimeOff } from '@/db/time-off'
import { addWeekHours, findWeekHours, saveWeekHours } from '@/db/week-hours'
import { readPattern } from '@/lib/calendar/hours-pattern'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { type BankWorld, bankWorld } from '@/tests/support/bank'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '@/tests/support/booking-world'
import { freshDatabase } from '@/tests/support/database'
import { stateOf } from '@/tests/support/foreign-world'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'
import { newestAsk } from '@/tests/support/recovery'

const database = freshDatabase()
let the: People
let world: BookingWorld
let bank: BankWorld
let askId: string

beforeAll(async () => {
  the = await makePeople(now)
  world = await bookingWorld()
  bank = await bankWorld(now)
  // one alone comes due
  await database.pool.query(`DELETE FROM standing_order WHERE id <>
    (SELECT id FROM standing_order WHERE text = 'Månadssparande' LIMIT 1)`)
  await atTheDesk(the.eva, now)
  await keepAdvisor(the.sara, the.eva.id, now)
  await saveAsk('jonas@people.example', '192.0.2.1', now)
  askId = await newestAsk(database.pool)
  await database.pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse()`)
})

const auditing = (may: boolean) =>
  database.pool.query(`ALTER TABLE audit_event ${may ? 'DISABLE' : 'ENABLE'} TRIGGER refuse`)
const one = async (sql: string): Promise<string> => (await database.pool.query(sql)).rows[0]?.id
const meetingId = () => one(`SELECT id FROM meeting WHERE state IN ('ringing', 'waiting', 'live')`)
const requestId = () => one('SELECT id FROM call_request WHERE done_at IS NULL AND withdrawn_at IS NULL')
const events = async (since: number): Promise<string[]> =>
  (await database.pool.query('SELECT type FROM audit_event WHERE id > $1 ORDER BY id', [since])).rows.map(
    ({ type }) => type,
  )
const last = async () => Number(await one('SELECT coalesce(max(id), 0) AS id FROM audit_event'))

const move = async (event: MeetingEvent) =>
  updateMeeting(await meetingId(), the.eva, (meeting) => transition(meeting, event))
const at = now.getTime()
const bookingId = () => one(`SELECT id FROM booking WHERE state = 'confirmed'`)
const week = () => readPattern([{ weekday: 1, from: '10:00', to: '12:00' }])
/** What is done to Maja's first card, and with which confirmation: the one before makes it. */
const blocking = async (): Promise<CardChange> => {
  const [card] = await coreBank().cards(bank.customer.id)
  return { type: 'block_card', card: card?.id ?? '', version: card?.version ?? 0 }
}
const confirmation = () => one('SELECT id FROM confirmation WHERE used_at IS NULL')
const tokenHash = Buffer.alloc(32, 7)
const aDay = { from: utc('2026-12-01T09:00'), to: utc('2026-12-01T17:00') }

/** In this order: each finds what the one before has left. */
const changes: [string, string, () => Promise<unknown>][] = [
  ['ringing', 'meeting_moved', () => ring(the.sara, the.eva.id, now)],
  ['declining', 'meeting_moved', () => move({ type: 'decline', by: the.eva.id, at })],
  ['ringing again', 'meeting_moved', () => ring(the.sara, the.eva.id, now)],
  [
    'answering',
    'meeting_moved',
    () => move({ type: 'accept', by: the.eva.id, session: the.eva.sessionId, at }),
  ],
  [
    'taking one’s seat',
    'meeting_joined',
    async () => takeSeat(the.sara, { id: await meetingId(), customerId: the.sara.id }, 'phone', false, now),
  ],
  ['allowing to look along', 'sharing_allowed', async () => allowSharing(the.sara, await meetingId(), now)],
  ['stopping it', 'sharing_ended', async () => stopSharing(the.sara, await meetingId())],
  [
    'a note',
    'note_saved',
    async () => saveNote(the.eva, { meetingId: await meetingId(), text: 'x', version: 0 }, now),
  ],
  ['hanging up', 'meeting_moved', () => move({ type: 'hang_up', by: the.eva.id, at: at + 1 })],
  ['asking to be called', 'call_requested', () => askToCall(the.jonas, the.eva.id, 'a loan', now)],
  ['taking that back', 'call_request_withdrawn', async () => closeRequest(the.jonas, await requestId(), now)],
  ['asking again', 'call_requested', () => askToCall(the.jonas, the.eva.id, 'a boat', now)],
  ['having called', 'call_request_done', async () => closeRequest(the.eva, await requestId(), now)],
  ['booking', 'booked', () => bookMeeting(world.anna, orderOf(world), now)],
  [
    'moving a booking',
    'booking_moved',
    async () => {
      const order = { bookingId: await bookingId(), version: 1, startsAt: utc('2026-11-25T09:30') }
      return moveBooking(world.anna, order, now)
    },
  ],
  [
    'cancelling it',
    'booking_cancelled',
    async () => cancelBooking(world.anna, { bookingId: await bookingId(), version: 2, reason: '' }, now),
  ],
  ['booking another', 'booked', () => bookMeeting(world.bo, orderOf(world), now)],
  [
    'coming to it',
    'meeting_moved',
    async () => openBookedMeeting(world.bo, await bookingId(), new Date(utc('2026-11-24T09:25'))),
  ],
  [
    'letting in',
    'meeting_moved',
    async () => {
      const by = { by: world.eva.id, session: world.eva.sessionId, at: utc('2026-11-24T09:31') }
      return updateMeeting(await meetingId(), world.eva, (m) => transition(m, { type: 'let_in', ...by }))
    },
  ],
  [
    'adding hours',
    'hours_changed',
    () => {
      const pattern = readPattern([{ weekday: 6, from: '10:00', to: '12:00' }])
      return addWeekHours(world.scheduler, { advisorId: world.eva.id, pattern, validFrom: '2026-12-01' })
    },
  ],
  [
    'a new week',
    'hours_changed',
    async () => {
      const mark = (await findWeekHours(world.scheduler, world.eva.id))?.mark ?? ''
      const order = { advisorId: world.eva.id, spans: week().spans, zone: 'Europe/Stockholm', mark }
      return saveWeekHours(world.scheduler, { ...order, validFrom: '2026-12-07' }, now)
    },
  ],
  [
    'time off',
    'time_off_added',
    () => addTimeOff(world.scheduler, { advisorId: world.eva.id, ...aDay, reason: '' }),
  ],
  [
    'taking it back',
    'time_off_removed',
    async () => removeTimeOff(world.scheduler, await one('SELECT id FROM time_off'), now),
  ],
  [
    'confirming a card’s change',
    'action_confirmed',
    async () => confirmCardChange(bank.customer, await blocking(), now),
  ],
  [
    'blocking a card',
    'card_changed',
    async () => changeCard(bank.customer, await blocking(), await confirmation(), now),
  ],
  ['what is due', 'standing_order_posted', () => postDueOrders(new Date('2026-11-27T10:00:00Z'))],
  [
    'a link for who forgot the password',
    'recovery_sent',
    () => answerAsk(askId, { tokenHash, sealed: tokenHash }, now),
  ],
  [
    'the new password',
    'password_changed',
    () => changePassword({ tokenHash, passwordHash: 'scrypt$new' }, now),
  ],
  ['signing in', 'signed_in', () => startSession(the.jonas.id, 'test', now)],
  ['unlocking', 'unlocked', () => unlockSession(the.nils, new Date(at + 60_000))],
  ['signing out', 'signed_out', () => endSession(the.nils.sessionId, now)],
]

describe('F23: what cannot be written down does not happen', () => {
  it.each(changes)('%s', async (_, type, change) => {
    const [before, since] = [await stateOf(database.pool), await last()]
    await auditing(false)
    await expect(change()).rejects.toThrow()
    expect(await stateOf(database.pool)).toEqual(before)
    await auditing(true)
    const answer = await change()
    if (answer instanceof Object) expect(answer).toMatchObject({ ok: true })
    expect(await stateOf(database.pool)).not.toEqual(before)
    expect(await events(since)).toEqual([type])
  })

  it('a refusal that cannot be written down is no answer either', async () => {
    await auditing(false)
    const order = { bookingId: randomUUID(), version: 1, reason: '' }
    await expect(cancelBooking(world.anna, order, now)).rejects.toThrow()
    await auditing(true)
    expect(await cancelBooking(world.anna, order, now)).toEqual({ ok: false, reason: 'not_found' })
  })
})
