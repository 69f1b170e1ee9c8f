import { z } from 'zod'
import { freeText } from '@/lib/plain-text'

/** Longest text about what a call is to be about. Characters. */
export const longestAbout = 500

/** "Ask Eva to call me". */
export const callRequestSchema = z.strictObject({ advisorId: z.uuid(), about: freeText(longestAbout) })
