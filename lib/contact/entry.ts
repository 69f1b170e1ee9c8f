import type { ContactEvent } from './event'

export type ContactEventId = string

/** One event of a customer's history as somebody may read it. Times in epoch ms. */
export type ContactEntry = {
  id: ContactEventId
  at: number
  event: ContactEvent
  /** Whom of the staff it was with, or who wrote it down. */
  staffName: string | null
  /** A booking's topic, or the titles of help texts, in the reader's language. */
  topic: string | null
  /** What stands elsewhere and belongs to it: the meeting's note (for staff only), what was agreed. */
  text: string | null
  /** What the customer says about it, in their own words. */
  correction: { text: string; at: number } | null
  /** "Not for advice": only the customer still sees it. */
  withheld: boolean
}

export type HistoryPage = { entries: ContactEntry[]; next: Cursor | null }

/** Where the next page begins: strictly older than this event. */
export type Cursor = { at: number; id: ContactEventId }

/** The same thing, several times in a row: told once, with how often. The newest stands for all. */
export type FoldedEntry = ContactEntry & { times: number; since: number }

const foldable = new Set<ContactEvent['type']>([
  'signed_in',
  'netbank',
  'call_missed',
  'customer_wrote',
  'staff_wrote',
  'asked_assistant',
])

/**
 * Neighbours that say the same (three sign-ins, the same stop twice) become one. What somebody has answered or withheld
 * keeps its own line, so that it can be seen and taken back.
 */
export function foldRepeats(
  entries: ContactEntry[],
  sameDay: (a: number, b: number) => boolean,
): FoldedEntry[] {
  const folded: FoldedEntry[] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    if (last && saysTheSame(last, entry) && sameDay(last.at, entry.at)) {
      last.times += 1
      last.since = entry.at
    } else folded.push({ ...entry, times: 1, since: entry.at })
  }
  return folded
}

function saysTheSame(a: ContactEntry, b: ContactEntry): boolean {
  if (!foldable.has(a.event.type)) return false
  if (a.correction || b.correction || a.withheld || b.withheld) return false
  return a.staffName === b.staffName && sayable(a.event) === sayable(b.event)
}

/** What is told of it: everything but which meeting it was. */
function sayable(event: ContactEvent): string {
  return JSON.stringify({ ...event, meetingId: undefined })
}
