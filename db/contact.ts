import { and, asc, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import type { Brief, CardBooking, CardNote, CustomerCard } from '@/lib/contact/customer-card'
import { triedMs } from '@/lib/contact/tried'
import { openStates } from '@/lib/meeting/meeting'
import { listAgreements } from './agreement'
import { coreBank } from './bank'
import { db } from './client'
import { openCustomer } from './contact-access'
import { listLastContacts, listLateDeeds, listTried } from './contact-history'
import { nameIn } from './meeting-type'
import { findAbout } from './message-thread'
import type { Customer } from './person'
import { person } from './schema/access'
import { booking, meetingType } from './schema/booking'
import { meeting, meetingNote } from './schema/meeting'

/** A customer's card, for whoever may open it now; undefined for everybody else, as if there were no such customer. */
export async function openCustomerCard(
  actor: Actor,
  customerId: PersonId,
  now: Date,
): Promise<CustomerCard | undefined> {
  const customer = await openCustomer(actor, customerId, 'card', now)
  return customer && readCard(actor, customer, now)
}

/** The few lines that stand beside a ringing call: only for the advisor it rings, only as long as it concerns them. */
export async function openBrief(actor: Actor, meetingId: string, now: Date): Promise<Brief | undefined> {
  const [rung] = await db()
    .select({ customerId: meeting.customerId, threadId: meeting.threadId })
    .from(meeting)
    .where(
      and(
        eq(meeting.id, meetingId),
        eq(meeting.advisorId, actor.id),
        inArray(meeting.state, [...openStates]),
      ),
    )
  const customer = rung && (await openCustomer(actor, rung.customerId, 'ring', now))
  if (!customer) return undefined
  const { id, name } = customer
  const [accounts, cards, known, about] = await Promise.all([
    coreBank().accounts(id),
    coreBank().cards(id),
    readKnown(actor, id, now),
    findAbout(actor, rung?.threadId ?? null),
  ])
  const kinds = [...new Set(accounts.map(({ kind }) => kind))]
  return { customer: { id, name }, products: { kinds, cards: cards.length }, ...known, about }
}

/** What was tried lately, and the last contacts. */
async function readKnown(
  actor: Actor,
  customerId: PersonId,
  now: Date,
): Promise<Pick<Brief, 'tried' | 'last'>> {
  const [tried, last] = await Promise.all([
    listTried(customerId, now.getTime() - triedMs),
    listLastContacts(actor, customerId),
  ])
  return { tried, last }
}

/** Which of these customers are the advisor's own: their cards open at any time. */
export async function listOwnAmong(advisor: Actor, customers: PersonId[]): Promise<Set<PersonId>> {
  if (customers.length === 0) return new Set()
  const rows = await db()
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.ownAdvisorId, advisor.id), inArray(person.id, customers)))
  return new Set(rows.map((row) => row.id))
}

async function readCard(actor: Actor, { id, name, phone }: Customer, now: Date): Promise<CustomerCard> {
  const [accounts, cards, known, deeds, agreements, bookings, notes, contact] = await Promise.all([
    coreBank().accounts(id),
    coreBank().cards(id),
    readKnown(actor, id, now),
    listLateDeeds(id),
    listAgreements(id, now),
    listBookings(id, actor.locale, now),
    listNotes(id),
    db().select({ email: person.email }).from(person).where(eq(person.id, id)),
  ])
  const email = contact[0]?.email ?? ''
  return {
    customer: { id, name, phone, email },
    accounts,
    cards,
    ...known,
    deeds,
    agreements,
    bookings,
    notes,
  }
}

async function listBookings(customerId: PersonId, locale: string, now: Date): Promise<CardBooking[]> {
  const rows = await db()
    .select({
      id: booking.id,
      topic: nameIn(locale),
      way: booking.way,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      about: booking.about,
      advisorName: person.name,
    })
    .from(booking)
    .innerJoin(meetingType, eq(meetingType.id, booking.typeId))
    .innerJoin(person, eq(person.id, booking.advisorId))
    .where(and(eq(booking.customerId, customerId), eq(booking.state, 'confirmed'), gt(booking.endsAt, now)))
    .orderBy(asc(booking.startsAt))
    .limit(10)
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
  }))
}

async function listNotes(customerId: PersonId): Promise<CardNote[]> {
  const rows = await db()
    .select({
      meetingId: meetingNote.meetingId,
      at: meeting.createdAt,
      advisorName: person.name,
      text: meetingNote.text,
    })
    .from(meetingNote)
    .innerJoin(meeting, eq(meeting.id, meetingNote.meetingId))
    .innerJoin(person, eq(person.id, meetingNote.advisorId))
    .where(and(eq(meeting.customerId, customerId), ne(meetingNote.text, '')))
    .orderBy(desc(meeting.createdAt))
    .limit(10)
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}
