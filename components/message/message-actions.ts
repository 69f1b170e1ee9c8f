import type { Ask } from '@/components/room/room-actions'
import type { SavedDraft } from '@/lib/message/draft'
import type { DraftInput, MessageInput, ThreadInput } from '@/lib/message/message-input'

/** Where a message went. */
export type Written = { threadId: string; messageId: string; seq: number }

/** What writing needs. */
export type WritingActions = {
  saveDraft: Ask<DraftInput, SavedDraft>
  removeFile: Ask<{ id: string }, unknown>
}

/** What somebody does in a thread. The server's actions, handed in by the pages. */
export type ThreadActions = WritingActions & {
  sendMessage: Ask<MessageInput, Written>
  markThreadRead: Ask<{ threadId: string; seq: number }, unknown>
  closeThread: Ask<{ id: string }, unknown>
}

/** What staff do besides. */
export type StaffThreadActions = ThreadActions & {
  handOverThread: Ask<{ id: string; to: string }, unknown>
  handBackThread: Ask<{ id: string }, unknown>
}

/** What begins a thread. */
export type NewThreadActions = WritingActions & { startThread: Ask<ThreadInput, Written> }
