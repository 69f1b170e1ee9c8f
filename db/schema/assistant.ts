import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Passage } from '@/lib/assistant/engine'
import { person } from './access'
import { thread } from './message'
import { id, moment } from './types'

export const talkState = pgEnum('talk_state', ['talking', 'handed_over', 'ended'])

/** What a customer asks the assistant in one go. One a customer is open at a time. */
export const assistantTalk = pgTable(
  'assistant_talk',
  {
    id: id(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    state: talkState('state').notNull(),
    /** Of the last question, of the handing over, or of the end. */
    since: moment('since').notNull(),
    questions: integer('questions').notNull().default(0),
    /** Where a person has it now. */
    threadId: uuid('thread_id').references(() => thread.id),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('assistant_talk_open').on(t.customerId).where(sql`${t.state} = 'talking'`),
    check('assistant_talk_thread', sql`(${t.state} = 'handed_over') = (${t.threadId} IS NOT NULL)`),
    check('assistant_talk_questions', sql`${t.questions} BETWEEN 0 AND 20`),
  ],
)

/** A question and what was shown: append-only (trigger). The words stay here; the history tells of the texts alone. */
export const assistantTurn = pgTable(
  'assistant_turn',
  {
    id: id(),
    talkId: uuid('talk_id')
      .notNull()
      .references(() => assistantTalk.id),
    nth: integer('nth').notNull(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => person.id),
    /** The form's own key: sent twice, it is one question. */
    key: uuid('key').notNull(),
    at: moment('at').notNull(),
    words: text('words').notNull(),
    page: text('page'),
    passages: jsonb('passages').$type<Passage[]>().notNull(),
  },
  (t) => [
    uniqueIndex('assistant_turn_once').on(t.customerId, t.key),
    uniqueIndex('assistant_turn_nth').on(t.talkId, t.nth),
    index('assistant_turn_rate').on(t.customerId, t.at),
    check('assistant_turn_words', sql`length(${t.words}) BETWEEN 1 AND 500`),
    check('assistant_turn_page', sql`${t.page} ~ '^[a-z]{1,20}$'`),
    check('assistant_turn_count', sql`${t.nth} BETWEEN 1 AND 20`),
  ],
)

/** "Was this it?": what the customer said, once a question, append-only (trigger). Counted to see which texts help. */
export const assistantVerdict = pgTable('assistant_verdict', {
  turnId: uuid('turn_id')
    .primaryKey()
    .references(() => assistantTurn.id),
  helped: boolean('helped').notNull(),
  at: moment('at').notNull(),
})
