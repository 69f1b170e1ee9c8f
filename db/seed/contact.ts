import { TZDate } from '@date-fns/tz'
import { addDays, format, set, subDays } from 'date-fns'
import type { Tx } from '../client'
import { contactRow } from '../contact-event'
import { sharing } from '../schema/cobrowse'
import {
  agreement,
  contactCorrection,
  contactEvent,
  contactReading,
  contactWithheld,
  nextStep,
} from '../schema/contact'
import { meeting, meetingNote } from '../schema/meeting'
import { type Story, type StoryMeeting, stories, type Told, type When } from './stories'

const zone = 'Europe/Stockholm'
const minuteMs = 60_000

/** What the demo's people and the bank have had to do with each other, so that a history has something to tell. */
export async function seedContact(tx: Tx, ids: Map<string, string>, now: Date): Promise<void> {
  for (const story of stories) {
    const people = { customerId: ids.get(story.customer) ?? '', advisorId: ids.get(story.advisor) ?? '' }
    for (const told of inOrder(story, now)) {
      if ('minutes' in told) await saveMeeting(tx, people, told, now)
      else await saveTold(tx, people, told, now)
    }
  }
}

type People = { customerId: string; advisorId: string }

/** Oldest first, so that ids ascend with time as they would have. */
function inOrder({ meetings, events }: Story, now: Date): (StoryMeeting | Told)[] {
  return [...meetings, ...events].sort(
    (a, b) => timeOf(a.when, now).getTime() - timeOf(b.when, now).getTime(),
  )
}

function timeOf(when: When, now: Date): Date {
  if ('minutes' in when) return new Date(now.getTime() - when.minutes * minuteMs)
  const [hours, minutes] = when.at
  const day = subDays(new TZDate(now.getTime(), zone), when.days)
  return new Date(set(day, { hours, minutes, seconds: 0, milliseconds: 0 }).getTime())
}

async function saveTold(tx: Tx, { customerId, advisorId }: People, told: Told, now: Date): Promise<void> {
  const at = timeOf(told.when, now)
  const own = told.event.type === 'signed_in' || told.event.type === 'netbank'
  const missed = told.event.type === 'call_missed'
  const meetingId = missed ? await saveMissed(tx, { customerId, advisorId }, at) : undefined
  const event = meetingId ? { ...told.event, meetingId } : told.event
  const staffId = own ? null : advisorId
  const id = await write(
    tx,
    contactRow({ customerId, at, event: event as Told['event'], staffId, ref: meetingId }),
  )
  const later = new Date(at.getTime() + 30 * minuteMs)
  if (told.correction)
    await tx.insert(contactCorrection).values({ eventId: id, at: later, text: told.correction })
  if (told.withheld) await tx.insert(contactWithheld).values({ eventId: id, at: later })
}

async function write(tx: Tx, row: typeof contactEvent.$inferInsert): Promise<number> {
  const [written] = await tx.insert(contactEvent).values(row).returning({ id: contactEvent.id })
  if (!written) throw new Error('the demo has lost an event')
  return written.id
}

async function saveMissed(tx: Tx, people: People, at: Date): Promise<string> {
  const ringing = { createdAt: new Date(at.getTime() - minuteMs / 2), answerBy: at }
  return saveOver(tx, { ...people, ...ringing, state: 'missed', endedAt: at, endReason: 'no_answer' })
}

async function saveOver(tx: Tx, values: typeof meeting.$inferInsert): Promise<string> {
  const [row] = await tx.insert(meeting).values(values).returning({ id: meeting.id })
  if (!row) throw new Error('the demo has lost a meeting')
  return row.id
}

/** The talk, what was noted and agreed, and that the advisor had read the card before. */
async function saveMeeting(tx: Tx, people: People, told: StoryMeeting, now: Date): Promise<void> {
  const { customerId, advisorId } = people
  const liveAt = timeOf(told.when, now)
  const endedAt = new Date(liveAt.getTime() + told.minutes * minuteMs)
  const times = { createdAt: liveAt, answerBy: liveAt, liveAt, endedAt }
  const meetingId = await saveOver(tx, { ...people, ...times, state: 'ended', endReason: 'hung_up' })
  const common = { customerId, staffId: advisorId }
  await tx.insert(contactReading).values({
    customerId,
    readerId: advisorId,
    part: 'card',
    occasion: 'preparation',
    at: new Date(liveAt.getTime() - 12 * minuteMs),
  })
  if (told.lookedAlong) {
    const seconds = told.lookedAlong * 60
    const from = new Date(liveAt.getTime() + 5 * minuteMs)
    const to = new Date(from.getTime() + seconds * 1000)
    const [row] = await tx
      .insert(sharing)
      .values({ ...people, meetingId, startedAt: from, seenAt: to, endedAt: to, endReason: 'stopped' })
      .returning({ id: sharing.id })
    const event = { type: 'looked_along', meetingId, seconds } as const
    await write(tx, contactRow({ ...common, at: to, event, ref: row?.id }))
  }
  const met = { type: 'met', meetingId, booked: false, seconds: told.minutes * 60 } as const
  await tx
    .insert(meetingNote)
    .values({ meetingId, advisorId, text: told.note, version: 1, updatedAt: endedAt })
  await write(tx, contactRow({ ...common, at: endedAt, event: { type: 'noted', meetingId }, ref: meetingId }))
  await write(tx, contactRow({ ...common, at: endedAt, event: met, ref: meetingId }))
  await saveAgreed(tx, people, meetingId, told, now, endedAt)
}

async function saveAgreed(
  tx: Tx,
  { customerId, advisorId }: People,
  meetingId: string,
  { agreed, steps }: StoryMeeting,
  now: Date,
  endedAt: Date,
): Promise<void> {
  const at = new Date(endedAt.getTime() + 2 * minuteMs)
  await tx.insert(agreement).values({ meetingId, customerId, advisorId, text: agreed, updatedAt: at })
  await tx.insert(nextStep).values(
    steps.map(({ what, owner, inDays, doneAfter }, rank) => ({
      meetingId,
      rank,
      what,
      owner,
      dueOn: format(addDays(new TZDate(now.getTime(), zone), inDays), 'yyyy-MM-dd'),
      doneAt: doneAfter === undefined ? null : timeOf({ days: -doneAfter, at: [17, 30] }, now),
    })),
  )
  const event = { type: 'agreed', meetingId, again: false, steps: steps.length } as const
  await write(tx, contactRow({ customerId, at, event, staffId: advisorId }))
}
