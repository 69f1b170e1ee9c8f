import type { MessageId, ThreadId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import type { AnswerVia, OutChannel } from './channel'

export type QuestionId = string

/** Where a question stands. Times in epoch ms. */
export type QuestionStanding =
  | { state: 'open' }
  /** `answerId`: the customer's message in the same thread, however it came. */
  | { state: 'answered'; answeredAt: number; answerId: MessageId }
  | { state: 'withdrawn'; withdrawnAt: number }

export type QuestionState = QuestionStanding['state']
export type ClosedStanding = Exclude<QuestionStanding, { state: 'open' }>

export type QuestionEvent =
  | { type: 'answer'; at: number; answerId: MessageId }
  | { type: 'withdraw'; at: number }

export type QuestionReason = 'already_answered' | 'question_withdrawn'

/** The legal moves: an open question is answered once, by whatever comes first, or withdrawn. Neither is undone. */
export function transition(
  standing: QuestionStanding,
  event: QuestionEvent,
): Result<ClosedStanding, QuestionReason> {
  if (standing.state === 'answered') return no('already_answered')
  if (standing.state === 'withdrawn') return no('question_withdrawn')
  switch (event.type) {
    case 'answer':
      return ok({ state: 'answered', answeredAt: event.at, answerId: event.answerId })
    case 'withdraw':
      return ok({ state: 'withdrawn', withdrawnAt: event.at })
  }
}

/**
 * May a customer be asked this, when a question about the same thing stands so? Nobody is asked twice: one that is open
 * waits for its answer, one that was answered has it. What was withdrawn may be asked anew.
 */
export function mayAsk(known: QuestionState | null): Result<true, 'already_asked' | 'already_answered'> {
  if (known === 'open') return no('already_asked')
  return known === 'answered' ? no('already_answered') : ok(true)
}

/** A question as the customer reads it. */
export type OwnQuestion = {
  id: QuestionId
  threadId: ThreadId
  about: string
  /** What was asked, word for word. */
  text: string
  askedAt: number
  askerName: string
  /** When and how it was answered; null while the bank waits. */
  answered: { at: number; via: AnswerVia } | null
}

/** A question as staff who see its thread read it. */
export type ThreadQuestion = {
  id: QuestionId
  about: string
  askedAt: number
  askerName: string
  /** By what it went out, or will, besides the netbank. */
  channels: OutChannel[]
  standing: QuestionStanding
  /** How the answer came, and who noted it where staff did; null without one. */
  via: AnswerVia | null
  notedBy: string | null
}

/** A question that waits for its customer, as the desk lists it. */
export type AskedLine = {
  id: QuestionId
  threadId: ThreadId
  customerName: string
  about: string
  askedAt: number
  channels: OutChannel[]
}

/** What is known already when somebody asks again. The thread and the answer only for whoever may see them. */
export type KnownQuestion = {
  about: string
  askedAt: number
  askerName: string
  threadId: ThreadId | null
  answer: { at: number; text: string } | null
}
