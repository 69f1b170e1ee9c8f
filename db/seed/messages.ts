import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Side } from '@/lib/message/thread'
import type { Tx } from '../client'
import { contactRow } from '../contact-event'
import { threadValues } from '../message-thread'
import type { MadeCode } from '../question-ask'
import { branch } from '../schema/access'
import { contactEvent, contactReading } from '../schema/contact'
import {
  attachment,
  message,
  messageAnswer,
  messagePromise,
  messageRead,
  messageTemplate,
  thread,
} from '../schema/message'
import type { DemoFile } from './message-files'
import { messageStories } from './message-stories'
import { templates } from './message-templates'
import { type BranchKey, branches, people } from './people'
import { type SeededQuestion, seedAnswer, seedQuestion, seedReach } from './questions'
import { type ComeAbout, comeAbout, type Happened, promisedMinutes, type ToldThread } from './told-thread'

type Ids = Map<string, string>

/**
 * What the demo's people write to each other and are asked, by the rules and with all that the real writing leaves behind;
 * texts that stand ready.
 */
export async function seedMessages(
  tx: Tx,
  ids: Ids,
  { now, makeCode }: { now: Date; makeCode: () => MadeCode },
): Promise<void> {
  const branchIds = await listBranches(tx)
  await seedOffice(tx, branchIds)
  await seedReach(tx, ids, now)
  const told = messageStories.map((story) => ({ story, came: comeAbout(story, now.getTime()) }))
  // oldest first, as they would have come
  told.sort((a, b) => a.came.startedAt - b.came.startedAt)
  for (const { story, came } of told) await saveThread(tx, { ids, branchIds, now, makeCode }, story, came)
}

async function listBranches(tx: Tx): Promise<Ids> {
  const rows = await tx.select({ id: branch.id, name: branch.name }).from(branch)
  const keyOf = (name: string) => branches.find((one) => one.name === name)?.key ?? ''
  return new Map(rows.map(({ id, name }) => [keyOf(name), id]))
}

/** What each branch promises, and its texts. */
async function seedOffice(tx: Tx, branchIds: Ids): Promise<void> {
  for (const [key, branchId] of branchIds) {
    const officeMinutes = promisedMinutes[key as BranchKey]
    if (officeMinutes !== undefined) await tx.insert(messagePromise).values({ branchId, officeMinutes })
    const rows = templates[key as BranchKey].map((text, rank) => ({ ...text, branchId, rank }))
    await tx.insert(messageTemplate).values(rows)
  }
}

/** One told thread with its people by id. */
type Scene = {
  idOf: (key: string) => string
  customerId: string
  branchId: string
  threadId: string
  subject: string
}

type Known = { ids: Ids; branchIds: Ids; now: Date; makeCode: () => MadeCode }

async function saveThread(
  tx: Tx,
  { ids, branchIds, now, makeCode }: Known,
  story: ToldThread,
  came: ComeAbout,
) {
  const idOf = (key: string) => ids.get(key) ?? ''
  const { customer, subject, topic } = story
  const customerId = idOf(customer)
  const deputyId = came.thread.deputyId && idOf(came.thread.deputyId)
  const values = { ...threadValues({ ...came.thread, deputyId }), createdAt: new Date(came.startedAt) }
  const [row] = await tx
    .insert(thread)
    .values({ customerId, subject, ...values, topicId: topic && findTopicId(topic) })
    .returning({ id: thread.id })
  if (!row) throw new Error('the demo has lost a thread')
  const branchId = branchIds.get(people.find(({ key }) => key === customer)?.branch ?? '') ?? ''
  const scene: Scene = { idOf, customerId, branchId, threadId: row.id, subject }
  const written: Written[] = []
  let question: SeededQuestion | undefined
  for (const [nth, told] of came.messages.entries()) {
    const saved = await saveMessage(tx, scene, told, nth + 1)
    const { messageId } = saved
    written.push({ ...saved, side: told.side, at: told.at })
    await saveTrace(tx, scene, told, { messageId, staffId: idOf(came.ownAdvisor) })
    if (told.answers && question) await seedAnswer(tx, scene, told, { question, messageId })
    if (!told.asks) continue
    const answeredAt = came.messages.slice(nth).find(({ answers }) => answers)?.at ?? null
    question = await seedQuestion(tx, scene, told, {
      messageId,
      askedBy: idOf(told.by),
      answeredAt,
      makeCode,
    })
  }
  await saveReading(tx, scene, written, { story, ownAdvisor: came.ownAdvisor, now })
}

