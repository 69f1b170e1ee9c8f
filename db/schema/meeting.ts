import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { person } from './access'
import { booking } from './booking'
import { thread } from './message'
import { id, moment } from './types'

export const meetingState = pgEnum('meeting_state', [
  'ringing',
  'waiting',
  'live',
  'ended',
  'declined',
  'missed',
  'cancelled',
  'transferred',
])

export const meeting = pgTable(
  'meeting',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    bookingId: uuid('booking_id').references(() => booking.id),
    /** What the customer called about: one of their own threads. */
    threadId: uuid('thread_id').references(() => thread.id),
    state: meetingState('state').notNull(),
    /** Raised when the room moves on: the room's name and its keys follow it. */
    epoch: integer('epoch').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    /** Ringing or waiting gives up then. */
    answerBy: moment('answer_by').notNull(),
    liveAt: moment('live_at'),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
    endedBy: uuid('ended_by'),
    /** The desk that answered. */
    answeredBy: uuid('answered_by_session'),
    /** The customer's last **Not now** to looking along; null when none stands. */
    lookRefusedAt: moment('look_refused_at'),
  },
  (t) => [
    uniqueIndex('meeting_one_call_an_advisor').on(t.advisorId).where(sql`${t.state} IN ('ringing', 'live')`),
    uniqueIndex('meeting_one_a_customer')
      .on(t.customerId)
      .where(sql`${t.state} IN ('ringing', 'waiting', 'live')`),
    uniqueIndex('meeting_one_open_a_booking').on(t.bookingId).where(sql`${t.state} IN ('waiting', 'live')`),
    index('meeting_customer').on(t.customerId, t.createdAt),
    index('meeting_advisor').on(t.advisorId, t.createdAt),
    check('meeting_live_has_start', sql`${t.state} <> 'live' OR ${t.liveAt} IS NOT NULL`),
    check(
      'meeting_over_has_end',
      sql`(${t.state} IN ('ringing', 'waiting', 'live')) = (${t.endedAt} IS NULL)`,
    ),
  ],
)

/** One seat a person in a meeting: the device that holds it renews its lease. */
export const meetingSeat = pgTable(
  'meeting_seat',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    device: text('device').notNull(),
    until: moment('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
)

/** LiveKit webhook events already handled, by LiveKit's own id. */
export const livekitEvent = pgTable('livekit_event', {
  id: text('id').primaryKey(),
  at: moment('at').notNull(),
})

/** What the advisor wrote down; kept after the meeting, one note a meeting. */
export const meetingNote = pgTable('meeting_note', {
  meetingId: uuid('meeting_id')
    .primaryKey()
    .references(() => meeting.id),
  advisorId: uuid('advisor_id')
    .notNull()
    .references(() => person.id),
  text: text('text').notNull(),
  version: integer('version').notNull().default(1),
  updatedAt: moment('updated_at').notNull(),
})
