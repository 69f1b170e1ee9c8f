import { z } from 'zod'
import { ways } from '@/lib/booking/booking'
import { MAX_ABOUT, MAX_REASON } from '@/lib/booking/limits'
import { freeText } from '@/lib/plain-text'

/** Epoch milliseconds between 2020 and 2100: anything else is no time to meet. */
export const moment = z.int().min(1_577_836_800_000).max(4_102_444_800_000)
const version = z.int().min(1).max(1_000_000)

/** What is booked. The key makes the same order, sent twice, one booking. */
export const orderSchema = z.strictObject({
  key: z.uuid(),
  typeId: z.uuid(),
  way: z.enum(ways),
  startsAt: moment,
  about: freeText(MAX_ABOUT).default(''),
  /** Whom to meet; customers: their own advisor when it is left out. */
  advisorId: z.uuid().optional(),
  /** For whom; only staff name somebody else. */
  customerId: z.uuid().optional(),
})
export type Order = z.output<typeof orderSchema>

/** Another time, another advisor, or both. */
export const moveSchema = z.strictObject({
  bookingId: z.uuid(),
  version,
  startsAt: moment,
  advisorId: z.uuid().optional(),
})
export type MoveOrder = z.output<typeof moveSchema>

export const cancelSchema = z.strictObject({
  bookingId: z.uuid(),
  version,
  reason: freeText(MAX_REASON).default(''),
})
export type CancelOrder = z.output<typeof cancelSchema>

/** Which times somebody wants to see. */
export const timesSchema = z.strictObject({
  typeId: z.uuid(),
  advisorId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  /** When a booking is to be moved: it does not stand in its own way. */
  bookingId: z.uuid().optional(),
})
export type TimesWish = z.output<typeof timesSchema>
