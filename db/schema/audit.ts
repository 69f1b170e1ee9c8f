import { bigint, bigserial, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment } from './types'

/** The head of each hash chain; locked last in a transaction. */
export const auditChain = pgTable('audit_chain', {
  chain: text('chain').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: bytea('hash').notNull(),
})

/** What happened, provably: append-only, each row carries the hash of the one before it. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    chain: text('chain').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
    actorId: uuid('actor_id'),
    actorRole: text('actor_role').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [uniqueIndex('audit_event_link').on(t.chain, t.seq), index('audit_event_type').on(t.type, t.at)],
)
