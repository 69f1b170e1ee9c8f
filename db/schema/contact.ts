import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { person } from './access'
import { booking } from './booking'
import { meeting } from './meeting'
import { id, moment } from './types'

export const contactChannel = pgEnum('contact_channel', [
  'netbank',
  'video',
  'booking',
  'phone',
  'branch',
  'mail',
  'letter',
  'message',
  'sms',
  'messenger',
])

/**
 * One customer's history over every channel: append-only (trigger), written in the transaction of the thing itself.
 * `data` is the event without its type and ids; `ref` names the thing it tells of, which can be told once.
 */
export const contactEvent = pgTable(
  'contact_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    at: moment('at').notNull(),
    channel: contactChannel('channel').notNull(),
    type: text('type').notNull(),
    staffId: uuid('staff_id').references(() => person.id),
    meetingId: uuid('meeting_id').references(() => meeting.id),
    bookingId: uuid('booking_id').references(() => booking.id),
    ref: uuid('ref'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** Its own free text, for searching. */
    words: text('words').notNull().default(''),
  },
  (t) => [
    index('contact_event_page').on(t.customerId, t.at, t.id),
    uniqueIndex('contact_event_once').on(t.type, t.ref).where(sql`${t.ref} IS NOT NULL`),
    check('contact_event_type', sql`${t.type} ~ '^[a-z_]{1,40}$'`),
    check('contact_event_words', sql`length(${t.words}) <= 4000`),
  ],
)

/** "Not for advice": while the row is there, only the customer sees the event. */
export const contactWithheld = pgTable('contact_withheld', {
  eventId: bigint('event_id', { mode: 'number' })
    .primaryKey()
    .references(() => contactEvent.id),
  at: moment('at').notNull(),
})

/** What the customer says about an event; the latest counts, the earlier ones are kept. */
export const contactCorrection = pgTable(
  'contact_correction',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    eventId: bigint('event_id', { mode: 'number' })
      .notNull()
      .references(() => contactEvent.id),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    index('contact_correction_event').on(t.eventId, t.id),
    check('contact_correction_text', sql`length(${t.text}) BETWEEN 1 AND 1000`),
  ],
)

export const readingPart = pgEnum('reading_part', ['ring', 'card', 'history', 'message'])

/** Staff has read about a customer: who, what part, on what occasion. The customer sees every row. */
export const contactReading = pgTable(
  'contact_reading',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    readerId: uuid('reader_id')
      .notNull()
      .references(() => person.id),
    part: readingPart('part').notNull(),
    occasion: text('occasion').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    index('contact_reading_page').on(t.customerId, t.at, t.id),
    check('contact_reading_occasion', sql`${t.occasion} IN ('call', 'meeting', 'preparation', 'message')`),
  ],
)

export const stepOwner = pgEnum('step_owner', ['customer', 'advisor'])

/** What a meeting ended with; the customer reads it on their overview. */
export const agreement = pgTable(
  'agreement',
  {
    meetingId: uuid('meeting_id')
      .primaryKey()
      .references(() => meeting.id),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    text: text('text').notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    index('agreement_customer').on(t.customerId, t.updatedAt),
    check('agreement_text', sql`length(${t.text}) BETWEEN 1 AND 2000`),
  ],
)

export const nextStep = pgTable(
  'next_step',
  {
    id: id(),
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => agreement.meetingId),
    rank: integer('rank').notNull(),
    what: text('what').notNull(),
    owner: stepOwner('owner').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    doneAt: moment('done_at'),
  },
  (t) => [
    index('next_step_meeting').on(t.meetingId, t.rank),
    check('next_step_what', sql`length(${t.what}) BETWEEN 1 AND 200`),
  ],
)
