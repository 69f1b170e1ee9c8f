import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { checkFile, type FileReason } from '@/lib/message/attachment'
import type { FileKind } from '@/lib/message/content-kind'
import { type Place, placeId } from '@/lib/message/place'
import { afterScan, type Verdict } from '@/lib/message/scan'
import type { Attachment, AttachmentId, MessageId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { recordReading } from './contact-access'
import { lockPerson, mayWriteAt } from './message-draft'
import { queueScan } from './message-scan'
import { findVisible } from './message-thread'
import { keepRefusedAccess } from './refused-access'
import { attachment, message } from './schema/message'

const { id, name, kind, bytes, scan } = attachment
const fileColumns = { id, name, kind, bytes, scan }
const isUnsentOf = (actor: Actor) => and(eq(attachment.ownerId, actor.id), isNull(attachment.messageId))
const isUnsentAt = (actor: Actor, place: Place) =>
  and(isUnsentOf(actor), eq(attachment.place, placeId(place)))

/**
 * Keeps a file where it is to be sent, and nowhere else: what is attached for one customer never goes to another. What it is, its content says; what the scanner said about it comes along: one
 * without a verdict is scanned again later. Each refusal is written down, without the file.
 */
export function saveFile(
  actor: Actor,
  place: Place,
  given: { name: string; content: Uint8Array; verdict: Verdict },
  now: Date,
): Promise<Result<Attachment, FileReason | 'file_infected' | 'not_found'>> {
  return inTransaction(async (tx) => {
    if (!(await mayWriteAt(tx, actor, place))) return no('not_found')
    await lockPerson(tx, actor.id)
    const [unsent] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(attachment)
      .where(isUnsentAt(actor, place))
    const file = checkFile(given.name, given.content, unsent?.count ?? 0)
    const scanned = afterScan(given.verdict)
    const refused = file.ok ? (scanned.ok ? null : scanned) : file
    if (refused) writeAudit(tx, actor, { type: 'file_refused', reason: refused.reason })
    if (!file.ok) return file
    if (!scanned.ok) return scanned
    const { buffer, byteOffset, byteLength } = given.content
    const content = Buffer.from(buffer, byteOffset, byteLength) // the same bytes, not another ten megabytes
    const sha256 = createHash('sha256').update(content).digest()
    const values = {
      ...file.value,
      scan: scanned.value,
      bytes: content.length,
      sha256,
      content,
      createdAt: now,
    }
    const [saved] = await tx
      .insert(attachment)
      .values({ ownerId: actor.id, place: placeId(place), ...values })
      .returning(fileColumns)
    if (!saved) throw new Error('attachment was not saved')
    if (saved.scan === 'waiting') await queueScan(tx, saved.id, 0, now)
    return ok(saved)
  })
}

/** A file that was refused before it was here, on the record as the others are. */
export function saveRefusedFile(actor: Actor, reason: FileReason): Promise<void> {
  return inTransaction(async (tx) => writeAudit(tx, actor, { type: 'file_refused', reason }))
}

/** Takes away a file that has not been sent. Only one's own. */
export function removeFile(actor: Actor, fileId: AttachmentId): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const gone = await tx
      .delete(attachment)
      .where(and(eq(attachment.id, fileId), isUnsentOf(actor)))
      .returning({ id: attachment.id })
    return gone.length > 0 ? ok(true) : no('not_found')
  })
}

/** Files this person has put there and not sent, first to last. */
export function listUnsentFiles(actor: Actor, place: Place): Promise<Attachment[]> {
  return inTransaction((tx) =>
    tx
      .select(fileColumns)
      .from(attachment)
      .where(isUnsentAt(actor, place))
      .orderBy(asc(attachment.createdAt), asc(attachment.id)),
  )
}

/** Are all of these this person's own, put there, and not sent yet? They stay so until the transaction ends. */
export async function findUnsent(
  tx: Tx,
  actor: Actor,
  place: Place,
  files: readonly AttachmentId[],
): Promise<boolean> {
  if (files.length === 0) return true
  const found = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(and(inArray(attachment.id, [...files]), isUnsentAt(actor, place)))
    .for('update')
  return found.length === files.length
}

/** Sends them with a message, in the order given. */
export async function attachFiles(
  tx: Tx,
  actor: Actor,
  messageId: MessageId,
  files: readonly AttachmentId[],
): Promise<void> {
  for (const [rank, file] of files.entries())
    await tx
      .update(attachment)
      .set({ messageId, rank })
      .where(and(eq(attachment.id, file), isUnsentOf(actor)))
}

/** What goes with each of these messages. For a thread that has been opened. */
export async function listFiles(tx: Tx, messages: MessageId[]): Promise<Map<MessageId, Attachment[]>> {
  const files = new Map<MessageId, Attachment[]>()
  if (messages.length === 0) return files
  const rows = await tx
    .select({ ...fileColumns, messageId: attachment.messageId })
    .from(attachment)
    .where(inArray(attachment.messageId, messages))
    .orderBy(asc(attachment.rank))
  for (const { messageId, ...file } of rows)
    if (messageId) files.set(messageId, [...(files.get(messageId) ?? []), file])
  return files
}

export type OpenedFile = { name: string; kind: FileKind; content: Buffer }

/** A file for whoever may see its thread, or has not sent it yet. Staff reading it is kept, as reading the thread is. */
export function openFile(
  actor: Actor,
  fileId: AttachmentId,
  now: Date,
): Promise<Result<OpenedFile, 'not_found' | 'file_waiting' | 'file_infected'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ ...fileColumns, ownerId: attachment.ownerId, threadId: message.threadId })
      .from(attachment)
      .leftJoin(message, eq(message.id, attachment.messageId))
      .where(eq(attachment.id, fileId))
    const found = row?.threadId ? await findVisible(tx, actor, row.threadId) : undefined
    if (!row || (row.threadId ? !found : row.ownerId !== actor.id)) {
      if (!row?.threadId) await keepRefusedAccess(tx, actor, 'file', 'not_found')
      return no('not_found')
    }
    if (row.scan !== 'clean') return no(row.scan === 'waiting' ? 'file_waiting' : 'file_infected')
    if (found && actor.role !== 'customer')
      await recordReading(tx, actor, found.customerId, 'message', 'message', now)
    const [stored] = await tx
      .select({ content: attachment.content })
      .from(attachment)
      .where(eq(attachment.id, fileId))
    if (!stored?.content) throw new Error('a clean file without its bytes')
    return ok({ name: row.name, kind: row.kind, content: stored.content })
  })
}
