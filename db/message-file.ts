import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Actor, system } from '@/lib/access/actor'
import { checkFile, type FileReason } from '@/lib/message/attachment'
import type { FileKind } from '@/lib/message/content-kind'
import { afterScan, type Verdict } from '@/lib/message/scan'
import type { Attachment, AttachmentId, MessageId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { recordReading } from './contact-access'
import { lockPerson } from './message-draft'
import { findVisible } from './message-thread'
import { keepRefusedAccess } from './refused-access'
import { attachment, message } from './schema/message'

const { id, name, kind, bytes, scan } = attachment
const fileColumns = { id, name, kind, bytes, scan }
const isUnsentOf = (actor: Actor) => and(eq(attachment.ownerId, actor.id), isNull(attachment.messageId))

/**
 * Keeps a file that is to go with a message. What it is, its content says; what the scanner said about it comes along.
 * Each refusal is written down, without the file.
 */
export function saveFile(
  actor: Actor,
  given: { name: string; content: Uint8Array; verdict: Verdict },
  now: Date,
): Promise<Result<Attachment, FileReason | 'file_infected' | 'not_found'>> {
  return inTransaction(async (tx) => {
    if (actor.role !== 'customer' && actor.role !== 'advisor') return no('not_found')
    await lockPerson(tx, actor.id)
    const [unsent] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(attachment)
      .where(isUnsentOf(actor))
    const file = checkFile(given.name, given.content, unsent?.count ?? 0)
    const scanned = afterScan(given.verdict)
    const refused = file.ok ? (scanned.ok ? null : scanned) : file
    if (refused) writeAudit(tx, actor, { type: 'file_refused', reason: refused.reason })
    if (!file.ok) return file
    if (!scanned.ok) return scanned
    const content = Buffer.from(given.content)
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
      .values({ ownerId: actor.id, ...values })
      .returning(fileColumns)
    if (!saved) throw new Error('attachment was not saved')
    return ok(saved)
  })
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

/** Files this person has uploaded and not sent, first to last. */
export function listUnsentFiles(actor: Actor): Promise<Attachment[]> {
  return inTransaction((tx) =>
    tx.select(fileColumns).from(attachment).where(isUnsentOf(actor)).orderBy(asc(attachment.createdAt)),
  )
}

/** Are all of these this person's own, and not sent yet? They stay so until the transaction ends. */
export async function findUnsent(tx: Tx, actor: Actor, files: readonly AttachmentId[]): Promise<boolean> {
  if (files.length === 0) return true
  const found = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(and(inArray(attachment.id, [...files]), isUnsentOf(actor)))
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

/** What a later scan said about a file that was waiting. Infected, its bytes are gone for good; its name stays. */
export function finishScan(fileId: AttachmentId, verdict: Verdict): Promise<void> {
  return inTransaction(async (tx) => {
    if (verdict === 'unavailable') return
    const values = verdict === 'clean' ? { scan: verdict } : { scan: verdict, content: null }
    const done = await tx
      .update(attachment)
      .set(values)
      .where(and(eq(attachment.id, fileId), eq(attachment.scan, 'waiting')))
      .returning({ id: attachment.id })
    if (done.length > 0 && verdict === 'infected')
      writeAudit(tx, system, { type: 'file_refused', reason: 'file_infected' })
  })
}
