import { DraftKeeper } from '@/components/message/draft-keeper'
import { FileTray } from '@/components/message/file-tray'
import type { WritingActions } from '@/components/message/message-actions'
import { MessageKey } from '@/components/message/send-written'
import { uploadTo } from '@/components/message/upload-file'
import { OnePerWindow } from '@/components/ui/one-per-window'
import { after } from '@/components/ui/text-keeper'
import type { Draft } from '@/lib/message/draft'
import { type Place, placeId } from '@/lib/message/place'
import type { Attachment, ThreadId } from '@/lib/message/thread'

/** What is being written at one place: the draft, the files beside it, and the key by which it is sent only once. */
export type Sheet = { keeper: DraftKeeper; tray: FileTray; keys: MessageKey }

/** The sheets of this window, by place (`placeId`). */
const sheets = new OnePerWindow<Sheet>()

/** The one sheet of a place in this window. */
export function sheetAt(place: Place, first: Draft, files: Attachment[], actions: WritingActions): Sheet {
  return sheets.of(placeId(place), () => ({
    keeper: new DraftKeeper(place, first, { save: actions.saveDraft, after }),
    tray: new FileTray(files, uploadTo(place), actions.removeFile),
    keys: new MessageKey(),
  }))
}

/** What stands in a thread's editor of this window, saved or not; nothing where there was none. */
export function writtenAt(threadId: ThreadId): string {
  return sheets.get(threadId)?.keeper.getSnapshot().text ?? ''
}
