import { type After, type KeptState, TextKeeper } from '@/components/ui/text-keeper'
import { type Note, type SavedNote, typedOn } from '@/lib/contact/note'
import { seenText } from '@/lib/plain-text'
import type { Result } from '@/lib/result'

export type SaveNote = (input: { meetingId: string } & Note) => Promise<Result<SavedNote>>

/** What the editor shows. */
export type NoteSnapshot = { text: string } & KeptState

/** Keeps a note as it is typed, also by two desks at once. */
export class NoteKeeper extends TextKeeper<{ text: string }> {
  constructor(meetingId: string, first: Note, save: SaveNote, after: After) {
    super({ text: first.text }, first.version, {
      save: (typed) => save({ meetingId, ...typed }),
      join: (saved, sent, typed) => ({ text: typedOn(saved.text, sent.text, typed.text) }),
      after,
    })
  }

  /** The person typed. What nobody can see in it is taken out here already: what is saved is what is shown. */
  type(text: string): void {
    this.change({ text: seenText(text) })
  }
}
