import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
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
import { bytea, citext, id, moment } from './types'

export const role = pgEnum('role', ['customer', 'advisor', 'scheduler'])

export const branch = pgTable('branch', {
  id: id(),
  name: text('name').notNull(),
  city: text('city').notNull(),
  address: text('address').notNull(),
  zone: text('zone').notNull(),
})

export const person = pgTable(
  'person',
  {
    id: id(),
    role: role('role').notNull(),
    email: citext('email').notNull().unique(),
    name: text('name').notNull(),
    phone: text('phone'),
    /** Street and town, as on an envelope, parted by commas or lines. */
    postalAddress: text('postal_address'),
    passwordHash: text('password_hash').notNull(),
    branchId: uuid('branch_id')
      .notNull()
      .references(() => branch.id),
    ownAdvisorId: uuid('own_advisor_id'),
    locale: text('locale').notNull().default('en'),
    /** A customer has said that only somebody who speaks that language will do; otherwise it is a wish. */
    languageOnly: boolean('language_only').notNull().default(false),
    zone: text('zone').notNull().default('Europe/Stockholm'),
    disabledAt: moment('disabled_at'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    index('person_branch').on(t.branchId, t.role),
    index('person_own_advisor').on(t.ownAdvisorId),
    check('person_own_advisor_of_customers', sql`(${t.role} = 'customer') = (${t.ownAdvisorId} IS NOT NULL)`),
  ],
)

/** Who answers for an advisor, in order. */
export const deputy = pgTable(
  'deputy',
  {
    advisorId: uuid('advisor_id')
      .notNull()
      .references(() => person.id),
    deputyId: uuid('deputy_id')
      .notNull()
      .references(() => person.id),
    rank: integer('rank').notNull(),
  },
  (t) => [primaryKey({ columns: [t.advisorId, t.deputyId] })],
)

/** A signed-in browser. The JWT only points here; this row decides. */
export const session = pgTable(
  'session',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    createdAt: moment('created_at').notNull(),
    lastInputAt: moment('last_input_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
    userAgent: text('user_agent').notNull().default(''),
  },
  (t) => [index('session_person').on(t.personId)],
)

/** Tries to sign in, kept 24 h: the limiter counts them. */
export const signInTry = pgTable(
  'sign_in_try',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    account: text('account').notNull(),
    address: text('address').notNull(),
    at: moment('at').notNull(),
    failed: boolean('failed').notNull(),
  },
  (t) => [index('sign_in_try_account').on(t.account, t.at), index('sign_in_try_address').on(t.address, t.at)],
)

/** Links asked for by whoever cannot sign in, for any address there may be; kept 24 h: the limiter counts them. */
export const recoveryAsk = pgTable(
  'recovery_ask',
  {
    id: id(),
    account: text('account').notNull(),
    address: text('address').notNull(),
    at: moment('at').notNull(),
    /** A job has looked whether there is such an account. */
    answeredAt: moment('answered_at'),
  },
  (t) => [
    index('recovery_ask_account').on(t.account, t.at),
    index('recovery_ask_address').on(t.address, t.at),
    index('recovery_ask_at').on(t.at),
    check('recovery_ask_account_length', sql`length(${t.account}) <= 254`),
  ],
)

export const linkState = pgEnum('link_state', ['open', 'used', 'void'])

/** Links that let somebody choose a new password: only the SHA-256 of what stands in them, one open a person. */
export const recoveryLink = pgTable(
  'recovery_link',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    tokenHash: bytea('token_hash').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    state: linkState('state').notNull().default('open'),
    closedAt: moment('closed_at'),
  },
  (t) => [
    uniqueIndex('recovery_link_newest').on(t.personId).where(sql`${t.state} = 'open'`),
    index('recovery_link_created').on(t.createdAt),
    check('recovery_link_token', sql`octet_length(${t.tokenHash}) = 32`),
    check('recovery_link_closed', sql`(${t.state} = 'open') = (${t.closedAt} IS NULL)`),
    check('recovery_link_time', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
)
