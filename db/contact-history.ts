import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { titlesOf } from '@/lib/assistant/help-text'
import { dayInterval } from '@/lib/booking/local-day'
import type { LateDeed } from '@/lib/contact/customer-card'
import type { ContactEntry, Cursor, HistoryPage } from '@/lib/contact/entry'
import { type ContactEvent, contactTypes } from '@/lib/contact/event'
import { type HistoryFilter, wholeHistory } from '@/lib/contact/history-filter'
import type { Reading, ReadingPage } from '@/lib/contact/reading'
import { type Tried, triedSince } from '@/lib/contact/tried'
import { mayReadNotes } from '@/lib/contact/who-may'
import { isLocale } from '@/lib/language/locale'
import { likePattern } from '@/lib/list-query'
import { db, type Tx } from './client'
import { openCustomer } from './contact-access'
import { eventColumns, toEvent } from './contact-event'
import { olderThan, pageOf } from './keyset'
import { nameIn } from './meeting-type'
import { person } from './schema/access'
import { booking, meetingType } from './schema/booking'
import { agreement, contactEvent, contactReading } from './schema/contact'
import { meetingNote } from './schema/meeting'

export type HistoryQuestion = {
  filter: HistoryFilter
  /** Kinds whose name in the reader's language contains what is looked for, as `named` found them. */
  kinds: readonly string[]
  before: Cursor | null
  size: number
}

const isWithheld = sql<boolean>`EXISTS (SELECT 1 FROM contact_withheld w WHERE w.event_id = ${contactEvent.id})`
const correction = sql<{ text: string; at: number } | null>`(
  SELECT json_build_object('text', c.text, 'at', round(extract(epoch FROM c.at) * 1000)) FROM contact_correction c
  WHERE c.event_id = ${contactEvent.id} ORDER BY c.id DESC LIMIT 1)`
const newestFirst = [desc(contactEvent.at), desc(contactEvent.id)]

/** One page of the customer's own history, newest first. Only theirs. */
export async function listOwnHistory(actor: Actor, question: HistoryQuestion): Promise<HistoryPage> {
  if (actor.role !== 'customer') return { entries: [], next: null }
  return listPage(actor, actor.id, question)
}

/** One page of a customer's history for staff. Undefined for whoever may not open it; looking further is a reading. */
export async function readHistory(
  actor: Actor,
  customerId: PersonId,
  question: HistoryQuestion,
  now: Date,
): Promise<HistoryPage | undefined> {
  const opened = await openCustomer(actor, customerId, 'history', now)
  return opened && listPage(actor, customerId, question)
}

/** The first page, which belongs to the card: shown with it, the two are one reading. Undefined like the card itself. */
export async function firstPage(
  actor: Actor,
  customerId: PersonId,
  size: number,
  now: Date,
): Promise<HistoryPage | undefined> {
  const opened = await openCustomer(actor, customerId, 'card', now)
  return opened && listPage(actor, customerId, { filter: wholeHistory, kinds: [], before: null, size })
}

async function listPage(actor: Actor, customerId: PersonId, question: HistoryQuestion): Promise<HistoryPage> {
  const { before, size } = question
  const entries = await listEntries(actor, size + 1, [
    eq(contactEvent.customerId, customerId),
    olderThan(contactEvent.at, contactEvent.id, before),
    ...conditions(actor, question),
  ])
  const { shown, next } = pageOf(entries, size, ({ at, id }) => ({ at, id }))
  return { entries: shown, next }
}

/** The last times the two sides had to do with each other, newest first. For a card that has been opened. */
export function listLastContacts(actor: Actor, customerId: PersonId, size = 3): Promise<ContactEntry[]> {
  return listEntries(actor, size, [
    eq(contactEvent.customerId, customerId),
    inArray(contactEvent.type, [...contactTypes]),
  ])
}

/** What was tried in the netbank since then, and where it stopped. For a card that has been opened, and for the customer. */
export async function listTried(customerId: PersonId, since: number, on: Tx = db()): Promise<Tried[]> {
  return triedSince(await netbankOf(on, customerId, 200, gte(contactEvent.at, new Date(since))), since)
}

/** What the customer did in the netbank last, newest first. For a card that has been opened. */
export async function listLateDeeds(customerId: PersonId, size = 5): Promise<LateDeed[]> {
  const found = await netbankOf(db(), customerId, size)
  return found.flatMap(({ id, at, event }) => (event.type === 'netbank' ? [{ ...event, id, at }] : []))
}

