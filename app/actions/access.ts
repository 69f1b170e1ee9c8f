'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { roles } from '@/lib/access/actor'
import { ok } from '@/lib/result'
import { action } from '@/lib/server/action'
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
