import { sql } from 'drizzle-orm'
import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { person, session } from './access'
import { id, moment } from './types'

export const chosenStatus = pgEnum('chosen_status', ['available', 'busy', 'away', 'offline'])

/** What the advisor has chosen; it lasts until changed. */
export const deskStatus = pgTable('desk_status', {
  advisorId: uuid('advisor_id')
    .primaryKey()
    .references(() => person.id),
  chosen: chosenStatus('chosen').notNull().default('offline'),
  chosenAt: moment('chosen_at').notNull().default(sql`now()`),
})

/** A desk that is open in some browser: gone when not renewed for 25 s. */
export const deskLease = pgTable(
  'desk_lease',
  {
    sessionId: uuid('session_id')
      .primaryKey()
      .references(() => session.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    until: moment('until').notNull(),
  },
  (t) => [index('desk_lease_advisor').on(t.advisorId, t.until)],
)

/** An advisor kept for a customer who is in the device check. */
export const gettingReady = pgTable('getting_ready', {
  advisorId: uuid('advisor_id')
    .primaryKey()
    .references(() => person.id),
  customerId: uuid('customer_id')
    .notNull()
    .references(() => person.id),
  /** When this customer first opened the check; it is not kept for them for ever. */
  since: moment('since').notNull().default(sql`now()`),
  until: moment('until').notNull(),
})

/** "Ask Eva to call me": on the desk's list until done. One that is open for a customer and an advisor. */
export const callRequest = pgTable(
  'call_request',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    about: text('about').notNull().default(''),
    createdAt: moment('created_at').notNull(),
    doneAt: moment('done_at'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    index('call_request_advisor').on(t.advisorId, t.createdAt),
    uniqueIndex('call_request_open')
      .on(t.customerId, t.advisorId)
      .where(sql`${t.doneAt} IS NULL AND ${t.withdrawnAt} IS NULL`),
  ],
)
