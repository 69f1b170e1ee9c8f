import { sql } from 'drizzle-orm'
import { check, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './access'
import { meetingType } from './booking'
import { id, moment } from './types'

export const skillKind = pgEnum('skill_kind', ['licence', 'language', 'topic'])

/** What somebody may advise on, speaks or knows about. Names stand in sentences: "may advise on investments". */
export const skill = pgTable(
  'skill',
  {
    /** Of a language: its code, as in `person.locale`. */
    key: text('key').primaryKey(),
    kind: skillKind('kind').notNull(),
    nameEn: text('name_en').notNull(),
    nameSv: text('name_sv').notNull(),
  },
  (t) => [
    check('skill_key', sql`${t.key} ~ '^[a-z][a-z0-9_]{1,39}$'`),
    check('skill_names', sql`length(${t.nameEn}) BETWEEN 1 AND 80 AND length(${t.nameSv}) BETWEEN 1 AND 80`),
  ],
)

/**
 * Who has which skill, from when until when (`validTo` is the first moment without it; NULL: until further notice). Nothing
 * is deleted and only the end ever moves (trigger); what was taken back before it began ends when it begins. `EXCLUDE USING
 * gist (person_id WITH =, skill WITH =, tstzrange(valid_from, valid_to) WITH &&)` in the migration.
 */
export const personSkill = pgTable(
  'person_skill',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    skill: text('skill')
      .notNull()
      .references(() => skill.key),
    validFrom: moment('valid_from').notNull(),
    validTo: moment('valid_to'),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => person.id),
    grantedAt: moment('granted_at').notNull(),
    /** Who last moved the end, and when; NULL while it is as it was granted. */
    endedBy: uuid('ended_by').references(() => person.id),
    endedAt: moment('ended_at'),
  },
  (t) => [
    check('person_skill_is_a_span', sql`${t.validTo} IS NULL OR ${t.validTo} >= ${t.validFrom}`),
    check('person_skill_ended_by_somebody', sql`(${t.endedAt} IS NULL) = (${t.endedBy} IS NULL)`),
    check(
      'person_skill_past_stays',
      sql`${t.endedAt} IS NULL OR (${t.validTo} IS NOT NULL AND ${t.validTo} >= ${t.endedAt})`,
    ),
  ],
)

/** What whoever takes a topic must have. */
export const meetingTypeSkill = pgTable(
  'meeting_type_skill',
  {
    typeId: uuid('type_id')
      .notNull()
      .references(() => meetingType.id),
    skill: text('skill')
      .notNull()
      .references(() => skill.key),
  },
  (t) => [primaryKey({ columns: [t.typeId, t.skill] })],
)
