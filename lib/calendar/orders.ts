import { z } from 'zod'
import { MAX_REASON } from '@/lib/booking/limits'
import { isLocalDay } from '@/lib/booking/local-day'
import { moment } from '@/lib/booking/order'
import { isZone } from '@/lib/booking/zone'
import { MAX_SPANS_A_DAY, readPattern } from '@/lib/calendar/hours-pattern'
import { freeText } from '@/lib/plain-text'

const clock = z.string().max(5)
const day = z.string().max(10)
const weekday = z.int().min(1).max(7)
const reason = freeText(MAX_REASON)
const validDay = day.refine(isLocalDay)

/** A part of a name or an address. */
export const searchSchema = z.strictObject({ text: freeText(100) })

/** When somebody is away, as typed; days and times are read by `absenceSpan`, which says what is wrong with them. */
export const absenceSchema = z.strictObject({
  advisorId: z.uuid(),
  firstDay: day,
  lastDay: day,
  from: clock,
  to: clock,
})
export type AbsenceWish = z.output<typeof absenceSchema>

const meeting = { bookingId: z.uuid(), version: z.int().min(1).max(1_000_000) }
const choice = z.discriminatedUnion('kind', [
  z.strictObject({ ...meeting, kind: z.literal('keep') }),
  z.strictObject({ ...meeting, kind: z.literal('move'), advisorId: z.uuid(), startsAt: moment }),
  z.strictObject({ ...meeting, kind: z.literal('cancel'), reason: reason.refine((text) => text !== '') }),
])
/** What is to become of one meeting in an absence. `version` is the one that was seen. */
export type AbsenceChoice = z.output<typeof choice>

/** An absence, and what is to become of the meetings in it. */
export const absenceOrderSchema = absenceSchema.extend({
  reason: freeText(200).default(''),
  choices: z.array(choice).max(100),
})
export type AbsenceOrder = z.output<typeof absenceOrderSchema>

export const timeOffIdSchema = z.strictObject({ id: z.uuid() })

const rows = z.array(z.strictObject({ weekday, from: clock, to: clock })).max(7 * MAX_SPANS_A_DAY)

const weekShape = { advisorId: z.uuid(), rows, zone: z.string().refine(isZone), validFrom: validDay }

type Typed = { rows: z.output<typeof rows> }
const isWeek = (week: Typed) => readPattern(week.rows).problems.length === 0
const readWeek = <T extends Typed>({ rows: typed, ...week }: T) => ({
  ...week,
  spans: readPattern(typed).spans,
})

/** A week as typed, from a day on. What is wrong with it is said before it is sent; here it is only refused. */
export const weekSchema = z.strictObject(weekShape).refine(isWeek).transform(readWeek)

/** The same, by somebody who has seen what there is: `mark` tells. */
export const weekOrderSchema = z
  .strictObject({ ...weekShape, mark: z.string().max(32) })
  .refine(isWeek)
  .transform(readWeek)

/** One stretch of work on some weekdays, from a day on. */
export const addHoursSchema = z
  .strictObject({
    advisorId: z.uuid(),
    weekdays: z.array(weekday).min(1).max(7),
    from: clock,
    to: clock,
    validFrom: day,
  })
  .transform(({ weekdays: days, from, to, ...rest }) => {
    const typed = [...new Set(days)].map((one) => ({ weekday: one, from, to }))
    return { ...rest, pattern: readPattern(typed) }
  })
