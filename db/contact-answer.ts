import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { ContactEvent } from '@/lib/contact/event'
import { deedReported, type FormReport, mayReport, reportWindowMs } from '@/lib/contact/form-report'
import type { StaffNote } from '@/lib/contact/staff-note'
import { mayAnswer, mayBeWithheld } from '@/lib/contact/who-may'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { inTransaction, type Tx } from './client'
import { findOpenable } from './contact-access'
import { announceContact, eventColumns, saveContact, saveDeed, toEvent } from './contact-event'
import { person } from './schema/access'
import { contactCorrection, contactEvent, contactWithheld } from './schema/contact'

/** The event, if it is this customer's own; to everybody else it does not exist. */
async function ownEvent(tx: Tx, actor: Actor, id: string): Promise<ContactEvent | undefined> {
  const [row] = await tx
    .select({ ...eventColumns, customerId: contactEvent.customerId })
    .from(contactEvent)
    .where(and(eq(contactEvent.id, Number(id)), eq(contactEvent.customerId, actor.id)))
  return row && mayAnswer(actor, row.customerId) ? toEvent(row) : undefined
}

/** What the customer says about an event stands beside it from now on; nothing is overwritten. */
export function correctEvent(
  actor: Actor,
  { id, text }: { id: string; text: string },
  now: Date,
): Promise<Result<true, 'not_found'>> {
  return inTransaction(async (tx) => {
    if (!(await ownEvent(tx, actor, id))) return no('not_found')
    await tx.insert(contactCorrection).values({ eventId: Number(id), at: now, text })
    writeAudit(tx, actor, { type: 'history_corrected', customerId: actor.id, eventId: id })
    await announceContact(tx, actor.id)
    return ok(true)
  })
}

/** "Not for advice", or back. What the law wants in view is refused (`must_stay`). Saying it twice is fine. */
export function withholdEvent(
  actor: Actor,
  { id, withheld }: { id: string; withheld: boolean },
  now: Date,
): Promise<Result<true, 'not_found' | 'must_stay'>> {
  return inTransaction(async (tx) => {
    const event = await ownEvent(tx, actor, id)
    if (!event) return no('not_found')
    if (withheld && !mayBeWithheld(event)) {
      writeAudit(tx, actor, { type: 'withholding_refused', customerId: actor.id, eventId: id })
      return no('must_stay')
    }
    const [eventId, told] = [Number(id), { id: contactWithheld.eventId }]
    const changed = withheld
      ? await tx.insert(contactWithheld).values({ eventId, at: now }).onConflictDoNothing().returning(told)
      : await tx.delete(contactWithheld).where(eq(contactWithheld.eventId, eventId)).returning(told)
    if (changed.length > 0) {
      writeAudit(tx, actor, { type: 'history_withheld', customerId: actor.id, eventId: id, withheld })
      await announceContact(tx, actor.id)
    }
    return ok(true)
  })
}

/** A visit, a phone call or a letter, noted by whoever may open the customer now. The same form (`key`) is one note. */
export function noteContact(actor: Actor, note: StaffNote, now: Date): Promise<Result<true, 'not_found'>> {
  const { customerId, key, via, by, text } = note
  return inTransaction(async (tx) => {
    if (!(await findOpenable(tx, actor, customerId, now))) return no('not_found')
    const event = { type: 'staff_note', via, by, text } as const
    const isNew = await saveContact(tx, { customerId, at: now, event, staffId: actor.id, ref: key })
    if (isNew) writeAudit(tx, actor, { type: 'contact_noted', customerId, via, key })
    return ok(true)
  })
}

/** What a form in the netbank tells about itself. Above the limit it is dropped: `too_many`. */
export function saveFormReport(
  actor: Actor,
  report: FormReport,
  now: Date,
): Promise<Result<true, 'too_many'>> {
  return inTransaction(async (tx) => {
    // one by one, so that reports sent at once all count
    await tx.select({ id: person.id }).from(person).where(eq(person.id, actor.id)).for('no key update')
    const [row] = await tx
      .select({ recent: sql<number>`count(*)::int` })
      .from(contactEvent)
      .where(
        and(
          eq(contactEvent.customerId, actor.id),
          gt(contactEvent.at, new Date(now.getTime() - reportWindowMs)),
          eq(contactEvent.type, 'netbank'),
          inArray(sql`${contactEvent.data}->>'outcome'`, ['left', 'help', 'stopped']),
        ),
      )
    if (!mayReport(row?.recent ?? 0)) return no('too_many')
    await saveDeed(tx, actor.id, now, deedReported(report))
    return ok(true)
  })
}
