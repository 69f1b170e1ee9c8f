import { builtIn, findAnswer } from '@/lib/assistant/built-in'
import { type Answer, type Engine, type Question, soundAnswer } from '@/lib/assistant/engine'
import { log } from './log'

/** The engine of this installation. A bank that has its own puts it here: a function of this type. */
export const engine: Engine = builtIn

/** Nobody waits longer than this for an engine. ms */
const patienceMs = 4_000

/** What the help says to a question; of a customer's own it is `askHelp` that asks. */
export function answer(question: Question): Promise<Answer> {
  return answerOf(engine, question)
}

/** The same of an engine: what of its answer can be shown. When it fails, or takes too long, the built-in search answers. */
export async function answerOf(
  asked: Engine,
  question: Question,
  patience: number = patienceMs,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), patience)
  })
  try {
    return soundAnswer(question, await Promise.race([asked(question), late]))
  } catch {
    // its error may quote what was asked, which is nobody's but the customer's
    log().warn('the assistant’s engine gave no answer, the built-in search did')
    return findAnswer(question)
  } finally {
    clearTimeout(timer)
  }
}