async function netbankOf(on: Tx, customerId: PersonId, size: number, since?: SQL) {
  const rows = await on
    .select({ id: contactEvent.id, row: eventColumns })
    .from(contactEvent)
    .where(
      and(
        eq(contactEvent.customerId, customerId),
        since,
        eq(contactEvent.type, 'netbank'),
        sql`NOT ${isWithheld}`,
      ),
    )
    .orderBy(...newestFirst)
    .limit(size)
  return rows.map(({ id, row }) => ({ id: String(id), at: row.at.getTime(), event: toEvent(row) }))
}

async function listEntries(actor: Actor, size: number, where: (SQL | undefined)[]): Promise<ContactEntry[]> {
  const notes = mayReadNotes(actor)
  const rows = await db()
    .select({
      id: contactEvent.id,
      row: eventColumns,
      staffName: person.name,
      topic: nameIn(actor.locale),
      noteText: notes ? meetingNote.text : sql<string | null>`NULL`,
      agreed: agreement.text,
      correction,
      withheld: isWithheld,
    })
    .from(contactEvent)
    .leftJoin(person, eq(person.id, contactEvent.staffId))
    .leftJoin(booking, eq(booking.id, contactEvent.bookingId))
    .leftJoin(meetingType, eq(meetingType.id, booking.typeId))
    .leftJoin(
      meetingNote,
      and(eq(contactEvent.type, 'noted'), eq(meetingNote.meetingId, contactEvent.meetingId)),
    )
    .leftJoin(
      agreement,
      and(eq(contactEvent.type, 'agreed'), eq(agreement.meetingId, contactEvent.meetingId)),
    )
    .where(and(...where, actor.role === 'customer' ? undefined : sql`NOT ${isWithheld}`))
    .orderBy(...newestFirst)
    .limit(size)
  return rows.map(({ id, row, noteText, agreed, topic, ...rest }) => {
    const event = toEvent(row)
    const text = noteText ?? agreed
    return {
      ...rest,
      id: String(id),
      at: row.at.getTime(),
      event,
      topic: topicOf(actor, event) ?? topic,
      text,
    }
  })
}

/** What a visit to the help was about: the titles of what was shown. */
function topicOf({ locale }: Actor, event: ContactEvent): string | null {
  if (event.type !== 'asked_assistant') return null
  return titlesOf(isLocale(locale) ? locale : 'en', event.texts).join('; ') || null
}

function conditions(actor: Actor, { filter, kinds }: HistoryQuestion): (SQL | undefined)[] {
  const { text, channel, from, to } = filter
  return [
    channel ? eq(contactEvent.channel, channel) : undefined,
    from ? gte(contactEvent.at, new Date(dayInterval(actor.zone, from).from)) : undefined,
    to ? lt(contactEvent.at, new Date(dayInterval(actor.zone, to).to)) : undefined,
    text ? says(actor, likePattern(text), kinds) : undefined,
  ]
}

/** Somewhere in what this reader sees of it: its own words, its kind's name, topic, names, notes, what the customer says. */
function says(actor: Actor, pattern: string, kinds: readonly string[]): SQL | undefined {
  const kind = sql`${contactEvent.type} || coalesce(':' || (${contactEvent.data}->>'form'), ':' || (${contactEvent.data}->>'via'), '')`
  return or(
    sql`${contactEvent.words} ILIKE ${pattern}`,
    kinds.length > 0 ? inArray(kind, [...kinds]) : undefined,
    sql`${person.name} ILIKE ${pattern}`,
    sql`${nameIn(actor.locale)} ILIKE ${pattern}`,
    sql`${agreement.text} ILIKE ${pattern}`,
    mayReadNotes(actor) ? sql`${meetingNote.text} ILIKE ${pattern}` : undefined,
    sql`EXISTS (SELECT 1 FROM contact_correction c WHERE c.event_id = ${contactEvent.id} AND c.text ILIKE ${pattern})`,
  )
}

/** Who on the staff has read about this customer, and on what occasion; newest first. For the customer alone. */
export async function listReadings(
  actor: Actor,
  { before, size }: { before: Cursor | null; size: number },
): Promise<ReadingPage> {
  if (actor.role !== 'customer') return { readings: [], next: null }
  const rows = await db()
    .select({
      id: contactReading.id,
      at: contactReading.at,
      readerName: person.name,
      role: person.role,
      part: contactReading.part,
      occasion: sql<Reading['occasion']>`${contactReading.occasion}`,
    })
    .from(contactReading)
    .innerJoin(person, eq(person.id, contactReading.readerId))
    .where(
      and(eq(contactReading.customerId, actor.id), olderThan(contactReading.at, contactReading.id, before)),
    )
    .orderBy(desc(contactReading.at), desc(contactReading.id))
    .limit(size + 1)
  const readings = rows.map((row) => ({ ...row, id: String(row.id), at: row.at.getTime() }))
  const { shown, next } = pageOf(readings, size, ({ at, id }) => ({ at, id }))
  return { readings: shown, next }
}
