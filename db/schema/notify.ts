import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './access'
import { booking } from './booking'
import { bytea, id, moment } from './types'

/** Outbox: written in the business transaction, sent by a job, at least once. */
export const mail = pgTable(
  'mail',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    bookingId: uuid('booking_id').references(() => booking.id),
    /** Template's key, e.g. `booked`, `moved`, `cancelled`. */
    template: text('template').notNull(),
    /** RFC 5545 SEQUENCE of the invitation it carries. */
    sequence: integer('sequence').notNull().default(0),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull().default(''),
    /** What only the reader may know, sealed; its place in the text is blank. Forgotten when the mail is sent. */
    sealed: bytea('sealed'),
    ics: text('ics'),
    icsMethod: text('ics_method'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (t) => [
    index('mail_person').on(t.personId, t.createdAt),
    index('mail_created').on(t.createdAt),
    index('mail_sealed').on(t.createdAt).where(sql`${t.sealed} IS NOT NULL`),
  ],
)
