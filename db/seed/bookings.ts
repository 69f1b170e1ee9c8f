import { TZDate } from '@date-fns/tz'
import { addDays, isWeekend, set } from 'date-fns'
import { eq } from 'drizzle-orm'
import type { Way } from '@/lib/booking/booking'
import { placeOf } from '@/lib/booking/may-book'
import { takeTime } from '../calendar-block'
import type { Tx } from '../client'
import { contactRow } from '../contact-event'
import { findMeetingType } from '../meeting-type'
import { person } from '../schema/access'
import { booking, meetingType, timeOff } from '../schema/booking'
import { contactEvent } from '../schema/contact'

const zone = 'Europe/Stockholm'

/** Who meets whom, on which working day from today (0 is the next one), at what local time. */
const meetings: {
  customer: string
  advisor: string
  day: number
  at: [number, number]
  type: string
  way: Way
  about: string
}[] = [
  {
    customer: 'customer2',
    advisor: 'advisor',
    day: 1,
    at: [10, 0],
    type: 'mortgage',
    way: 'video',
    about: 'The fixed rate ends in January. What now?',
  },
  {
    customer: 'customer',
    advisor: 'advisor',
    day: 6,
    at: [14, 0],
    type: 'savings',
    way: 'branch',
    about: 'Monthly saving for the children',
  },
  {
    customer: 'customer2',
    advisor: 'advisor2',
    day: 2,
    at: [9, 30],
    type: 'everyday',
    way: 'phone',
    about: 'A card abroad',
  },
  {
    customer: 'customer3',
    advisor: 'advisor3',
    day: 1,
    at: [13, 0],
    type: 'pension',
    way: 'video',
    about: 'When can I stop working?',
  },
]

/** Absences: whole local days, counted like `meetings`. */
const absences = [
  { advisor: 'advisor2', day: 3, days: 1, reason: 'Course' },
  { advisor: 'advisor', day: 9, days: 2, reason: 'Holiday' },
]

/** A calendar that is not empty on the first day. */
export async function seedBookings(tx: Tx, ids: Map<string, string>, now: Date): Promise<void> {
  for (const [index, wish] of meetings.entries()) {
    const [found] = await tx
      .select({ id: meetingType.id })
      .from(meetingType)
      .where(eq(meetingType.key, wish.type))
    const type = found && (await findMeetingType(found.id, { activeOnly: true, on: tx }))
    const customerId = ids.get(wish.customer) ?? ''
    const advisorId = ids.get(wish.advisor) ?? ''
    const [advisor] = await tx
      .select({ branchId: person.branchId })
      .from(person)
      .where(eq(person.id, advisorId))
    if (!type || !advisor) throw new Error(`the demo's booking ${index} has no type or advisor`)
    const [hours, minutes] = wish.at
    const place = placeOf(type, set(workingDay(now, wish.day), { hours, minutes }).getTime())
    const [row] = await tx
      .insert(booking)
      .values({
        customerId,
        advisorId,
        branchId: advisor.branchId,
        typeId: type.id,
        way: wish.way,
        startsAt: new Date(place.meeting.from),
        endsAt: new Date(place.meeting.to),
        zone,
        about: wish.about,
        idempotencyKey: `demo-${index}`,
        bodyHash: '',
        bookedBy: customerId,
        createdAt: now,
        changedAt: now,
      })
      .returning({ id: booking.id })
    const bookingId = row?.id ?? ''
    await takeTime(tx, { advisorId, bookingId, during: place.block }, now)
    const event = { type: 'booked', bookingId, way: wish.way, startsAt: place.meeting.from } as const
    await tx
      .insert(contactEvent)
      .values(contactRow({ customerId, at: now, event, staffId: advisorId, ref: bookingId }))
  }
  for (const { advisor, day, days, reason } of absences) {
    const from = workingDay(now, day)
    const during = { from: from.getTime(), to: addDays(from, days).getTime() }
    await tx.insert(timeOff).values({ advisorId: ids.get(advisor) ?? '', during, reason, createdAt: now })
  }
}

/** Local midnight of the n-th working day after today. */
function workingDay(now: Date, n: number): TZDate {
  let day = set(new TZDate(now.getTime(), zone), { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 })
  for (let left = n; left >= 0; ) {
    day = addDays(day, 1)
    if (!isWeekend(day)) left -= 1
  }
  return day
}
