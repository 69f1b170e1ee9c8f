import { type Note, noteAfter } from '@/lib/contact/note'
import { plainText } from '@/lib/plain-text'

/** What somebody has begun to write. Version 0 has not been saved yet. */
export type Draft = { subject: string; text: string; version: number }

/** A draft and how it came about. `merged`: another window had saved another text meanwhile, and both are kept in it. */
export type SavedDraft = Draft & { merged: boolean }

export const noDraft: Draft = { subject: '', text: '', version: 0 }

/** Longest draft: two windows' texts may stand in it, one after the other. Characters. */
export const longestDraft = 10_000

/**
 * The draft after a window saved `given`. As with notes a stale version loses nothing; but a text that has been sent
 * meanwhile does not come back as a draft.
 * @param sent what this person wrote last in the thread, or null
 */
export function draftAfter(current: Draft, given: Draft, sent: string | null): SavedDraft {
  const isStale = given.version < current.version
  const wasSent = isStale && current.text === '' && plainText(given.text) === sent
  if (wasSent) return { ...current, merged: false }
  const before: Note = { text: current.text, version: current.version }
  const { text, version, merged } = noteAfter(before, given)
  const subject = isStale ? given.subject || current.subject : given.subject
  if (version === current.version && subject !== current.subject)
    return { subject, text, version: version + 1, merged }
  return { subject, text, version, merged }
}

/** The draft once `sent` has gone out: empty, unless something else stands in it (another window writes on). */
export function draftAfterSending(draft: Draft, sent: string): Draft {
  // as it was sent: made plain
  const rest = plainText(draft.text)
  if (rest !== '' && !sent.includes(rest)) return draft
  return { subject: '', text: '', version: draft.version + 1 }
}