const findTopicId = (key: string) => sql<string>`(SELECT id FROM meeting_type WHERE key = ${key})`

type Written = { messageId: string; seq: number; side: Side; at: number }

/** How long after it was written a message is read, and how long before an answer the thread is opened. */
const readAfterMs = 20 * 60_000
const openedBeforeMs = 6 * 60_000

/** How far everybody has read who has to do with it. */
async function saveReading(
  tx: Tx,
  { idOf, threadId }: Scene,
  written: Written[],
  { story, ownAdvisor, now }: { story: ToldThread; ownAdvisor: string; now: Date },
): Promise<void> {
  for (const key of new Set([story.customer, ownAdvisor, ...story.messages.map(({ by }) => by)])) {
    const side = key === story.customer ? 'customer' : 'staff'
    const seen = written.filter((one) => story.unreadBy !== side || one.side === side).at(-1)
    if (!seen) continue
    const at = new Date(Math.min(now.getTime(), seen.at + readAfterMs))
    await tx.insert(messageRead).values({ threadId, personId: idOf(key), seq: seen.seq, at })
  }
}

async function saveMessage(tx: Tx, { idOf, threadId }: Scene, told: Happened, seq: number) {
  const [authorId, at] = [idOf(told.by), new Date(told.at)]
  const [row] = await tx
    .insert(message)
    .values({ threadId, authorId, seq, key: randomUUID(), bodyHash: '', at, text: told.text })
    .returning({ id: message.id })
  if (!row) throw new Error('the demo has lost a message')
  if (told.file)
    await saveFile(tx, told.file, { ownerId: authorId, messageId: row.id, place: threadId, createdAt: at })
  return { messageId: row.id, seq }
}

async function saveFile(
  tx: Tx,
  { name, kind, content }: DemoFile,
  of: { ownerId: string; messageId: string; place: string; createdAt: Date },
): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest()
  const bytes = content.length
  await tx.insert(attachment).values({ ...of, name, kind, content, bytes, sha256, scan: 'clean' })
}

/** What writing leaves behind: the history, and of an answer that the thread was read, and how long it took. */
async function saveTrace(
  tx: Tx,
  { idOf, customerId, branchId, threadId, subject }: Scene,
  { by, at, side, answer, asks, answers }: Happened,
  { messageId, staffId }: { messageId: string; staffId: string },
): Promise<void> {
  const type = side === 'customer' ? 'customer_wrote' : 'staff_wrote'
  const authorId = idOf(by)
  const told = { customerId, at: new Date(at), event: { type, threadId, subject } as const, ref: messageId }
  // of what asks and what answers the history is told as of that
  if (!asks && !answers)
    await tx
      .insert(contactEvent)
      .values(contactRow({ ...told, staffId: side === 'customer' ? staffId : authorId }))
  if (!answer) return
  const opened = { readerId: authorId, at: new Date(at - openedBeforeMs) }
  await tx.insert(contactReading).values({ customerId, part: 'message', occasion: 'message', ...opened })
  await tx.insert(messageAnswer).values({
    ...{ messageId, threadId, branchId, answererId: authorId },
    askedAt: new Date(answer.askedAt),
    promisedBy: answer.promisedBy === null ? null : new Date(answer.promisedBy),
    answeredAt: new Date(answer.answeredAt),
  })
}
