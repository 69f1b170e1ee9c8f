import { type Asked, type AskRefused, askQuestion as askIn } from '@/db/question-ask'
import { openByCode as openIn } from '@/db/question-code'
import type { Actor } from '@/lib/access/actor'
import type { AskInput } from '@/lib/question/question-input'
import { readCode } from '@/lib/question/reply-code'
import { environment } from './environment'
import { hashCode, makeCode } from './reply-code'

/** Does what customers answer by SMS, messenger or e-mail reach us? In the demo it is typed where these are shown. */
export function repliesCome(): boolean {
  const { channelSecret, demo, smtpUrl } = environment()
  return channelSecret !== undefined || (demo && !smtpUrl)
}

/** Asks a customer something, with a new code and by whatever they have chosen. */
export function askQuestion(
  actor: Actor,
  input: AskInput,
  now: Date,
): Promise<{ ok: true; value: Asked } | AskRefused> {
  return askIn(actor, input, { makeCode, replies: repliesCome() }, now)
}

/** The question to which a code leads, as it was typed. What is mistyped is nobody's code, and no try. */
export async function openByCode(actor: Actor, typed: string, now: Date) {
  const code = readCode(typed)
  return code.ok ? openIn(actor, hashCode(code.value), now) : code
}
