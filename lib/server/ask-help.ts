import { type Asked, type AskRefusal, ask } from '@/db/assistant-ask'
import type { Actor, PersonId } from '@/lib/access/actor'
import type { Engine } from '@/lib/assistant/engine'
import type { QuestionInput } from '@/lib/assistant/talk'
import type { Locale } from '@/lib/language/locale'
import type { Result } from '@/lib/result'
import { answerOf, engine } from './assistant'

/** The end of each customer's line: their last question that is not answered yet. */
const lines = new Map<PersonId, Promise<unknown>>()

/**
 * A customer asks the help. In one process one question of theirs after the other, so that what is sent at once is counted
 * before an engine, which may cost the bank something, is asked for it.
 */
export async function askHelp(
  actor: Actor,
  input: QuestionInput,
  locale: Locale,
  now: Date,
  asked: Engine = engine,
): Promise<Result<Asked, AskRefusal>> {
  const { words, page } = input
  const work = () =>
    ask(actor, input, (tried) => answerOf(asked, { words, locale, page, tried, openOnly: false }), now)
  const answered = (lines.get(actor.id) ?? Promise.resolve()).then(work, work)
  lines.set(actor.id, answered)
  try {
    return await answered
  } finally {
    if (lines.get(actor.id) === answered) lines.delete(actor.id)
  }
}
