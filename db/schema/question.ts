import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { person } from './access'
import { message, thread } from './message'
import { bytea, id, moment } from './types'

export const questionState = pgEnum('question_state', ['open', 'answered', 'withdrawn'])
export const outChannel = pgEnum('out_channel', ['sms', 'messenger', 'mail', 'letter'])
export const answerVia = pgEnum('answer_via', [
  'netbank',
  'code',
  'sms',
  'messenger',
  'mail',
  'phone',
  'branch',
])

/**
 * What the bank asks a customer: a staff message that waits for an answer, which is a message of the customer's in the same
 * thread. About one thing a customer has one question that is open or answered. It never becomes another (trigger).
 */
export const question = pgTable(
  'question',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => thread.id),
    messageId: uuid('message_id')
      .notNull()
      .references(() => message.id)
      .unique('question_message'),
    /** In the asker's words, and what makes two of them the same (`aboutKey`). */
    about: text('about').notNull(),
    aboutKey: text('about_key').notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => person.id),
    askedAt: moment('asked_at').notNull(),
    state: questionState('state').notNull().default('open'),
    /** Since when it is answered or withdrawn. */
    closedAt: moment('closed_at'),
    answerId: uuid('answer_id')
      .references(() => message.id)
      .unique('question_answer'),
    /** HMAC of the reply code. Once the question is closed, the code says only which question was meant. */
    codeHash: bytea('code_hash').notNull(),
    /** The customer has typed the code into the netbank. */
    codeUsedAt: moment('code_used_at'),
  },
  (t) => [
    uniqueIndex('question_once').on(t.customerId, t.aboutKey).where(sql`${t.state} <> 'withdrawn'`),
    uniqueIndex('question_open_code').on(t.codeHash).where(sql`${t.state} = 'open'`),
    index('question_code').on(t.codeHash),
    index('question_thread').on(t.threadId, t.askedAt),
    index('question_customer').on(t.customerId, t.askedAt),
    index('question_open').on(t.askedAt).where(sql`${t.state} = 'open'`),
    check(
      'question_about',
      sql`length(${t.about}) BETWEEN 1 AND 120 AND length(${t.aboutKey}) BETWEEN 1 AND 500`,
    ),
    check('question_closed', sql`(${t.state} = 'open') = (${t.closedAt} IS NULL)`),
    check('question_answered', sql`(${t.state} = 'answered') = (${t.answerId} IS NOT NULL)`),
    check('question_code_hash', sql`octet_length(${t.codeHash}) = 32`),
  ],
)

/** How a message came that answers a question, or was meant to: append-only (trigger). */
export const messageOrigin = pgTable(
  'message_origin',
  {
    messageId: uuid('message_id')
      .primaryKey()
      .references(() => message.id),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id),
    via: answerVia('via').notNull(),
    /** As much of the sender as is told: "12" of a telephone number. */
    hint: text('hint'),
    /** Whoever of the staff wrote it down. */
    notedBy: uuid('noted_by').references(() => person.id),
    /** The question had been answered or withdrawn before it came. */
    late: boolean('late').notNull(),
  },
  (t) => [
    index('message_origin_question').on(t.questionId),
    check('message_origin_noted', sql`(${t.via} IN ('phone', 'branch')) = (${t.notedBy} IS NOT NULL)`),
    check(
      'message_origin_hint',
      sql`(${t.via} IN ('sms', 'messenger', 'mail')) = (${t.hint} IS NOT NULL) AND length(${t.hint}) <= 80`,
    ),
  ],
)

/** By what a customer wants to be asked besides the netbank; without a row the usual holds. */
export const reach = pgTable('reach', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => person.id),
  channels: outChannel('channels').array().notNull(),
  changedAt: moment('changed_at').notNull(),
})

export const replyOutcome = pgEnum('reply_outcome', ['answered', 'late', 'unknown', 'too_many'])

/** Everything that a gateway has brought, once each, as it came: append-only (trigger). */
export const reply = pgTable(
  'reply',
  {
    id: id(),
    channel: outChannel('channel').notNull(),
    /** The gateway's own id of it. */
    gatewayId: text('gateway_id').notNull(),
    /** Where it came from, in the one form in which addresses are compared. */
    sender: text('sender').notNull(),
    text: text('text').notNull(),
    receivedAt: moment('received_at').notNull(),
    outcome: replyOutcome('outcome').notNull(),
    questionId: uuid('question_id').references(() => question.id),
    messageId: uuid('message_id').references(() => message.id),
  },
  (t) => [
    uniqueIndex('reply_once').on(t.channel, t.gatewayId),
    index('reply_sender').on(t.sender, t.receivedAt),
    check('reply_channel', sql`${t.channel} <> 'letter'`),
    check(
      'reply_lengths',
      sql`length(${t.gatewayId}) BETWEEN 1 AND 200 AND length(${t.sender}) <= 254 AND length(${t.text}) <= 16000`,
    ),
    check('reply_placed', sql`(${t.outcome} IN ('answered', 'late')) = (${t.messageId} IS NOT NULL)`),
  ],
)

/** Codes that were none of this customer's, kept 24 h: the limiter counts them. */
export const codeTry = pgTable(
  'code_try',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    at: moment('at').notNull(),
  },
  (t) => [index('code_try_person').on(t.personId, t.at), index('code_try_at').on(t.at)],
)
