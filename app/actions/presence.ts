'use server'

import { z } from 'zod'
import { askToCall, closeRequest } from '@/db/call-request'
import { chooseStatus as saveStatus } from '@/db/presence'
import { callRequestSchema } from '@/lib/presence/call-request'
import { chosenStatuses } from '@/lib/presence/facts'
import { ok } from '@/lib/result'
import { action } from '@/lib/server/action'

const requestInput = z.strictObject({ id: z.uuid() })

/** The advisor sets Available, Busy, Away or Offline. */
export const chooseStatus = action(
  ['advisor'],
  z.strictObject({ chosen: z.enum(chosenStatuses) }),
  async ({ chosen }, actor, now) => {
    await saveStatus(actor, chosen, now)
    return ok({ chosen })
  },
)

/** "Ask Eva to call me", with what it is about. */
export const askToCallMe = action(['customer'], callRequestSchema, ({ advisorId, about }, actor, now) =>
  askToCall(actor, advisorId, about, now),
)

/** The customer takes the request back. */
export const withdrawRequest = action(['customer'], requestInput, ({ id }, actor, now) =>
  closeRequest(actor, id, now),
)

/** The advisor has called. */
export const finishRequest = action(['advisor'], requestInput, ({ id }, actor, now) =>
  closeRequest(actor, id, now),
)
