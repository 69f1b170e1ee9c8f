import type { Ask } from '@/components/room/room-actions'
import type { HandedTo, HandOver } from '@/lib/assistant/hand-over'
import type { HandOverInput, QuestionInput, TalkId, VerdictInput } from '@/lib/assistant/talk'
import type { TurnView } from '@/lib/assistant/talk-view'

/** What would be handed over, word for word, and to whom; `shown` names exactly that. */
export type HandOverPreview = HandOver & { to: HandedTo; shown: string }

/** What a customer does on the help page. The server's actions, handed in by the page. */
export type AssistantActions = {
  askAssistant: Ask<QuestionInput, { talkId: TalkId; turn: TurnView }>
  judgeAnswer: Ask<VerdictInput, unknown>
  previewHandOver: Ask<{ talkId: TalkId }, HandOverPreview>
  handOver: Ask<HandOverInput, { threadId: string }>
}
