import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { branch, person } from './access'
import { meetingType } from './booking'
import { bytea, id, moment } from './types'

export const threadState = pgEnum('thread_state', ['open', 'answered', 'closed'])

/** What a customer and their advisor write to each other about one thing. */
export const thread = pgTable(
  'thread',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    subject: text('subject').notNull(),
    /** What it is about, when somebody has said so: whoever answers must be able to (`meeting_type_skill`). */
    topicId: uuid('topic_id').references(() => meetingType.id),
    /** The colleague who answers; NULL: the customer's own advisor, whoever that is by now. */
    deputyId: uuid('deputy_id').references(() => person.id),
    /** Given by hand: theirs until it is given back. Otherwise by the calendar, until the next question. */
    byHand: boolean('by_hand').notNull().default(false),
    state: threadState('state').notNull(),
    /** Since when it stands so: waiting, answered or closed. */
    since: moment('since').notNull(),
    promisedBy: moment('promised_by'),
    /** Of the latest message; lists are paged by it. */
    lastAt: moment('last_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    index('thread_customer').on(t.customerId, t.lastAt, t.id),
    index('thread_deputy').on(t.deputyId, t.lastAt, t.id).where(sql`${t.deputyId} IS NOT NULL`),
    index('thread_promised').on(t.promisedBy).where(sql`${t.state} = 'open'`),
    check('thread_subject', sql`length(${t.subject}) BETWEEN 1 AND 120`),
    check('thread_by_hand_to_somebody', sql`NOT ${t.byHand} OR ${t.deputyId} IS NOT NULL`),
    check('thread_promise_of_open', sql`${t.promisedBy} IS NULL OR ${t.state} = 'open'`),
  ],
)

/** One message: append-only (trigger). `seq` counts within its thread: writers take the thread's row first. */
export const message = pgTable(
  'message',
  {
    id: id(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => thread.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => person.id),
    /** The form's own key: sent twice, it is one message. */
    key: uuid('key').notNull(),
    /** What was sent with it, so that a key cannot be used for something else. */
    bodyHash: text('body_hash').notNull(),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    uniqueIndex('message_once').on(t.authorId, t.key),
    unique('message_seq').on(t.threadId, t.seq),
    check('message_text', sql`length(${t.text}) <= 4000`),
  ],
)

/** How long somebody waited, for measuring promises: append-only (trigger), written with what ended it. */
export const messageAnswer = pgTable(
  'message_answer',
  {
    id: id(),
    /** The answer; NULL: the customer closed the thread without one. */
    messageId: uuid('message_id')
      .references(() => message.id)
      .unique('message_answer_message'),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => thread.id),
    /** Who gave it, or should have. */
    answererId: uuid('answerer_id')
      .notNull()
      .references(() => person.id),
    branchId: uuid('branch_id')
      .notNull()
      .references(() => branch.id),
    askedAt: moment('asked_at').notNull(),
    promisedBy: moment('promised_by'),
    /** When the waiting ended. */
    answeredAt: moment('answered_at').notNull(),
  },
  (t) => [
    index('message_answer_branch').on(t.branchId, t.answeredAt),
    check('message_answer_after_question', sql`${t.answeredAt} >= ${t.askedAt}`),
  ],
)

/** What somebody has begun to write: one a person and place. `place` is the thread, or the customer while there is none. */
export const messageDraft = pgTable(
  'message_draft',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    place: uuid('place').notNull(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    threadId: uuid('thread_id').references(() => thread.id),
    subject: text('subject').notNull().default(''),
    text: text('text').notNull(),
    version: integer('version').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.place] }),
    check('message_draft_place', sql`${t.place} = coalesce(${t.threadId}, ${t.customerId})`),
    check('message_draft_text', sql`length(${t.text}) <= 10000 AND length(${t.subject}) <= 120`),
    check('message_draft_version', sql`${t.version} > 0`),
  ],
)

/** How far somebody has read in a thread. It only ever moves on. */
export const messageRead = pgTable(
  'message_read',
  {
    threadId: uuid('thread_id')
      .notNull()
      .references(() => thread.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.personId] })],
)

export const fileKind = pgEnum('file_kind', ['pdf', 'png', 'jpeg', 'webp', 'heic', 'text', 'docx', 'xlsx'])
export const scanState = pgEnum('scan_state', ['clean', 'waiting', 'infected'])

/**
 * A file, with its bytes in the row: ten megabytes at most, written in the transaction that says so and backed up with the
 * message it belongs to. A store beside the database would be a second place to lock, to back up and to forget in; large
 * objects have no foreign keys. The column is kept out of line and uncompressed (migration), and only fetching one file
 * reads it. `messageId` NULL: uploaded, not sent.
 */
export const attachment = pgTable(
  'attachment',
  {
    id: id(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => person.id),
    messageId: uuid('message_id').references(() => message.id),
    /** Where it waited to be sent: the thread, or the customer while there was none. */
    place: uuid('place').notNull(),
    rank: integer('rank').notNull().default(0),
    name: text('name').notNull(),
    kind: fileKind('kind').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: bytea('sha256').notNull(),
    scan: scanState('scan').notNull(),
    /** NULL once it turned out to be infected. */
    content: bytea('content'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    index('attachment_message').on(t.messageId, t.rank),
    index('attachment_unsent').on(t.ownerId, t.place, t.createdAt).where(sql`${t.messageId} IS NULL`),
    index('attachment_owner').on(t.ownerId, t.createdAt),
    check('attachment_name', sql`length(${t.name}) BETWEEN 1 AND 120 AND ${t.name} !~ '[/\\\\]'`),
    check('attachment_bytes', sql`${t.bytes} BETWEEN 1 AND 10485760 AND octet_length(${t.sha256}) = 32`),
    check('attachment_content', sql`octet_length(${t.content}) = ${t.bytes}`),
    check('attachment_infected_is_gone', sql`(${t.scan} = 'infected') = (${t.content} IS NULL)`),
  ],
)

/** Texts that stand ready for a branch's advisors. */
export const messageTemplate = pgTable(
  'message_template',
  {
    id: id(),
    branchId: uuid('branch_id')
      .notNull()
      .references(() => branch.id),
    titleEn: text('title_en').notNull(),
    titleSv: text('title_sv').notNull(),
    textEn: text('text_en').notNull(),
    textSv: text('text_sv').notNull(),
    active: boolean('active').notNull().default(true),
    rank: integer('rank').notNull().default(0),
  },
  (t) => [
    index('message_template_branch').on(t.branchId, t.rank),
    check(
      'message_template_titles',
      sql`length(${t.titleEn}) BETWEEN 1 AND 80 AND length(${t.titleSv}) BETWEEN 1 AND 80`,
    ),
    check(
      'message_template_texts',
      sql`length(${t.textEn}) BETWEEN 1 AND 4000 AND length(${t.textSv}) BETWEEN 1 AND 4000`,
    ),
  ],
)

/** By when a branch promises answers. Without a row the usual promise holds. */
export const messagePromise = pgTable(
  'message_promise',
  {
    branchId: uuid('branch_id')
      .primaryKey()
      .references(() => branch.id),
    officeMinutes: integer('office_minutes').notNull(),
  },
  (t) => [check('message_promise_minutes', sql`${t.officeMinutes} BETWEEN 15 AND 4800`)],
)
