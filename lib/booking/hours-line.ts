import { z } from 'zod'
import { isLocalDay } from '@/lib/booking/local-day'
import { moment } from '@/lib/booking/order'
import { plainText } from '@/lib/booking/plain-text'
import type { WeeklyHours } from '@/lib/booking/working-intervals'
import { isZone } from '@/lib/booking/zone'

const day = z.string().refine(isLocalDay)
const minute = z.int().min(0).max(1440)

/** One line of a week as it is typed in; that it ends after it begins is part of being one. */
export const hoursLineSchema = z
  .strictObject({
    weekday: z.int().min(1).max(7),
    fromMinute: minute,
    toMinute: minute,
    zone: z.string().refine(isZone),
    validFrom: day,
    validTo: day.nullable(),
  })
  .refine((line) => line.fromMinute < line.toMinute)
  .refine((line) => line.validTo === null || line.validFrom < line.validTo)

const YEAR = 366 * 86_400_000

/** Holidays, illness, courses: at most a year at a time. */
export const timeOffSchema = z
  .strictObject({
    advisorId: z.uuid(),
    from: moment,
    to: moment,
    reason: z.string().max(200).transform(plainText).default(''),
  })
  .refine(({ from, to }) => from < to && to - from <= YEAR)
export type TimeOffOrder = z.output<typeof timeOffSchema>

/** Do two lines of a week name the same time on the same day? 9–12 and 12–15 do not. */
export function linesClash(one: WeeklyHours, other: WeeklyHours): boolean {
  if (one.weekday !== other.weekday) return false
  if (one.fromMinute >= other.toMinute || other.fromMinute >= one.toMinute) return false
  const oneEnds = one.validTo ?? '9999-12-31'
  const otherEnds = other.validTo ?? '9999-12-31'
  return one.validFrom <= otherEnds && other.validFrom <= oneEnds
}
