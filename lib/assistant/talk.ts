import { z } from 'zod'
import type { PersonId } from '@/lib/access/actor'
import { freeText } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import type { Passage } from './engine'
import { type NetbankPage, netbankPages } from './netbank-page'

export type TalkId = string
export type TurnId = string

/** How a talk stands. Times in epoch ms. */
export type TalkStanding =
  /** `questions`: how many have been asked. */
  | { state: 'talking'; questions: number; lastAt: number }
  /** A person has it now, in that thread. */
  | { state: 'handed_over'; threadId: string; at: number }
  /** Another one was begun. */
  | { state: 'ended'; at: number }

export type TalkState = TalkStanding['state']
export const talkStates = ['talking', 'handed_over', 'ended'] as const satisfies TalkState[]

/** What a customer asks the assistant in one go. */
export type Talk = { id: TalkId; customerId: PersonId; standing: TalkStanding }

/** One question and what was shown, never changed once written. No passages: the assistant did not know. */
export type Turn = {
  id: TurnId
  at: number
  words: string
  page: NetbankPage | null
  passages: Passage[]
  /** What the customer said to "Was this it?"; null for nothing. */
  helped: boolean | null
}

/** What can happen to a talk. Times in epoch ms. */
export type TalkEvent =
  | { type: 'ask'; at: number }
  | { type: 'hand_over'; threadId: string; at: number }
  | { type: 'end'; at: number }

export type TalkReason = 'talk_over' | 'talk_full' | 'nothing_asked'

/** As many questions go into one talk. */
export const questionsAtMost = 20
/** As many one person may ask in an hour. */
export const questionsAnHour = 30
export const hourMs = 3_600_000
/** Longest question. Characters. */
export const longestQuestion = 500
/** A talk is taken up again for so long after its last question. ms */
const talkMs = 12 * 3_600_000

/** The only place that knows what may become of a talk. What has been handed over, or ended, stays as it is. */
export function transition({ standing, ...talk }: Talk, event: TalkEvent): Result<Talk, TalkReason> {
  if (standing.state !== 'talking') return no('talk_over')
  const moved = (after: TalkStanding) => ok({ ...talk, standing: after })
  switch (event.type) {
    case 'ask':
      if (standing.questions >= questionsAtMost) return no('talk_full')
      return moved({ state: 'talking', questions: standing.questions + 1, lastAt: event.at })
    case 'hand_over':
      if (standing.questions === 0) return no('nothing_asked')
      return moved({ state: 'handed_over', threadId: event.threadId, at: event.at })
    case 'end':
      return moved({ state: 'ended', at: event.at })
  }
}

/** Is it still the talk somebody would go on with? */
export function isCurrent({ standing }: Talk, now: number): boolean {
  return standing.state === 'talking' && now - standing.lastAt < talkMs
}

/** May somebody who has asked so many in the last hour ask one more? */
export function mayAsk(recent: number): boolean {
  return recent < questionsAnHour
}

/** A question: in a talk, or (`talkId` null) as the first of a new one. */
export const questionInput = z.strictObject({
  talkId: z.uuid().nullable(),
  /** The form's own key: sent twice, it is one question. */
  key: z.uuid(),
  words: freeText(longestQuestion).pipe(z.string().min(1)),
  page: z.enum(netbankPages).nullable(),
})
export type QuestionInput = z.infer<typeof questionInput>

/** Handing over what was shown: `shown` stands for exactly that text. */
export const handOverInput = z.strictObject({ talkId: z.uuid(), shown: z.string().regex(/^[0-9a-f]{64}$/) })
export type HandOverInput = z.infer<typeof handOverInput>

/** The answer to "Was this it?". */
export const verdictInput = z.strictObject({ turnId: z.uuid(), helped: z.boolean() })
export type VerdictInput = z.infer<typeof verdictInput>

/** What somebody looks for before signing in, as it comes in a URL: nothing, words, or more than can be looked for. */
export function readQuestion(given: unknown): Result<string | null, 'question_too_long'> {
  if (typeof given !== 'string' || given.trim() === '') return ok(null)
  const read = freeText(longestQuestion).safeParse(given)
  return read.success ? ok(read.data || null) : no('question_too_long')
}
