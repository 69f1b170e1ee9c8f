import { sql } from 'drizzle-orm'
import type { Tx } from './client'
import { meetingTypeSkill } from './schema/skill'

type TopicNeed = { topic: string; skill: string }

/** What the law asks of whoever takes a topic: knowledge and competence for advice on investments (MiFID II, article 25). */
export const firstNeeds: readonly TopicNeed[] = [{ topic: 'savings', skill: 'investments' }]

/** Says what the topics of a new installation need; `more`: besides what the law asks for. */
export async function saveFirstNeeds(tx: Tx, more: readonly TopicNeed[] = []): Promise<void> {
  for (const { topic, skill } of [...firstNeeds, ...more])
    await tx.execute(sql`INSERT INTO ${meetingTypeSkill} (type_id, skill)
      SELECT id, ${skill} FROM meeting_type WHERE key = ${topic} ON CONFLICT DO NOTHING`)
}
