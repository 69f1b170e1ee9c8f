import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Asked } from '@/db/question-ask'
import type { Outcome } from '@/db/question-reply'
import type { Actor } from '@/lib/access/actor'
import type { InChannel } from '@/lib/question/channel'
import { receive } from '@/lib/server/channel-delivery'
import { sendMail } from '@/lib/server/mail'
import { askQuestion } from '@/lib/server/question'
import { unseal } from '@/lib/server/seal'

/** Where Sara and the others are reached: the last two digits of a number are those of its owner. */
export const places = {
  sara: { phone: '+46 70 555 01 12', postal: 'Storgatan 1, 113 22 Stockholm' },
  jonas: { phone: '+46 70 555 02 34', postal: 'Lillgatan 2, 113 22 Stockholm' },
}

/** Gives somebody a telephone and an envelope's address. */
export async function givePlace(
  pool: Pool,
  actor: Actor,
  { phone = null, postal = null }: { phone?: string | null; postal?: string | null },
): Promise<void> {
  await pool.query('UPDATE person SET phone = $2, postal_address = $3 WHERE id = $1', [
    actor.id,
    phone,
    postal,
  ])
}

/** What an advisor asks with. */
export const questionOf = (threadId: string, about: string, text = `What about ${about}?`) => ({
  ...{ threadId, seen: Number.MAX_SAFE_INTEGER, key: randomUUID(), text, about },
  attachments: [] as string[],
})

/** Asks; what comes of it has to be good. */
export async function asked(actor: Actor, threadId: string, about: string, now: Date): Promise<Asked> {
  const answer = await askQuestion(actor, questionOf(threadId, about), now)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}

/** What a customer answers with. */
export const answerOf = (threadId: string, questionId: string, text = 'Yes') => ({
  ...{ threadId, questionId, seen: Number.MAX_SAFE_INTEGER, key: randomUUID(), text },
  attachments: [] as string[],
})

/** The code that goes out with a question, as its reader gets it. */
export async function codeOf(pool: Pool, questionId: string): Promise<string> {
  const { rows } = await pool.query('SELECT sealed FROM mail WHERE question_id = $1 LIMIT 1', [questionId])
  return unseal(rows[0]?.sealed ?? Buffer.alloc(0)) ?? ''
}

/** The jobs that wait send what is in the outbox, all of it. How many there were. */
export async function sendAll(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM mail WHERE sent_at IS NULL AND withdrawn_at IS NULL ORDER BY created_at',
  )
  for (const { id } of rows) await sendMail({ mailId: id }, {} as never)
  return rows.length
}

/** What a gateway brings, past its signature. */
export function bring(
  channel: InChannel,
  from: string,
  text: string,
  now: Date,
  id: string = randomUUID(),
): Promise<Outcome> {
  return receive({ channel, id, from, text }, now)
}
