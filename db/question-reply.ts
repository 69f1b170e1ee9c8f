import { and, desc, eq, gt, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { system } from '@/lib/access/actor'
import { locales } from '@/lib/language/locale'
import { addressOf, hintOf, readAddress } from '@/lib/question/address'
import type { InChannel } from '@/lib/question/channel'
import { unknownOut } from '@/lib/question/outgoing'
import type { QuestionId } from '@/lib/question/question'
import { type Candidate, matchReply } from '@/lib/question/reply-match'
import { partsOf, replyText } from '@/lib/question/reply-text'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { queueMail } from './mail'
import { wroteEnough } from './message-limit'
import { findThread, lockThread } from './message-thread'
import { writeForCustomer } from './message-write'
import { saveOrigin, settleAnswer } from './question-answer'
import { findQuestion } from './question-row'
import { person } from './schema/access'
import { mail } from './schema/notify'
import { question, reply } from './schema/question'

/** Something from outside. `sender`: as it said, whether or not it is an address. */
export type Brought = { channel: InChannel; gatewayId: string; sender: string; text: string }
/** A code that stands in it, and what would be kept of it. */
export type FoundCode = { code: string; codeHash: Buffer }
export type Outcome = typeof reply.$inferSelect.outcome

/** So long after a question was closed what comes from its address still belongs to its thread. */
const closedForMs = 30 * 24 * 3_600_000
/** A sender whose messages belong nowhere is told so once in this time: two machines would thank each other for ever. */
const answeredMs = 24 * 3_600_000

/**
 * Takes in what a gateway has brought: kept as it came, once by the gateway's own id, and placed where it belongs: the answer
 * to a question, a message in its thread when the answer had come before, or nowhere, and then its sender is told how to
 * answer. A sender can be forged: what comes so says what somebody has said, and confirms nothing.
 */
export function receiveReply(brought: Brought, codes: FoundCode[], now: Date): Promise<Outcome> {
  return inTransaction(async (tx) => {
    const once = `${brought.channel} ${brought.gatewayId}`
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${once}, 7262014))`)
    const [before] = await tx
      .select({ outcome: reply.outcome })
      .from(reply)
      .where(and(eq(reply.channel, brought.channel), eq(reply.gatewayId, brought.gatewayId)))
    if (before) return before.outcome
    const { channel } = brought
    const address = readAddress(channel, brought.sender)
    const placed = address ? await place(tx, { ...brought, sender: address }, codes, now) : nowhere
    const kept = { ...brought, sender: (address ?? brought.sender).slice(0, 254), receivedAt: now, ...placed }
    const [saved] = await tx.insert(reply).values(kept).returning({ id: reply.id })
    if (!saved) throw new Error('a reply was not saved')
    if (placed.outcome === 'unknown') {
      const answered = address !== null && (await tellHow(tx, channel, address, now))
      writeAudit(tx, system, { type: 'reply_unknown', channel, replyId: saved.id, answered })
    }
    return placed.outcome
  })
}

type Placed = { outcome: Outcome; questionId: QuestionId | null; messageId: string | null }
const nowhere: Placed = { outcome: 'unknown', questionId: null, messageId: null }

async function place(tx: Tx, brought: Brought, codes: FoundCode[], now: Date): Promise<Placed> {
  const named = await listNamed(tx, brought, codes)
  // a code of somebody else's: whatever was meant, it was not what went out to this address
  if (named === 'foreign') return nowhere
  const match = matchReply(named, named.length > 0 ? [] : await listSent(tx, brought, now))
  const asked = match.kind === 'unknown' ? undefined : await findQuestion(tx, match.id)
  if (!asked) return nowhere
  const code = named.find(({ id }) => id === asked.id)?.code ?? null
  const [first, ...rest] = partsOf(replyText(brought.text, code))
  if (first === undefined) return nowhere
  const { id: questionId, threadId, customerId } = asked
  if (await wroteEnough(tx, customerId, now)) return { outcome: 'too_many', questionId, messageId: null }
  await lockThread(tx, threadId)
  const messageId = await write(tx, threadId, first, now)
  const hint = hintOf(brought.channel, brought.sender)
  const came = { questionId, messageId, via: brought.channel, hint, notedBy: null }
  const late = await settleAnswer(tx, system, came, now)
  // what did not fit into one message came the same way
  for (const text of rest)
    await saveOrigin(tx, { ...came, messageId: await write(tx, threadId, text, now) }, late)
  return { outcome: late ? 'late' : 'answered', questionId, messageId }
}

async function write(tx: Tx, threadId: string, text: string, now: Date): Promise<string> {
  const found = await findThread(tx, threadId)
  if (!found) throw new Error('a question without its thread')
  return (await writeForCustomer(tx, system, found, { text, noted: null }, now)).messageId
}

const { id, customerId, state, askedAt } = question
const candidateColumns = { id, customerId, state, askedAt }
type Row = { id: string; customerId: string; state: Candidate['state']; askedAt: Date }
const toCandidate = ({ askedAt, ...row }: Row): Candidate => ({ ...row, askedAt: askedAt.getTime() })

type Named = Candidate & { code: string }

/** The questions whose codes stand in it, of whoever has this address. `foreign`: codes there are, but nobody's who has it. */
async function listNamed(
  tx: Tx,
  { channel, sender }: Brought,
  codes: FoundCode[],
): Promise<Named[] | 'foreign'> {
  if (codes.length === 0) return []
  const hashes = codes.map(({ codeHash }) => codeHash)
  const rows = await tx
    .select({
      row: candidateColumns,
      codeHash: question.codeHash,
      known: { phone: person.phone, email: person.email, postal: person.postalAddress },
      sentThere: sql<boolean>`EXISTS (SELECT 1 FROM mail m WHERE m.question_id = ${question.id}
        AND m.recipient = ${sender} AND m.sent_at IS NOT NULL)`,
    })
    .from(question)
    .innerJoin(person, eq(person.id, question.customerId))
    .where(inArray(question.codeHash, hashes))
  const theirs = rows.filter(({ known, sentThere }) => sentThere || addressOf(channel, known) === sender)
  if (rows.length > 0 && theirs.length === 0) return 'foreign'
  return theirs.map(({ row, codeHash }) => {
    const code = codes.find((one) => one.codeHash.equals(codeHash))?.code ?? ''
    return { ...toCandidate(row), code }
  })
}

/** What was asked at this address: all that is open, and what was closed lately. */
async function listSent(tx: Tx, { sender }: Brought, now: Date): Promise<Candidate[]> {
  const lately = gt(question.closedAt, new Date(now.getTime() - closedForMs))
  const rows = await tx
    .selectDistinctOn([question.id], candidateColumns)
    .from(question)
    .innerJoin(mail, eq(mail.questionId, question.id))
    .where(
      and(
        eq(mail.recipient, sender),
        ne(mail.channel, 'letter'),
        isNotNull(mail.sentAt),
        or(eq(question.state, 'open'), lately),
      ),
    )
  return rows.map(toCandidate)
}

/** Tells a sender how to answer, in the language they were written to in; whoever we do not know in all of them. */
async function tellHow(tx: Tx, channel: InChannel, recipient: string, now: Date): Promise<boolean> {
  const ofSender = and(eq(mail.recipient, recipient), eq(mail.channel, channel))
  const [told] = await tx
    .select({ id: mail.id })
    .from(mail)
    .where(
      and(
        ofSender,
        eq(mail.template, 'reply_unknown'),
        gt(mail.createdAt, new Date(now.getTime() - answeredMs)),
      ),
    )
  if (told) return false
  const [known] = await tx
    .select({ locale: person.locale })
    .from(mail)
    .innerJoin(person, eq(person.id, mail.personId))
    .where(ofSender)
    .orderBy(desc(mail.createdAt))
    .limit(1)
  const content = unknownOut(known ? [known.locale] : [...locales].reverse())
  await queueMail(tx, { channel, template: 'reply_unknown', recipient, createdAt: now, ...content })
  return true
}
