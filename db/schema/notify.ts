import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './access'
import { booking } from './booking'
import { outChannel, question } from './question'
import { bytea, id, moment } from './types'

/** Outbox, for whatever channel: written in the business transaction, sent by a job, at least once. */
export const mail = pgTable(
  'mail',
  {
    id: id(),
    /** NULL: an answer to a sender whom nobody knows. */
    personId: uuid('person_id').references(() => person.id),
    channel: outChannel('channel').notNull().default('mail'),
    bookingId: uuid('booking_id').references(() => booking.id),
    questionId: uuid('question_id').references(() => question.id),
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
    /** What it says does not hold any more; it is not sent. */
    withdrawnAt: moment('withdrawn_at'),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (t) => [
    index('mail_person').on(t.personId, t.createdAt),
    index('mail_created').on(t.createdAt),
    index('mail_sealed').on(t.createdAt).where(sql`${t.sealed} IS NOT NULL`),
    index('mail_question').on(t.questionId).where(sql`${t.questionId} IS NOT NULL`),
    index('mail_recipient').on(t.recipient, t.createdAt).where(sql`${t.channel} <> 'letter'`),
    check('mail_withdrawn', sql`${t.withdrawnAt} IS NULL OR ${t.sentAt} IS NULL`),
    check('mail_to_somebody', sql`${t.personId} IS NOT NULL OR ${t.template} = 'reply_unknown'`),
  ],
)
