import { eq } from 'drizzle-orm'
import { aboutKey } from '@/lib/question/about'
import { hintOf, readAddress } from '@/lib/question/address'
import { isInChannel, type OutChannel } from '@/lib/question/channel'
import type { Tx } from '../client'
import { contactRow } from '../contact-event'
import type { MadeCode } from '../question-ask'
import { listOutgoing } from '../question-send'
import { contactEvent } from '../schema/contact'
import { mail } from '../schema/notify'
import { messageOrigin, question, reach } from '../schema/question'
import { people } from './people'
import type { Happened } from './told-thread'

/** By what those of the demo want to be asked who have said so. */
const chosen: Record<string, OutChannel[]> = { customer2: ['mail', 'letter'] }

/** Says by what a customer of the demo wants to be reached, before anybody asks them. */
export async function seedReach(tx: Tx, ids: Map<string, string>, now: Date): Promise<void> {
  for (const [key, channels] of Object.entries(chosen))
    await tx.insert(reach).values({ personId: ids.get(key) ?? '', channels, changedAt: now })
}

/** One question of a told thread, and what has become of it so far. */
export type SeededQuestion = { id: string; askedBy: string }

type Scene = { customerId: string; threadId: string; subject: string }

/** A message that asks, with all that went out of it and the trace that leaves. */
export async function seedQuestion(
  tx: Tx,
  { customerId, threadId, subject }: Scene,
  { at, text, by, asks = '' }: Happened,
  { messageId, askedBy, answeredAt, makeCode }: Asking,
): Promise<SeededQuestion> {
  const askedAt = new Date(at)
  const { codeHash, sealed } = makeCode()
  const values = { customerId, threadId, messageId, askedBy, askedAt, codeHash }
  const [row] = await tx
    .insert(question)
    .values({ ...values, about: asks, aboutKey: aboutKey(asks) })
    .returning({ id: question.id })
  if (!row) throw new Error('the demo has lost a question')
  const event = { type: 'question_asked', threadId, subject } as const
  const told = { customerId, at: askedAt, event, staffId: askedBy, ref: row.id }
  await tx.insert(contactEvent).values(contactRow(told))
  const askerName = people.find(({ key }) => key === by)?.name ?? ''
  const outgoing = await listOutgoing(
    tx,
    { customerId, askerName, about: asks, text, replies: true },
    askedAt,
  )
  for (const one of outgoing) {
    const sentAt = new Date(at + sentAfterMs)
    // once it is answered its code is forgotten
    const secret = answeredAt === null ? sealed : null
    const ids = { personId: customerId, questionId: row.id, template: 'question' }
    const [sent] = await tx
      .insert(mail)
      .values({ ...one, ...ids, sealed: secret, createdAt: askedAt, sentAt, tries: 1 })
      .returning({ id: mail.id })
    const channel = one.channel === 'mail' ? {} : { by: one.channel }
    const mailed = { type: 'mailed', template: 'question', subject: one.subject, ...channel } as const
    await tx.insert(contactEvent).values(contactRow({ customerId, at: sentAt, event: mailed, ref: sent?.id }))
  }
  return { id: row.id, askedBy }
}

/** `answeredAt`: when it was, later in the thread. */
type Asking = { messageId: string; askedBy: string; answeredAt: number | null; makeCode: () => MadeCode }

/** A message that goes out waits for the job. ms */
const sentAfterMs = 4_000

/** The message that answers it, as it came. */
export async function seedAnswer(
  tx: Tx,
  { customerId, threadId, subject }: Scene,
  { at, by, answers = 'netbank' }: Happened,
  { question: asked, messageId }: { question: SeededQuestion; messageId: string },
): Promise<void> {
  const from = people.find(({ key }) => key === by)
  const address = isInChannel(answers) ? readAddress(answers, from?.phone ?? '') : null
  const hint = isInChannel(answers) && address ? hintOf(answers, address) : null
  const { id: questionId, askedBy } = asked
  await tx.insert(messageOrigin).values({ messageId, questionId, via: answers, hint, late: false })
  const closed = { state: 'answered', closedAt: new Date(at), answerId: messageId } as const
  await tx.update(question).set(closed).where(eq(question.id, questionId))
  const event = { type: 'question_answered', threadId, subject, way: answers } as const
  const told = { customerId, at: new Date(at), event, staffId: askedBy, ref: questionId }
  await tx.insert(contactEvent).values(contactRow(told))
}
