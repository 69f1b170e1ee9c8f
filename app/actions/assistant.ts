'use server'

import { z } from 'zod'
import { handOverWords, helpLocale, sayTurn } from '@/app/help/talk-words'
import { judgeAnswer as judge } from '@/db/assistant-ask'
import { findHandOver, handOver as give } from '@/db/assistant-hand-over'
import { handOverInput, questionInput, verdictInput } from '@/lib/assistant/talk'
import { ok } from '@/lib/result'
import { action } from '@/lib/server/action'
import { askHelp } from '@/lib/server/ask-help'

/** The customer asks; the answer is texts of ours, or that we do not know. */
export const askAssistant = action(['customer'], questionInput, async (input, actor, now) => {
  const asked = await askHelp(actor, input, await helpLocale(), now)
  if (!asked.ok) return asked
  const { talkId, turn } = asked.value
  return ok({ talkId, turn: await sayTurn(turn) })
})

/** "Was this it?" */
export const judgeAnswer = action(['customer'], verdictInput, (input, actor, now) => judge(actor, input, now))

/** What would go along: read before it is decided. Nothing leaves by this. */
export const previewHandOver = action(
  ['customer'],
  z.strictObject({ talkId: z.uuid() }),
  async ({ talkId }, actor, now) => findHandOver(actor, talkId, await handOverWords(actor.zone), now),
)

/** A person takes over, with what the customer has read and agreed to. */
export const handOver = action(['customer'], handOverInput, async (input, actor, now) =>
  give(actor, input, await handOverWords(actor.zone), now),
)
