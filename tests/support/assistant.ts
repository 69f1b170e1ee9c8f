import { randomUUID } from 'node:crypto'
import { type Asked, ask } from '@/db/assistant-ask'
import type { Actor } from '@/lib/access/actor'
import { findAnswer } from '@/lib/assistant/built-in'
import type { QuestionInput } from '@/lib/assistant/talk'

/** A question as the page sends it. */
export function question(words: string, change: Partial<QuestionInput> = {}): QuestionInput {
  return { talkId: null, key: randomUUID(), words, page: null, ...change }
}

/** Asks the built-in search. */
export function askAs(actor: Actor, input: QuestionInput, now: Date) {
  const { words, page } = input
  return ask(
    actor,
    input,
    async (tried) => findAnswer({ words, locale: 'en', page, tried, openOnly: false }),
    now,
  )
}

/** The same; what comes of it has to be good. */
export async function asked(
  actor: Actor,
  words: string,
  now: Date,
  change: Partial<QuestionInput> = {},
): Promise<Asked> {
  const answer = await askAs(actor, question(words, change), now)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}
