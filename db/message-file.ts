import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { checkFile, checkRoom, type FileReason, type RoomReason } from '@/lib/message/attachment'
import type { FileKind } from '@/lib/message/content-kind'
import { type Place, placeId } from '@/lib/message/place'
import { afterScan, type Verdict } from '@/lib/message/scan'
import type { Attachment, AttachmentId, MessageId } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
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
 * May this person attach another file there? Asked before one is taken in, so that one that is refused costs nobody ten
 * megabytes and a scan; asked again under the lock when it is kept.
 */
export function findRoom(
  actor: Actor,
  place: Place,
  now: Date,
): Promise<Result<true, RoomReason | 'not_found'>> {
  return inTransaction(async (tx) => {
    if (!(await mayWriteAt(tx, actor, place))) return no('not_found')
    const room = await roomAt(tx, actor, place, now)
    if (!room.ok) writeAudit(tx, actor, { type: 'file_refused', reason: room.reason })
    return room
  })
}

async function roomAt(tx: Tx, actor: Actor, place: Place, now: Date): Promise<Result<true, RoomReason>> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  const unsent = sql`${attachment.messageId} IS NULL`
  const here = sql`${unsent} AND ${attachment.place} = ${placeId(place)}::uuid`
  const today = sql`${attachment.createdAt} > ${dayAgo.toISOString()}::timestamptz`
  const [row] = await tx
    .select({
      here: sql<number>`(count(*) FILTER (WHERE ${here}))::int`,
      unsent: sql<number>`(count(*) FILTER (WHERE ${unsent}))::int`,
      dayBytes: sql<number>`coalesce(sum(${attachment.bytes}) FILTER (WHERE ${today}), 0)::bigint`,
    })
    .from(attachment)
    .where(and(eq(attachment.ownerId, actor.id), or(unsent, today)))
  if (!row) throw new Error('a count counts')
  return checkRoom(row, actor.role)
}

/**
 * Keeps a file where it is to be sent, and nowhere else: what is attached for one customer never goes to another. What it
 * is, its content says; what the scanner said about it comes along: one without a verdict is scanned again later. Each
 * refusal is written down, without the file.
 */
export function saveFile(
  actor: Actor,
  place: Place,
  given: { name: string; content: Uint8Array; verdict: Verdict },
  now: Date,
): Promise<Result<Attachment, FileReason | 'file_infected' | 'not_found'>> {
  const { buffer, byteOffset, byteLength } = given.content
  const content = Buffer.from(buffer, byteOffset, byteLength) // the same bytes, not another ten megabytes
  const sha256 = createHash('sha256').update(content).digest()
  const file = checkFile(given.name, given.content)
  const scanned = afterScan(given.verdict)
  return inTransaction(async (tx) => {
    if (!(await mayWriteAt(tx, actor, place))) return no('not_found')
    await lockPerson(tx, actor.id)
    const room = await roomAt(tx, actor, place, now)
    const refused = [file, room, scanned].find(({ ok }) => !ok)
    if (refused && !refused.ok) writeAudit(tx, actor, { type: 'file_refused', reason: refused.reason })
    if (!file.ok) return file
    if (!room.ok) return room
    if (!scanned.ok) return scanned
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

/** Are all of these this person's own, put there, still whole, and not sent yet? They stay so until the transaction ends. */
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
    .where(and(inArray(attachment.id, [...files]), isUnsentAt(actor, place), ne(attachment.scan, 'infected')))
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

/** `pieces`: its bytes, one piece after the other as they are asked for. */
export type OpenedFile = { name: string; kind: FileKind; bytes: number; pieces: AsyncGenerator<Buffer> }

/** A file for whoever may see its thread, or has not sent it yet. Staff reading it is kept, as reading the thread is. */
export function openFile(
  actor: Actor,
  fileId: AttachmentId,
  now: Date,
): Promise<Result<OpenedFile, 'not_found' | 'file_waiting' | 'file_removed'>> {
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
    if (row.scan !== 'clean') return no(row.scan === 'waiting' ? 'file_waiting' : 'file_removed')
    if (found && actor.role !== 'customer')
      await recordReading(tx, actor, found.customerId, 'message', 'message', now)
    const { name, kind, bytes } = row
    return ok({ name, kind, bytes, pieces: piecesOf(fileId, bytes) })
  })
}

/** What is in memory of a file that goes out. Bytes. */
const pieceBytes = 128 * 1024

/**
 * Whoever reads slowly holds one piece, and no connection. They are of one file: a clean one never changes (trigger), and
 * lies out of line as it is, so that a part of it is found without the rest.
 */
async function* piecesOf(fileId: AttachmentId, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; at += pieceBytes) {
    const piece = sql<Buffer | null>`substring(${attachment.content} FROM ${at + 1}::int FOR ${pieceBytes}::int)`
    const [row] = await db().select({ piece }).from(attachment).where(eq(attachment.id, fileId))
    if (!row?.piece) throw new Error('a clean file without its bytes')
    yield row.piece
  }
}
