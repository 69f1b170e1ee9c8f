import { z } from 'zod'
import { seenText } from '@/lib/plain-text'

/** What an advisor wrote down about one meeting. Version 0 is a note that has not been saved yet. */
export type Note = { text: string; version: number }

/** A note and how it came about. `merged`: somebody had saved another text meanwhile, and both are kept in it. */
export type SavedNote = Note & { merged: boolean }

/** Longest note. Characters. */
export const longestNote = 10_000

/** What is saved: the text as it stands in the editor, on top of the version that was seen. */
export const noteSchema = z.strictObject({
  meetingId: z.uuid(),
  text: z.string().max(longestNote).transform(seenText),
  version: z.int().min(0).max(1_000_000),
})

/** What stands between two texts that were written at the same time. */
const between = '\n\n— — —\n\n'

/**
 * The note after somebody saved `given`, which they wrote on top of version `given.version`. A stale version loses
 * nothing: both texts are kept, the earlier one first. Saving what is there already changes nothing.
 */
export function noteAfter(current: Note, given: Note): SavedNote {
  if (given.text === current.text) return { ...current, merged: given.version !== current.version }
  const version = current.version + 1
  if (given.version === current.version) return { text: given.text, version, merged: false }
  return { text: bothTexts(current.text, given.text), version, merged: true }
}

/** Both texts, earlier first; a text that the other one contains is not repeated. */
export function bothTexts(earlier: string, later: string): string {
  if (earlier.includes(later.trim())) return earlier
  if (later.includes(earlier.trim())) return later
  return `${earlier.trimEnd()}${between}${later}`
}

/**
 * What the editor shows after `sent` was saved as `saved`, when the person has typed on to `typed` meanwhile: what was
 * typed stays at the end, where the cursor is.
 */
export function typedOn(saved: string, sent: string, typed: string): string {
  if (typed === sent) return saved
  if (saved === sent) return typed
  if (saved.endsWith(sent)) return `${saved.slice(0, saved.length - sent.length)}${typed}`
  return bothTexts(saved, typed)
}
