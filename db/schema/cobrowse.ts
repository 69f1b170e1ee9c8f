import { sql } from 'drizzle-orm'
import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { person } from './access'
import { meeting } from './meeting'
import { id, moment } from './types'

export const sharingScope = pgEnum('sharing_scope', ['look'])

/** "Looked along": from the customer's Allow to the end. Netbank transactions read it. */
export const sharing = pgTable(
  'sharing',
  {
    id: id(),
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meeting.id),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    scope: sharingScope('scope').notNull().default('look'),
    startedAt: moment('started_at').notNull(),
    /** Last sign of the customer's page; 60 s without one closes the sharing. */
    seenAt: moment('seen_at').notNull(),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
  },
  (t) => [
    uniqueIndex('sharing_one_open').on(t.customerId, t.scope).where(sql`${t.endedAt} IS NULL`),
    index('sharing_meeting').on(t.meetingId),
  ],
)
