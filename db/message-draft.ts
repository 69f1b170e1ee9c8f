import { and, desc, eq, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { maySeeThread } from '@/lib/access/policy'
import {
  type Draft,
  draftAfter,
  draftAfterSending,
  longestDraft,
  noDraft,
  type SavedDraft,
} from '@/lib/message/draft'
import type { DraftInput } from '@/lib/message/message-input'
import { type Place, placeId } from '@/lib/message/place'
import { no, ok, type Result } from '@/lib/result'
import { db, inTransaction, type Tx } from './client'
import { findVisible } from './message-thread'
import { findCustomer } from './person'
import { keepRefusedAccess } from './refused-access'
import { message, messageDraft, thread } from './schema/message'

/** What this person has begun to write there; an empty one when it is nothing. Only ever their own. */
export async function findDraft(actor: Actor, place: Place, on: Tx = db()): Promise<Draft> {
  const [row] = await on
    .select({ subject: messageDraft.subject, text: messageDraft.text, version: messageDraft.version })
    .from(messageDraft)
    .where(isAt(actor.id, place))
  return row ?? noDraft
}

function isAt(personId: PersonId, place: Place) {
  return and(eq(messageDraft.personId, personId), eq(messageDraft.place, placeId(place)))
}

/** Saves what stands in one window. Two windows lose nothing, and what has been sent does not come back. */
export function saveDraft(
  actor: Actor,
  { threadId, customerId, ...given }: DraftInput,
  now: Date,
): Promise<Result<SavedDraft, 'not_found' | 'draft_too_long'>> {
  return inTransaction(async (tx) => {
    const place = { customerId, threadId }
    if (!(await mayWriteAt(tx, actor, place))) return no('not_found')
    await lockPerson(tx, actor.id)
    const current = await findDraft(actor, place, tx)
    const after = draftAfter(current, given, await findLastSent(tx, actor, place))
    if (after.text.length > longestDraft) return no('draft_too_long')
    if (after.version !== current.version) await keepDraft(tx, actor, place, after, now)
    return ok(after)
  })
}

/** May this person write there: in a thread they see, or begin one with that customer? A refusal is written down. */
export async function mayWriteAt(tx: Tx, actor: Actor, { customerId, threadId }: Place): Promise<boolean> {
  if (threadId) return (await findVisible(tx, actor, threadId))?.customerId === customerId
  const customer = await findCustomer(customerId, tx)
  if (customer && maySeeThread(actor, { ...customer, customerId, deputyId: null })) return true
  await keepRefusedAccess(tx, actor, 'thread', 'not_found')
  return false
}

/**
 * One after the other: what this person sends and drafts at once, from however many windows. Not by their row: an advisor is
 * booked and called while a file of theirs is saved.
 */
export async function lockPerson(tx: Tx, id: PersonId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 7262004))`)
}

/**
 * Empties the draft that has been sent; what another window has written meanwhile stays. Where none was saved yet, an empty one
 * is the mark that keeps a save still on its way from bringing it back.
 */
export async function emptyDraft(tx: Tx, actor: Actor, place: Place, sent: string, now: Date): Promise<void> {
  const draft = await findDraft(actor, place, tx)
  const after = draftAfterSending(draft, sent)
  if (after.version !== draft.version) await keepDraft(tx, actor, place, after, now)
}

async function keepDraft(tx: Tx, actor: Actor, at: Place, draft: Draft, now: Date) {
  const { subject, text, version } = draft
  const values = { subject, text, version, updatedAt: now }
  await tx
    .insert(messageDraft)
    .values({ personId: actor.id, place: placeId(at), ...at, ...values })
    .onConflictDoUpdate({ target: [messageDraft.personId, messageDraft.place], set: values })
}

async function findLastSent(tx: Tx, actor: Actor, { customerId, threadId }: Place): Promise<string | null> {
  const [row] = await tx
    .select({ text: message.text })
    .from(message)
    .innerJoin(thread, eq(thread.id, message.threadId))
    .where(
      and(
        eq(message.authorId, actor.id),
        eq(thread.customerId, customerId),
        threadId ? eq(thread.id, threadId) : sql`true`,
      ),
    )
    .orderBy(desc(message.at), desc(message.seq))
    .limit(1)
  return row?.text ?? null
}
