import { and, eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import type { Skill } from '@/lib/skill/skill'
import { writeAudit } from './audit-queue'
import { db, inTransaction } from './client'
import { saveContact } from './contact-event'
import { person } from './schema/access'
import { skill } from './schema/skill'
import { skillColumns, toSkill } from './skill'

/** The customer's own language, and whether they have said "only". Null where the bank has no such language. */
export type LanguageChoice = { language: Skill; only: boolean }

const theirLanguage = and(eq(skill.key, person.locale), eq(skill.kind, 'language'))

/** What the customer has said about the language of those who help them. */
export async function findLanguageChoice(actor: Actor): Promise<LanguageChoice | null> {
  if (actor.role !== 'customer') return null
  const [row] = await db()
    .select({ language: skillColumns, only: person.languageOnly })
    .from(person)
    .innerJoin(skill, theirLanguage)
    .where(eq(person.id, actor.id))
  return row ? { language: toSkill(row.language), only: row.only } : null
}

/**
 * "Only somebody who speaks my language", or not any more: from here on it counts for meetings, calls about a thread and
 * messages alike. Said again it changes nothing.
 */
export function sayLanguage(actor: Actor, only: boolean, now: Date): Promise<Result<true, 'no_language'>> {
  return inTransaction(async (tx) => {
    const [known] = await tx
      .select({ language: skill.key, only: person.languageOnly })
      .from(person)
      .innerJoin(skill, theirLanguage)
      .where(and(eq(person.id, actor.id), eq(person.role, 'customer')))
      .for('no key update', { of: person })
    if (!known) return no('no_language')
    if (known.only === only) return ok(true)
    const { language } = known
    await tx.update(person).set({ languageOnly: only }).where(eq(person.id, actor.id))
    const event = { type: 'language_said', language, only } as const
    await saveContact(tx, { customerId: actor.id, at: now, event })
    writeAudit(tx, actor, { ...event, customerId: actor.id })
    return ok(true)
  })
}
