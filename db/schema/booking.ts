import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { branch, person } from './access'
import { id, moment, tstzrange } from './types'

export const way = pgEnum('way', ['video', 'phone', 'branch'])
export const bookingState = pgEnum('booking_state', ['confirmed', 'cancelled'])
export const blockKind = pgEnum('block_kind', ['booking', 'hold', 'busy'])

/** What a meeting can be about, and how long it takes. Minutes unless said otherwise. */
export const meetingType = pgTable('meeting_type', {
  id: id(),
  key: text('key').notNull().unique(),
  nameEn: text('name_en').notNull(),
  nameSv: text('name_sv').notNull(),
  duration: integer('duration_minutes').notNull(),
  bufferBefore: integer('buffer_before_minutes').notNull().default(0),
  bufferAfter: integer('buffer_after_minutes').notNull().default(0),
  notice: integer('notice_minutes').notNull(),
  horizonDays: integer('horizon_days').notNull(),
  /** Times are offered at multiples of this. */
  step: integer('step_minutes').notNull().default(30),
  ways: way('ways').array().notNull(),
  active: boolean('active').notNull().default(true),
  rank: integer('rank').notNull().default(0),
})

/** Weekly hours in the advisor's own local time. ISO weekday: 1 Monday to 7 Sunday. Minutes from local midnight. */
export const workingHours = pgTable(
  'working_hours',
  {
    id: id(),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    weekday: integer('weekday').notNull(),
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    zone: text('zone').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (t) => [
    index('working_hours_advisor').on(t.advisorId),
    check('working_hours_weekday', sql`${t.weekday} BETWEEN 1 AND 7`),
    check(
      'working_hours_minutes',
      sql`${t.fromMinute} >= 0 AND ${t.fromMinute} < ${t.toMinute} AND ${t.toMinute} <= 1440`,
    ),
    check('working_hours_valid', sql`${t.validTo} IS NULL OR ${t.validTo} > ${t.validFrom}`),
  ],
)

/** Holidays, illness, courses: no meetings then. */
export const timeOff = pgTable(
  'time_off',
  {
    id: id(),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    during: tstzrange('during').notNull(),
    reason: text('reason').notNull().default(''),
    createdBy: uuid('created_by').references(() => person.id),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    removedAt: moment('removed_at'),
  },
  (t) => [
    index('time_off_advisor').using('gist', t.advisorId, t.during),
    check(
      'time_off_is_a_span',
      sql`NOT isempty(${t.during}) AND NOT lower_inf(${t.during}) AND NOT upper_inf(${t.during})`,
    ),
  ],
)

export const booking = pgTable(
  'booking',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    branchId: uuid('branch_id')
      .notNull()
      .references(() => branch.id),
    typeId: uuid('type_id')
      .notNull()
      .references(() => meetingType.id),
    way: way('way').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** The zone that was meant when it was booked (IANA name). */
    zone: text('zone').notNull(),
    about: text('about').notNull().default(''),
    state: bookingState('state').notNull().default('confirmed'),
    cancelReason: text('cancel_reason'),
    /** Raised by every change; a stale one is refused. */
    version: integer('version').notNull().default(1),
    /** RFC 5545 SEQUENCE; the UID is `<id>@radrum`. */
    sequence: integer('sequence').notNull().default(0),
    idempotencyKey: text('idempotency_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    bookedBy: uuid('booked_by')
      .notNull()
      .references(() => person.id),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('booking_idempotency').on(t.bookedBy, t.idempotencyKey),
    index('booking_customer').on(t.customerId, t.startsAt),
    index('booking_advisor').on(t.advisorId, t.startsAt),
    index('booking_branch').on(t.branchId, t.startsAt),
    check('booking_is_a_span', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/**
 * Taken time of an advisor, buffers included. `EXCLUDE USING gist (advisor_id WITH =, during WITH &&)`
 * in the migration makes a double booking impossible.
 */
export const calendarBlock = pgTable(
  'calendar_block',
  {
    id: id(),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    during: tstzrange('during').notNull(),
    kind: blockKind('kind').notNull(),
    bookingId: uuid('booking_id').references(() => booking.id),
    title: text('title').notNull().default(''),
    /** Holds only: void after this. */
    expiresAt: moment('expires_at'),
  },
  (t) => [
    uniqueIndex('calendar_block_booking').on(t.bookingId),
    check(
      'calendar_block_is_a_span',
      sql`NOT isempty(${t.during}) AND NOT lower_inf(${t.during}) AND NOT upper_inf(${t.during})`,
    ),
    check('calendar_block_holds_expire', sql`(${t.kind} = 'hold') = (${t.expiresAt} IS NOT NULL)`),
  ],
)
