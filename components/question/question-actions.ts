import type { Written } from '@/components/message/message-actions'
import type { Ask } from '@/components/room/room-actions'
import type { OutChannel } from '@/lib/question/channel'
import type { KnownQuestion } from '@/lib/question/question'
import type { AnswerInput, AskInput, NoteInput } from '@/lib/question/question-input'
import type { Result } from '@/lib/result'

/** What staff do about questions. The server's actions, handed in by the pages. */
export type StaffQuestionActions = {
  /** Refused because it was asked before, it says what is known of that. */
  askQuestion: (input: AskInput) => Promise<Result<Written> & { known?: KnownQuestion }>
  withdrawQuestion: Ask<{ id: string }, unknown>
  noteAnswer: Ask<NoteInput, unknown>
}

/** What the customer does. */
export type AnswerQuestion = Ask<AnswerInput, Written & { late: boolean }>
export type OpenByCode = Ask<{ code: string }, { questionId: string; threadId: string }>
export type ChooseReach = Ask<{ channels: OutChannel[] }, unknown>
