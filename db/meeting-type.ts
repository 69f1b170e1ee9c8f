import { and, asc, eq } from 'drizzle-orm'
import type { MeetingType } from '@/lib/booking/meeting-type'
import { db, type Tx } from './client'
import { meetingType } from './schema/booking'

const columns = {
  id: meetingType.id,
  key: meetingType.key,
  duration: meetingType.duration,
  bufferBefore: meetingType.bufferBefore,
  bufferAfter: meetingType.bufferAfter,
  notice: meetingType.notice,
  horizonDays: meetingType.horizonDays,
  step: meetingType.step,
  ways: meetingType.ways,
}

/** The column that holds what a type is called in that language. */
export function nameIn(locale: string) {
  return locale === 'sv' ? meetingType.nameSv : meetingType.nameEn
}

/** What can be booked, in the bank's order, named in that language. The same for everybody. */
export async function listMeetingTypes(locale: string): Promise<MeetingType[]> {
  return db()
    .select({ ...columns, name: nameIn(locale) })
    .from(meetingType)
    .where(eq(meetingType.active, true))
    .orderBy(asc(meetingType.rank), asc(meetingType.nameEn))
}

/** One type; `activeOnly` for what is booked anew. */
export async function findMeetingType(
  id: string,
  { activeOnly, on = db() }: { activeOnly: boolean; on?: Tx },
): Promise<MeetingType | undefined> {
  const [row] = await on
    .select({ ...columns, name: nameIn('en') })
    .from(meetingType)
    .where(and(eq(meetingType.id, id), activeOnly ? eq(meetingType.active, true) : undefined))
  return row
}
