import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { titlesOf } from '@/lib/assistant/help-text'
import { likePattern } from '@/lib/bank/transaction-filter'
import { dayInterval } from '@/lib/booking/local-day'
import type { LateDeed } from '@/lib/contact/customer-card'
import type { ContactEntry, Cursor, HistoryPage } from '@/lib/contact/entry'
import { type ContactEvent, contactTypes } from '@/lib/contact/event'
import type { HistoryFilter } from '@/lib/contact/history-filter'
import type { Reading, ReadingPage } from '@/lib/contact/reading'
import { type Tried, triedSince } from '@/lib/contact/tried'
import { mayReadNotes } from '@/lib/contact/who-may'
import { isLocale } from '@/lib/language/locale'
import { db, type Tx } from './client'
import { openCustomer } from './contact-access'
import { eventColumns, toEvent } from './contact-event'
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

/** The first page, for a card that has been opened already. */
export function firstPage(actor: Actor, customerId: PersonId, size: number): Promise<HistoryPage> {
  const filter = { text: null, channel: null, from: null, to: null }
  return listPage(actor, customerId, { filter, kinds: [], before: null, size })
}

/** By keyset: page 40 costs what page 1 costs, and what is new meanwhile shifts nothing. */
async function listPage(actor: Actor, customerId: PersonId, question: HistoryQuestion): Promise<HistoryPage> {
  const { before, size } = question
  const entries = await listEntries(actor, size + 1, [
    eq(contactEvent.customerId, customerId),
    before
      ? sql`(${contactEvent.at}, ${contactEvent.id}) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::bigint)`
      : undefined,
    ...conditions(actor, question),
  ])
  const shown = entries.slice(0, size)
  const last = shown.at(-1)
  const next = entries.length > size && last ? { at: last.at, id: last.id } : null
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
      topic: actor.locale === 'sv' ? meetingType.nameSv : meetingType.nameEn,
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
  const topic = actor.locale === 'sv' ? meetingType.nameSv : meetingType.nameEn
  return or(
    sql`${contactEvent.words} ILIKE ${pattern}`,
    kinds.length > 0 ? inArray(kind, [...kinds]) : undefined,
    sql`${person.name} ILIKE ${pattern}`,
    sql`${topic} ILIKE ${pattern}`,
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
      and(
        eq(contactReading.customerId, actor.id),
        before
          ? sql`(${contactReading.at}, ${contactReading.id}) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::bigint)`
          : undefined,
      ),
    )
    .orderBy(desc(contactReading.at), desc(contactReading.id))
    .limit(size + 1)
  const readings = rows.slice(0, size).map((row) => ({ ...row, id: String(row.id), at: row.at.getTime() }))
  const last = readings.at(-1)
  return { readings, next: rows.length > size && last ? { at: last.at, id: last.id } : null }
}
