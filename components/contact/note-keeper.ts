import { OnePerWindow } from '@/components/ui/one-per-window'
import { type After, type KeptState, TextKeeper } from '@/components/ui/text-keeper'
import { type Note, type SavedNote, typedOn } from '@/lib/contact/note'
import { seenText } from '@/lib/plain-text'
import type { Result } from '@/lib/result'

export type SaveNote = (input: { meetingId: string } & Note) => Promise<Result<SavedNote>>

/** What the editor shows. */
export type NoteSnapshot = { text: string } & KeptState

/** The notes of this window, by meeting. */
const keepers = new OnePerWindow<NoteKeeper>()

/** The one keeper of a meeting's note in this window. */
export function keeperOf(meetingId: string, first: Note, save: SaveNote, after: After): NoteKeeper {
  return keepers.of(meetingId, () => new NoteKeeper(meetingId, first, save, after))
}

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

  /** The page was fetched again. What is older than this note, or would replace what is unsaved, changes nothing. */
  renew({ text, version }: Note): void {
    this.adopt({ text }, version)
  }
}
