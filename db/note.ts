import { eq } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { maySeeShared } from '@/lib/access/policy'
import type { AboutThread } from '@/lib/contact/customer-card'
import { longestNote, type Note, noteAfter, type SavedNote } from '@/lib/contact/note'
import type { MeetingId } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { findAbout } from './message-thread'
import { person } from './schema/access'
import { meeting, meetingNote } from './schema/meeting'

const unwritten: Note = { text: '', version: 0 }

/** The advisor's own note of a meeting; an empty one when nothing was written yet. */
export async function findNote(meetingId: MeetingId, on: Tx = db()): Promise<Note> {
  const [row] = await on
    .select({ text: meetingNote.text, version: meetingNote.version })
    .from(meetingNote)
    .where(eq(meetingNote.meetingId, meetingId))
  return row ?? unwritten
}

/** `met`: the two have talked, so there can be something to write down as agreed. */
export type MeetingRecord = {
  customer: { id: PersonId; name: string }
  over: boolean
  met: boolean
  note: Note
  /** What the customer called about, while this advisor sees that thread. */
  about: AboutThread | null
}

/** What a meeting's own advisor needs beside the call: with whom it is, and the note. Undefined for anybody else. */
export async function findMeetingRecord(actor: Actor, id: MeetingId): Promise<MeetingRecord | undefined> {
  const [row] = await db()
    .select({
      customerId: meeting.customerId,
      advisorId: meeting.advisorId,
      endedAt: meeting.endedAt,
      liveAt: meeting.liveAt,
      threadId: meeting.threadId,
      customer: { id: person.id, name: person.name },
    })
    .from(meeting)
    .innerJoin(person, eq(person.id, meeting.customerId))
    .where(eq(meeting.id, id))
  if (!row || actor.role !== 'advisor' || !maySeeShared(actor, row)) return undefined
  const { customer, endedAt, liveAt, threadId } = row
  const [note, about] = await Promise.all([findNote(id), findAbout(actor, threadId)])
  return { customer, over: endedAt !== null, met: liveAt !== null, note, about }
}

/**
 * Saves what the meeting's own advisor wrote, on top of the version they saw. Another text that was saved meanwhile is
 * kept, too. To anybody but that advisor the meeting does not exist.
 */
export async function saveNote(
  actor: Actor,
  given: Note & { meetingId: MeetingId },
  now: Date,
): Promise<Result<SavedNote, 'not_found' | 'note_too_long'>> {
  return inTransaction(async (tx) => {
    // the meeting's row, so that two first saves queue up as well
    const [of] = await tx
      .select({ customerId: meeting.customerId, advisorId: meeting.advisorId })
      .from(meeting)
      .where(eq(meeting.id, given.meetingId))
      .for('update')
    if (!of || actor.role !== 'advisor' || !maySeeShared(actor, of)) return no('not_found')
    const before = await findNote(given.meetingId, tx)
    const after = noteAfter(before, given)
    if (after.text.length > longestNote) return no('note_too_long')
    if (after.version === before.version) return ok(after)
    const values = { text: after.text, version: after.version, updatedAt: now }
    await tx
      .insert(meetingNote)
      .values({ meetingId: given.meetingId, advisorId: actor.id, ...values })
      .onConflictDoUpdate({ target: meetingNote.meetingId, set: values })
    if (before.text === '' && after.text !== '')
      await saveContact(tx, {
        customerId: of.customerId,
        at: now,
        event: { type: 'noted', meetingId: given.meetingId },
        staffId: actor.id,
        ref: given.meetingId,
      })
    writeAudit(tx, actor, {
      type: 'note_saved',
      customerId: of.customerId,
      meetingId: given.meetingId,
      version: after.version,
    })
    return ok(after)
  })
}
