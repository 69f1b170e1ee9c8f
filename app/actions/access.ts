'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { roles } from '@/lib/access/actor'
import { ok } from '@/lib/result'
import { action } from '@/lib/server/action'
import { openAction } from '@/lib/server/open-action'
import { askForLink as askForLinkTo, saveNewPassword as saveByLink } from '@/lib/server/recovery'
import { unlock as unlockWithPassword } from '@/lib/server/unlock'

/** The same person's password: the netbank goes on where it was. */
export const unlock = action(
  roles,
  z.strictObject({ password: z.string().max(1024) }),
  async ({ password }, actor, now) => {
    const address = (await headers()).get('x-radrum-address') ?? ''
    const unlocked = await unlockWithPassword(actor, password, address, now)
    return unlocked.ok ? ok(true) : unlocked
  },
  { whileLocked: true },
)

/** Whoever has forgotten the password asks for a link; the answer is the same whether or not there is such an account. */
export const askForLink = openAction(
  z.strictObject({ email: z.string().max(254) }),
  ({ email }, address, now) => askForLinkTo(email, address, now),
)

/** The new password of whoever has the link. */
export const saveNewPassword = openAction(
  z.strictObject({ token: z.string().max(64), password: z.string().max(1024) }),
  (input, _, now) => saveByLink(input, now),
)
