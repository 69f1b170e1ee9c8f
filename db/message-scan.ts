import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { type PersonId, system } from '@/lib/access/actor'
import type { Whose } from '@/lib/audit/event'
import type { Verdict } from '@/lib/message/scan'
import { scanAgainMs } from '@/lib/message/scan-again'
import type { AttachmentId, MessageId } from '@/lib/message/thread'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
import { addJob } from './job'
import { announceThread, type FoundThread, threadColumns, toThread } from './message-thread'
import { person } from './schema/access'
import { attachment, message, thread } from './schema/message'

/** Asks for another scan in the transaction that keeps a file without a verdict. `tries`: how often it was scanned again. */
export function queueScan(tx: Tx, fileId: AttachmentId, tries: number, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + scanAgainMs(tries))
  return addJob(tx, 'scan-file', { fileId, tries }, { runAt, key: `scan:${fileId}` })
}

/** Still no verdict: later, and each time a little later. For the job only. */
export function scanLater(fileId: AttachmentId, tries: number, now: Date): Promise<void> {
  return inTransaction((tx) => queueScan(tx, fileId, tries, now))
}

/** Whether a file has no verdict yet, and is still there. For the job only. */
export async function isWaitingForScan(fileId: AttachmentId): Promise<boolean> {
  const rows = await db()
    .select({ id: attachment.id })
    .from(attachment)
    .where(and(eq(attachment.id, fileId), eq(attachment.scan, 'waiting')))
  return rows.length > 0
}

/** A file without a verdict; undefined when it has one by now, or is gone. For the job only. */
export async function findWaitingFile(fileId: AttachmentId): Promise<Buffer | undefined> {
  const [row] = await db()
    .select({ content: attachment.content })
    .from(attachment)
    .where(and(eq(attachment.id, fileId), eq(attachment.scan, 'waiting')))
  return row?.content ?? undefined
}

/**
 * What a later scan said about a file that was waiting, told to whoever sees it. Infected, its bytes are gone for good; its
 * name stays, and which file of whose it was is on the record.
 */
export function finishScan(fileId: AttachmentId, verdict: Verdict): Promise<void> {
  return inTransaction(async (tx) => {
    if (verdict === 'unavailable') return
    const values = verdict === 'clean' ? { scan: verdict } : { scan: verdict, content: null }
    const [done] = await tx
      .update(attachment)
      .set(values)
      .where(and(eq(attachment.id, fileId), eq(attachment.scan, 'waiting')))
      .returning({ ownerId: attachment.ownerId, messageId: attachment.messageId })
    if (!done) return
    const found = done.messageId ? await findThreadOf(tx, done.messageId) : undefined
    if (verdict === 'infected') {
      const whose = found ? { customerId: found.customerId } : await whoseOwn(tx, done.ownerId)
      writeAudit(tx, system, { type: 'file_infected', fileId, ...whose })
    }
    // before it is sent it is its owner's alone; then everybody's who sees the thread
    if (found) announceThread(tx, found)
    else announce(tx, { channel: `person:${done.ownerId}`, what: 'message' })
  })
}

async function whoseOwn(tx: Tx, ownerId: PersonId): Promise<Whose> {
  const [owner] = await tx.select({ role: person.role }).from(person).where(eq(person.id, ownerId))
  return owner?.role === 'customer' ? { customerId: ownerId } : { staffId: ownerId }
}

async function findThreadOf(tx: Tx, messageId: MessageId): Promise<FoundThread | undefined> {
  const [row] = await tx
    .select(threadColumns)
    .from(message)
    .innerJoin(thread, eq(thread.id, message.threadId))
    .innerJoin(person, eq(person.id, thread.customerId))
    .where(eq(message.id, messageId))
  return row && toThread(row)
}

/** Files that one statement deletes: their bytes go with them, and none may take long. */
const atOnce = 20

/** Deletes what was uploaded before then and never sent; how many. What is being sent right now is left alone. */
export async function forgetUnsentFiles(before: Date): Promise<number> {
  for (let forgotten = 0; ; ) {
    const old = db()
      .select({ id: attachment.id })
      .from(attachment)
      .where(and(isNull(attachment.messageId), lt(attachment.createdAt, before)))
      .orderBy(asc(attachment.createdAt))
      .limit(atOnce)
      .for('update', { skipLocked: true })
    const gone = await db()
      .delete(attachment)
      .where(and(inArray(attachment.id, old), isNull(attachment.messageId)))
      .returning({ id: attachment.id })
    forgotten += gone.length
    if (gone.length < atOnce) return forgotten
  }
}
