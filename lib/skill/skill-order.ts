import { z } from 'zod'

const day = z.string().max(10)
const key = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)

/** A skill for an advisor, from a day to a day; days are read by `grantSpan`, which says what is wrong with them. */
export const grantSchema = z.strictObject({
  advisorId: z.uuid(),
  skill: key,
  firstDay: day,
  /** Empty: until further notice. */
  lastDay: day,
})
export type GrantOrder = z.output<typeof grantSchema>

/** Another end for what somebody has; an empty last day is now. */
export const endSchema = z.strictObject({ grantId: z.uuid(), lastDay: day })
export type EndOrder = z.output<typeof endSchema>

/** Who of the branch may take a meeting. */
export const bookingFitsSchema = z.strictObject({ bookingId: z.uuid() })

/** "Only somebody who speaks my language", or not any more. */
export const languageSchema = z.strictObject({ only: z.boolean() })
