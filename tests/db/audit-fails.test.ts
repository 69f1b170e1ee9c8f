import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { moveBooking } from '@/db/booking-move'
import { keepAdvisor, ring } from '@/db/call'
import { askToCall } from '@/db/call-request'
import { allowSharing, stopSharing } from '@/db/cobrowse'
import { updateMeeting } from '@/db/meeting'
import { saveNote } from '@/db/note'
import { endSession, startSession, unlockSession } from '@/db/session'
import { addTimeOff, removeTimeOff } from '@/db/time-off'
import { addWeekHours, findWeekHours, saveWeekHours } from '@/db/week-hours'
import { readPattern } from '@/lib/calendar/hours-pattern'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '@/tests/support/booking-world'
import { freshDatabase } from '@/tests/support/database'
import { stateOf } from '@/tests/support/foreign-world'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
let the: People
let world: BookingWorld

beforeAll(async () => {
  the = await makePeople(now)
  world = await bookingWorld()
  await atTheDesk(the.eva, now)
  await keepAdvisor(the.sara, the.eva.id, now)
  await database.pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse()`)
})

const auditing = (may: boolean) =>
  database.pool.query(`ALTER TABLE audit_event ${may ? 'DISABLE' : 'ENABLE'} TRIGGER refuse`)
const one = async (sql: string): Promise<string> => (await database.pool.query(sql)).rows[0]?.id
const meetingId = () => one('SELECT id FROM meeting')
const events = async (since: number): Promise<string[]> =>
  (await database.pool.query('SELECT type FROM audit_event WHERE id > $1 ORDER BY id', [since])).rows.map(
    ({ type }) => type,
  )
const last = async () => Number(await one('SELECT coalesce(max(id), 0) AS id FROM audit_event'))

const move = async (event: MeetingEvent) =>
  updateMeeting(await meetingId(), the.eva, (meeting) => transition(meeting, event))
const at = now.getTime()
const bookingId = () => one(`SELECT id FROM booking`)
const week = () => readPattern([{ weekday: 1, from: '10:00', to: '12:00' }])
const aDay = { from: utc('2026-12-01T09:00'), to: utc('2026-12-01T17:00') }

/** In this order: each finds what the one before has left. */
const changes: [string, string, () => Promise<unknown>][] = [
  ['ringing', 'meeting_moved', () => ring(the.sara, the.eva.id, now)],
  [
    'answering',
    'meeting_moved',
    () => move({ type: 'accept', by: the.eva.id, session: the.eva.sessionId, at }),
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
