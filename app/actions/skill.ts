'use server'

import { listBookingFits } from '@/db/skill-booking'
import { endSkill as end, grantSkill as grant } from '@/db/skill-edit'
import { sayLanguage as say } from '@/db/skill-language'
import { previewEnd } from '@/db/skill-sheet'
import { action } from '@/lib/server/action'
import { bookingFitsSchema, endSchema, grantSchema, languageSchema } from '@/lib/skill/skill-order'

/** Gives an advisor of the branch a licence, a language or a topic. */
export const grantSkill = action(['scheduler'], grantSchema, (order, actor, now) => grant(actor, order, now))

/** Which booked meetings an end would leave without. Changes nothing. */
export const previewSkillEnd = action(['scheduler'], endSchema, (order, actor, now) =>
  previewEnd(actor, order, now),
)

/** Moves the end of what an advisor has. */
export const endSkill = action(['scheduler'], endSchema, (order, actor, now) => end(actor, order, now))

/** Who of the branch may take a meeting. */
export const findBookingFits = action(['scheduler'], bookingFitsSchema, ({ bookingId }, actor) =>
  listBookingFits(actor, bookingId),
)

/** "Only somebody who speaks my language", or not any more. */
export const sayLanguage = action(['customer'], languageSchema, ({ only }, actor, now) =>
  say(actor, only, now),
)
