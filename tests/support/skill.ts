import type { Pool } from 'pg'
import { grantSkill } from '@/db/skill-edit'
import type { Actor } from '@/lib/access/actor'

/** A topic needs something from now on. */
export async function needs(pool: Pool, typeId: string, skill = 'investments'): Promise<void> {
  await pool.query('INSERT INTO meeting_type_skill (type_id, skill) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    typeId,
    skill,
  ])
}

type Days = { skill?: string; firstDay?: string; lastDay?: string }

/** The scheduler gives an advisor something, since long ago unless said otherwise; it has to be good. */
export async function give(scheduler: Actor, advisor: Actor, now: Date, days: Days = {}): Promise<string> {
  const order = { advisorId: advisor.id, skill: 'investments', firstDay: '2020-01-01', lastDay: '', ...days }
  const given = await grantSkill(scheduler, order, now)
  if (!given.ok) throw new Error(given.reason)
  return given.value.grantId
}

/** A topic of the bank, by video for an hour. */
export async function makeTopic(pool: Pool, key: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO meeting_type (key, name_en, name_sv, duration_minutes, notice_minutes, horizon_days, ways)
     VALUES ($1, 'Savings and funds', 'Sparande och fonder', 60, 60, 60, '{video}') RETURNING id`,
    [key],
  )
  return rows[0]?.id ?? ''
}
