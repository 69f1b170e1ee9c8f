'use server'

import { z } from 'zod'
import { allowSharing as allow, refuseSharing as refuse, stopSharing as stop } from '@/db/cobrowse'
import { action } from '@/lib/server/action'

const meetingInput = z.strictObject({ meetingId: z.uuid() })

/** The customer allows the advisor of the live meeting to look along. */
export const allowSharing = action(['customer'], meetingInput, ({ meetingId }, actor, now) =>
  allow(actor, meetingId, now),
)

/** The customer says **Not now**. */
export const refuseSharing = action(['customer'], meetingInput, ({ meetingId }, actor, now) =>
  refuse(actor, meetingId, now),
)

/** Either side ends it; also from under the lock, because ending is always allowed. */
export const stopSharing = action(
  ['customer', 'advisor'],
  meetingInput,
  ({ meetingId }, actor, _now, locked) => stop(actor, meetingId, locked ? 'locked' : 'stopped'),
  { whileLocked: true },
)
