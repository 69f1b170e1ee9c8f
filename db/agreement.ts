import { and, asc, desc, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { maySeeShared } from '@/lib/access/policy'
import { localDayAt } from '@/lib/booking/local-day'
import {
  type Agreement,
  type AgreementInput,
  type AgreementRefusal,
  isCurrent,
  mayAgree,
} from '@/lib/contact/agreement'
import type { MeetingId } from '@/lib/meeting/meeting'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { announce, db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { person } from './schema/access'
import { agreement, nextStep } from './schema/contact'
import { meeting } from './schema/meeting'

/** As many meetings as an overview shows. */
const shownAtMost = 3

/** What one's own latest meetings ended with and still counts; the customer's own view. */
export async function listOwnAgreements(actor: Actor, now: Date): Promise<Agreement[]> {
  return actor.role === 'customer' ? listAgreements(actor.id, now) : []
}

/** What the customer's latest meetings ended with and still counts. For a card that has been opened. */
export async function listAgreements(customerId: PersonId, now: Date): Promise<Agreement[]> {
  const found = await read(db(), eq(agreement.customerId, customerId), 20)
  return found.filter((one) => isCurrent(one, now.getTime())).slice(0, shownAtMost)
}

/** What this meeting ended with, for the two it was between; version 0 when nothing has been written down for them. */
export async function findAgreement(actor: Actor, meetingId: MeetingId, on: Tx = db()): Promise<Agreement> {
  const theirs = or(eq(meeting.customerId, actor.id), eq(meeting.advisorId, actor.id))
  const [found] = await read(on, and(eq(agreement.meetingId, meetingId), theirs), 1)
  return found ?? { meetingId, metAt: 0, advisorId: '', advisorName: '', text: '', steps: [], version: 0 }
}

async function read(on: Tx, where: SQL | undefined, limit: number): Promise<Agreement[]> {
  const rows = await on
    .select({
      meetingId: agreement.meetingId,
      metAt: meeting.liveAt,
      createdAt: meeting.createdAt,
      advisorId: agreement.advisorId,
      advisorName: person.name,
      text: agreement.text,
      version: agreement.version,
    })
    .from(agreement)
    .innerJoin(meeting, eq(meeting.id, agreement.meetingId))
    .innerJoin(person, eq(person.id, agreement.advisorId))
    .where(where)
    .orderBy(desc(meeting.createdAt))
    .limit(limit)
  if (rows.length === 0) return []
  const ids = rows.map(({ meetingId }) => meetingId)
  const { id, what, owner, dueOn, doneAt, meetingId } = nextStep
  const steps = await on
    .select({ id, what, owner, dueOn, doneAt, meetingId })
    .from(nextStep)
    .where(inArray(nextStep.meetingId, ids))
    .orderBy(asc(nextStep.rank))
  return rows.map(({ metAt, createdAt, ...row }) => ({
    ...row,
    metAt: (metAt ?? createdAt).getTime(),
    steps: steps
      .filter((step) => step.meetingId === row.meetingId)
      .map(({ meetingId: _, doneAt: done, ...step }) => ({ ...step, doneAt: done?.getTime() ?? null })),
  }))
}

export type AgreeRefusal = AgreementRefusal | 'not_found' | 'not_met'

/** The meeting's own advisor writes down what was agreed; the customer sees it at once. */
export function saveAgreement(
  actor: Actor,
  input: AgreementInput,
  now: Date,
): Promise<Result<Agreement, AgreeRefusal>> {
  return inTransaction(async (tx) => {
    const { meetingId } = input
    // the meeting's row, so that two first wrap-ups queue up as well
    const { customerId: whose, advisorId, liveAt } = meeting
    const [of] = await tx
      .select({ customerId: whose, advisorId, liveAt })
      .from(meeting)
      .where(eq(meeting.id, meetingId))
      .for('update')
    if (!of || actor.role !== 'advisor' || !maySeeShared(actor, of)) return no('not_found')
    if (!of.liveAt) return no('not_met')
    const before = await findAgreement(actor, meetingId, tx)
    const allowed = mayAgree(before, input, localDayAt(actor.zone, now.getTime()))
    if (!allowed.ok) return allowed
    const { customerId } = of
    const version = before.version + 1
    const values = { text: input.text, version, updatedAt: now }
    await tx
      .insert(agreement)
      .values({ meetingId, customerId, advisorId: actor.id, ...values })
      .onConflictDoUpdate({ target: agreement.meetingId, set: values })
    await saveSteps(tx, input)
    const steps = input.steps.length
    const event = { type: 'agreed', meetingId, again: before.version > 0, steps } as const
    await saveContact(tx, { customerId, at: now, event, staffId: actor.id })
    writeAudit(tx, actor, { type: 'agreed', customerId, meetingId, version, steps })
    announce(tx, { channel: `person:${customerId}`, what: 'contact' })
    return ok(await findAgreement(actor, meetingId, tx))
  })
}

/** Steps that stay are changed, new ones come in, the others go. What is done stays done. */
async function saveSteps(tx: Tx, { meetingId, steps }: AgreementInput): Promise<void> {
  const kept = steps.flatMap(({ id }) => (id ? [id] : []))
  await tx
    .delete(nextStep)
    .where(
      and(eq(nextStep.meetingId, meetingId), kept.length > 0 ? notInArray(nextStep.id, kept) : undefined),
    )
  for (const [rank, { id, ...step }] of steps.entries()) {
    if (!id) await tx.insert(nextStep).values({ meetingId, rank, ...step })
    else
      await tx
        .update(nextStep)
        .set({ rank, ...step })
        .where(and(eq(nextStep.id, id), eq(nextStep.meetingId, meetingId)))
  }
}

/** Whoever a step belongs to ticks it off, or takes that back. Each only their own. */
export function finishStep(
  actor: Actor,
  { id, done }: { id: string; done: boolean },
  now: Date,
): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({
        step: { owner: nextStep.owner, what: nextStep.what, doneAt: nextStep.doneAt },
        meetingId: nextStep.meetingId,
        customerId: agreement.customerId,
        advisorId: agreement.advisorId,
      })
      .from(nextStep)
      .innerJoin(agreement, eq(agreement.meetingId, nextStep.meetingId))
      .where(eq(nextStep.id, id))
      .for('update')
    if (!row || row.step.owner !== actor.role || !maySeeShared(actor, row)) return no('not_found')
    const { step, meetingId, customerId, advisorId } = row
    if ((step.doneAt !== null) === done) return ok(true)
    await tx
      .update(nextStep)
      .set({ doneAt: done ? now : null })
      .where(eq(nextStep.id, id))
    const event = { type: 'step_done', meetingId, what: step.what } as const
    if (done) await saveContact(tx, { customerId, at: now, event, staffId: advisorId, ref: id })
    writeAudit(tx, actor, { type: 'step_done', customerId, stepId: id, done })
    announce(tx, { channel: `person:${customerId}`, what: 'contact' })
    return ok(true)
  })
}
