import { z } from 'zod'
import { freeText } from '@/lib/plain-text'
import { notedBy, notedVias } from './event'

/** Longest note about a visit, a phone call or a letter. Characters. */
export const longestStaffNote = 2_000
/** Longest correction, in the customer's own words. Characters. */
export const longestCorrection = 1_000

/** A person's own text; blanks and what nobody can see alone are nothing. */
export function writtenText(longest: number) {
  return freeText(longest).pipe(z.string().min(1))
}

/** A branch visit, a phone call or a letter, noted by staff. The customer can read it. */
export const staffNote = z.strictObject({
  customerId: z.uuid(),
  /** The form's own key: sent twice, it is one note. */
  key: z.uuid(),
  via: z.enum(notedVias),
  by: z.enum(notedBy),
  text: writtenText(longestStaffNote),
})
export type StaffNote = z.infer<typeof staffNote>

/** An event of the history, as pages name it. */
export const contactEventId = z.string().regex(/^\d{1,15}$/)

/** What a customer says about one event of theirs. */
export const correction = z.strictObject({ id: contactEventId, text: writtenText(longestCorrection) })

/** "Not for advice", and back. */
export const withholding = z.strictObject({ id: contactEventId, withheld: z.boolean() })
