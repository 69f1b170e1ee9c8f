import type { WritingActions } from '@/components/message/message-actions'
import { type After, type KeptState, TextKeeper } from '@/components/ui/text-keeper'
import { typedOn } from '@/lib/contact/note'
import { type Draft, longestDraft, type SavedDraft } from '@/lib/message/draft'
import type { Place } from '@/lib/message/place'
import { seenText } from '@/lib/plain-text'
import { no, type Result } from '@/lib/result'

/** What is being written. */
export type Writing = { subject: string; text: string }
export type DraftSnapshot = Writing & KeptState

type Keeping = { save: WritingActions['saveDraft']; after: After }

/** Keeps a draft as it is typed, also in two windows at once, and does not bring back what has been sent. */
export class DraftKeeper extends TextKeeper<Writing> {
  private sent = false

  constructor(place: Place, first: Draft, { save, after }: Keeping) {
    super({ subject: first.subject, text: first.text }, first.version, {
      after,
      join: joined,
      save: async (typed) => {
        if (typed.text.length > longestDraft) return no('draft_too_long')
        const answer = await save({ ...place, ...typed })
        if (answer.ok && wasSent(answer.value, typed)) this.sent = true
        return answer
      },
    })
  }

  /** What stood here has been sent, from another window or by a try whose answer got lost: it has left the editor. */
  readonly isSentBefore = (): boolean => this.sent

  /** The page was fetched again. What is older than this draft, or would replace what is unsaved, changes nothing. */
  renew({ subject, text, version }: Draft): void {
    this.adopt({ subject, text }, version)
  }

  /** The person typed. What nobody can see in it is taken out here already: what is saved is what is shown. */
  type(change: Partial<Writing>): void {
    this.sent = false
    const { subject, text } = { ...this.typed, ...change }
    this.change({ subject: seenText(subject), text: seenText(text) })
  }

  /**
   * Sends what stands here. Nothing is saved meanwhile, so that what is being sent is not kept as a draft once more. Once it
   * has been sent it leaves the editor; what was typed on meanwhile stays, and so does everything when it was refused.
   */
  async send<T>(send: (writing: Writing) => Promise<Result<T>>): Promise<Result<T>> {
    await this.hold()
    const sent = this.typed
    const answer = await send(sent)
    // saved at once even when nothing is left: the version that sending made is seen before anybody types on
    this.release(answer.ok ? restOf(sent, this.typed) : undefined)
    return answer
  }
}

/** The subject of this window counts; another one's only where there is none here. */
function joined(saved: SavedDraft, sent: Writing, typed: Writing): Writing {
  const adopts = saved.merged && sent.subject === '' && typed.subject === ''
  return {
    subject: adopts ? saved.subject : typed.subject,
    text: typedOn(saved.text, sent.text, typed.text),
  }
}

/** Nothing else makes nothing of a text. */
function wasSent(saved: SavedDraft, typed: Writing): boolean {
  return !saved.merged && saved.text === '' && typed.text.trim() !== ''
}

function restOf(sent: Writing, typed: Writing): Writing {
  const wentOn = typed.text.startsWith(sent.text)
  return {
    subject: typed.subject === sent.subject ? '' : typed.subject,
    text: wentOn ? typed.text.slice(sent.text.length).trimStart() : typed.text,
  }
}
