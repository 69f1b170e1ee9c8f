import { asc, inArray, type SQL, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { Held, Need, Skill, SkillKey } from '@/lib/skill/skill'
import { db, type Tx } from './client'
import { person } from './schema/access'
import { meetingTypeSkill, personSkill, skill } from './schema/skill'

/** As far ahead as somebody is told that a licence begins. */
export const skillAheadMs = 400 * 86_400_000

export const skillColumns = {
  key: skill.key,
  kind: skill.kind,
  nameEn: skill.nameEn,
  nameSv: skill.nameSv,
}

type Row = Pick<typeof skill.$inferSelect, keyof typeof skillColumns>

/** The row as a skill. */
export function toSkill({ key, kind, nameEn, nameSv }: Row): Skill {
  return { key, kind, name: { en: nameEn, sv: nameSv } }
}

/** What a customer wants help with: a topic, or nothing that has a name. */
export type Wanted = { customerId?: PersonId; typeId: string | null }

/** Keys of what whoever helps must have, as SQL: what the topic needs, and the customer's language if they said "only". */
export function selectMust({ customerId, typeId }: Wanted): SQL {
  const [need, c, s] = [meetingTypeSkill, person, skill]
  return sql`SELECT ${need.skill} AS key FROM ${need} WHERE ${need.typeId} = ${typeId}::uuid
    UNION SELECT ${s.key} FROM ${c} JOIN ${s} ON ${s.key} = ${c.locale} AND ${s.kind} = 'language'
      WHERE ${c.id} = ${customerId ?? null}::uuid AND ${c.languageOnly}`
}

/** What is needed, and what each of it is called. The customer's own language is wished for in any case. */
export async function findNeed(wanted: Wanted, on: Tx = db()): Promise<{ need: Need; skills: Skill[] }> {
  const isMust = sql<boolean>`${skill.key} IN (${selectMust(wanted)})`
  const isWish = sql`${skill.kind} = 'language' AND ${skill.key} =
    (SELECT ${person.locale} FROM ${person} WHERE ${person.id} = ${wanted.customerId ?? null}::uuid)`
  const rows = await on
    .select({ ...skillColumns, must: isMust })
    .from(skill)
    .where(sql`${isMust} OR (${isWish})`)
    // a licence is said before a language
    .orderBy(asc(skill.kind), asc(skill.key))
  const must = rows.filter((row) => row.must)
  const wish = rows.filter((row) => !row.must)
  return { need: { must: keysOf(must), wish: keysOf(wish) }, skills: must.map(toSkill) }
}

function keysOf(rows: Row[]): SkillKey[] {
  return rows.map(({ key }) => key)
}

/** What each of these people has been given, whenever it holds. Everybody is in it. */
export async function listHeld(ids: readonly PersonId[], on: Tx = db()): Promise<Map<PersonId, Held[]>> {
  const held = new Map<PersonId, Held[]>(ids.map((id) => [id, []]))
  const { personId, validFrom, validTo } = personSkill
  const rows = await on
    .select({ personId, skill: personSkill.skill, validFrom, validTo })
    .from(personSkill)
    .where(inArray(personId, [...ids]))
    .orderBy(asc(validFrom))
  for (const row of rows)
    held.get(row.personId)?.push({
      skill: row.skill,
      from: row.validFrom.getTime(),
      to: row.validTo?.getTime() ?? null,
    })
  return held
}
