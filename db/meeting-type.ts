import { and, asc, eq } from 'drizzle-orm'
import type { MeetingType } from '@/lib/booking/meeting-type'
import { db, type Tx } from './client'
import { meetingType } from './schema/booking'

const columns = {
  id: meetingType.id,
  key: meetingType.key,
  nameEn: meetingType.nameEn,
  nameSv: meetingType.nameSv,
  duration: meetingType.duration,
  bufferBefore: meetingType.bufferBefore,
  bufferAfter: meetingType.bufferAfter,
  notice: meetingType.notice,
  horizonDays: meetingType.horizonDays,
  step: meetingType.step,
  ways: meetingType.ways,
}

type Named = { nameEn: string; nameSv: string }

function named<T extends Named>({ nameEn, nameSv, ...type }: T, locale: string) {
  return { ...type, name: locale === 'sv' ? nameSv : nameEn }
}

/** What can be booked, in the bank's order, named in that language. The same for everybody. */
export async function listMeetingTypes(locale: string): Promise<MeetingType[]> {
  const rows = await db()
    .select(columns)
    .from(meetingType)
    .where(eq(meetingType.active, true))
    .orderBy(asc(meetingType.rank), asc(meetingType.nameEn))
  return rows.map((row) => named(row, locale))
}

/** One type; `activeOnly` for what is booked anew. */
export async function findMeetingType(
  id: string,
  { activeOnly, on = db() }: { activeOnly: boolean; on?: Tx },
): Promise<MeetingType | undefined> {
  const [row] = await on
    .select(columns)
    .from(meetingType)
    .where(and(eq(meetingType.id, id), activeOnly ? eq(meetingType.active, true) : undefined))
  return row && named(row, 'en')
}
