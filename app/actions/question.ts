'use server'

import { z } from 'zod'
import {
  answerQuestion as answer,
  noteAnswer as note,
  withdrawQuestion as withdraw,
} from '@/db/question-answer'
import { saveReach } from '@/db/question-reach'
import {
  answerInput,
  askInput,
  codeInput,
  demoReplyInput,
  noteInput,
  reachInput,
} from '@/lib/question/question-input'
import { action } from '@/lib/server/action'
import { replyInDemo as replyHere } from '@/lib/server/demo-reply'
import { openAction } from '@/lib/server/open-action'
import { askQuestion as ask, openByCode as open } from '@/lib/server/question'

/** Writes in a thread, and waits for the customer's answer to it. */
export const askQuestion = action(['advisor'], askInput, (input, actor, now) => ask(actor, input, now))

/** The bank does not wait for the answer any more. */
export const withdrawQuestion = action(['advisor'], z.strictObject({ id: z.uuid() }), (input, actor, now) =>
  withdraw(actor, input.id, now),
)

/** What the customer has answered by phone or at the branch. */
export const noteAnswer = action(['advisor'], noteInput, (input, actor, now) => note(actor, input, now))

/** Answers a question of the bank. */
export const answerQuestion = action(['customer'], answerInput, (input, actor, now) =>
  answer(actor, input, now),
)

/** Goes to the question whose code this is. */
export const openByCode = action(['customer'], codeInput, ({ code }, actor, now) => open(actor, code, now))

/** By what the bank's questions come, besides the netbank. */
export const chooseReach = action(['customer'], reachInput, ({ channels }, actor, now) =>
  saveReach(actor, channels, now),
)

/** Answers something that the demo shows as sent; where there is no demo, nothing. */
export const replyInDemo = openAction(demoReplyInput, (input, _address, now) => replyHere(input, now))
