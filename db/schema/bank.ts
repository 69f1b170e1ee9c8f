import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { person } from './access'
import { id, moment } from './types'

export const accountKind = pgEnum('account_kind', ['salary', 'savings', 'credit', 'mortgage', 'outside'])
export const transactionKind = pgEnum('transaction_kind', [
  'opening',
  'salary',
  'purchase',
  'subscription',
  'housing',
  'transfer',
  'payment',
  'interest',
  'tax',
  'benefit',
  'loan',
])
export const cardKind = pgEnum('card_kind', ['debit', 'credit'])
export const cardStatus = pgEnum('card_status', ['active', 'blocked'])
export const lookedAlong = pgEnum('looked_along', ['yes', 'no', 'unknown'])

const minor = (name: string) => bigint(name, { mode: 'bigint' })
const currency = () => char('currency', { length: 3 }).notNull()

/**
 * An account in the demo core bank's ledger. Customers' accounts have an owner and a floor; `outside` stands for
 * every other bank, shop and employer. `balance` follows the entries by trigger and is never written by hand.
 */
export const ledgerAccount = pgTable(
  'ledger_account',
  {
    id: id(),
    ownerId: uuid('owner_id').references(() => person.id),
    kind: accountKind('kind').notNull(),
    name: text('name').notNull(),
    number: text('number').unique(),
    currency: currency(),
    balance: minor('balance').notNull().default(sql`0`),
    creditLimit: minor('credit_limit').notNull().default(sql`0`),
    /** A mortgage's balance is owed, so it begins far below; null means that nothing bounds it. */
    floor: minor('floor'),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    index('ledger_account_owner').on(t.ownerId),
    unique('ledger_account_currency').on(t.id, t.currency),
    check('ledger_account_owned', sql`(${t.kind} = 'outside') = (${t.ownerId} IS NULL)`),
    check('ledger_account_numbered', sql`${t.ownerId} IS NULL OR ${t.number} IS NOT NULL`),
    check('ledger_account_floor', sql`${t.floor} IS NULL OR ${t.balance} >= ${t.floor}`),
    check('ledger_account_credit', sql`${t.creditLimit} >= 0`),
  ],
)

/** One thing that happened to money; its entries sum to zero (deferred trigger). Posted, never changed. */
export const journal = pgTable(
  'journal',
  {
    id: id(),
    kind: transactionKind('kind').notNull(),
    bookedOn: date('booked_on', { mode: 'string' }).notNull(),
    postedAt: moment('posted_at').notNull(),
    /** Who asked for it in the netbank, with the form's key and what was asked (hash). */
    orderedBy: uuid('ordered_by').references(() => person.id),
    orderKey: uuid('order_key'),
    orderDigest: text('order_digest'),
    /** What it uses of the day's limit. */
    limited: minor('limited').notNull().default(sql`0`),
  },
  (t) => [
    uniqueIndex('journal_order').on(t.orderedBy, t.orderKey),
    index('journal_ordered').on(t.orderedBy, t.bookedOn),
    unique('journal_day').on(t.id, t.bookedOn),
    check(
      'journal_order_whole',
      sql`(${t.orderedBy} IS NULL) = (${t.orderKey} IS NULL) AND (${t.orderedBy} IS NULL) = (${t.orderDigest} IS NULL)`,
    ),
  ],
)

/** One side of a journal: minor units, negative is money out. `booked_on` is repeated here so that pages are one index scan. */
export const entry = pgTable(
  'entry',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    journalId: uuid('journal_id').notNull(),
    accountId: uuid('account_id').notNull(),
    amount: minor('amount').notNull(),
    currency: currency(),
    bookedOn: date('booked_on', { mode: 'string' }).notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    index('entry_page').on(t.accountId, t.bookedOn, t.id),
    index('entry_journal').on(t.journalId),
    foreignKey({
      name: 'entry_account_in_its_currency',
      columns: [t.accountId, t.currency],
      foreignColumns: [ledgerAccount.id, ledgerAccount.currency],
    }),
    foreignKey({
      name: 'entry_journal_on_its_day',
      columns: [t.journalId, t.bookedOn],
      foreignColumns: [journal.id, journal.bookedOn],
    }),
    check('entry_is_something', sql`${t.amount} <> 0`),
    check('entry_text', sql`length(${t.text}) BETWEEN 1 AND 140`),
  ],
)

/** What is drawn or comes in every so many months: rent, subscriptions. Shown as upcoming. */
export const standingOrder = pgTable(
  'standing_order',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => ledgerAccount.id),
    text: text('text').notNull(),
    kind: transactionKind('kind').notNull(),
    amount: minor('amount').notNull(),
    dayOfMonth: integer('day_of_month').notNull(),
    /** First day it is due; later ones follow every `everyMonths`. */
    firstOn: date('first_on', { mode: 'string' }).notNull(),
    everyMonths: integer('every_months').notNull().default(1),
    /** Where it goes to or comes from; null is the outside. */
    counterId: uuid('counter_id').references(() => ledgerAccount.id),
    /** Everything that was due until this day has been dealt with. */
    postedUntil: date('posted_until', { mode: 'string' }).notNull().default(sql`CURRENT_DATE`),
  },
  (t) => [
    index('standing_order_account').on(t.accountId),
    check('standing_order_day', sql`${t.dayOfMonth} BETWEEN 1 AND 31`),
    check('standing_order_months', sql`${t.everyMonths} BETWEEN 1 AND 12`),
  ],
)

/** Whom a customer pays. */
export const payee = pgTable(
  'payee',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    name: text('name').notNull(),
    number: text('number').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('payee_number').on(t.customerId, t.number),
    check('payee_name', sql`length(${t.name}) BETWEEN 1 AND 70`),
  ],
)

/** A card. Its whole number is kept nowhere. */
export const card = pgTable(
  'card',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => ledgerAccount.id),
    kind: cardKind('kind').notNull(),
    name: text('name').notNull(),
    lastFour: char('last_four', { length: 4 }).notNull(),
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    status: cardStatus('status').notNull().default('active'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('card_customer').on(t.customerId),
    check('card_last_four', sql`${t.lastFour} ~ '^[0-9]{4}$'`),
  ],
)

/** What a customer may pay to others in a day. */
export const payLimit = pgTable('pay_limit', {
  customerId: uuid('customer_id')
    .primaryKey()
    .references(() => person.id),
  daily: minor('daily').notNull(),
})

/** The customer's own hand for one action: made by their password, used once, within a minute. */
export const confirmation = pgTable(
  'confirmation',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    sessionId: uuid('session_id').notNull(),
    digest: text('digest').notNull(),
    lookedAlong: lookedAlong('looked_along').notNull(),
    madeAt: moment('made_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('confirmation_customer').on(t.customerId, t.madeAt)],
)

/**
 * Before the contact history this is where it stood what the customer did. Copied into `contact_event` by migration 0004 and
 * written no more; it stays until the version that wrote it is gone from every instance.
 */
export const netbankEvent = pgTable(
  'netbank_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    at: moment('at').notNull(),
    kind: text('kind').notNull(),
    step: text('step').notNull(),
    code: text('code'),
    fields: text('fields').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    index('netbank_event_customer').on(t.customerId, t.at),
    check('netbank_event_code', sql`${t.code} IS NULL OR ${t.code} ~ '^[a-z_]{1,40}$'`),
  ],
)
