'use server'

import { findAbsencePlan, saveAbsence as save } from '@/db/absence'
import { searchCustomers as search } from '@/db/branch-customers'
import { removeTimeOff as remove } from '@/db/time-off'
import { addWeekHours, previewWeekHours, saveWeekHours } from '@/db/week-hours'
import {
  absenceOrderSchema,
  absenceSchema,
  addHoursSchema,
  searchSchema,
  timeOffIdSchema,
  weekOrderSchema,
  weekSchema,
} from '@/lib/calendar/orders'
import { ok } from '@/lib/result'
import { action } from '@/lib/server/action'

/** Customers of the branch by a part of their name. */
export const searchCustomers = action(['scheduler'], searchSchema, async ({ text }, actor) =>
  ok(await search(actor, text)),
)

/** Who could take the meetings in an absence. Changes nothing. */
export const planAbsence = action(['scheduler'], absenceSchema, (wish, actor, now) =>
  findAbsencePlan(actor, wish, now),
)

/** Enters an absence, and does with the meetings in it what was chosen. */
export const saveAbsence = action(['scheduler'], absenceOrderSchema, (order, actor, now) =>
  save(actor, order, now),
)

/** Takes time off out again. */
export const removeTimeOff = action(['scheduler'], timeOffIdSchema, ({ id }, actor, now) =>
  remove(actor, id, now),
)

/** Adds a stretch of work to some weekdays. */
export const addHours = action(['scheduler'], addHoursSchema, (hours, actor) => addWeekHours(actor, hours))

/** Which meetings a new week would leave outside. Changes nothing. */
export const previewWeek = action(['scheduler'], weekSchema, (week, actor, now) =>
  previewWeekHours(actor, week, now),
)

/** Replaces a week from a day on. */
export const saveWeek = action(['scheduler'], weekOrderSchema, (week, actor, now) =>
  saveWeekHours(actor, week, now),
)
