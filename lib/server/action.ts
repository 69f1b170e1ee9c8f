import { headers } from 'next/headers'
import type { z } from 'zod'
import type { Actor, Role } from '@/lib/access/actor'
import { type InputRefusal, readInput } from '@/lib/read-input'
import { no, type Result } from '@/lib/result'
import { unavailable } from './database-away'
import { logFailure } from './log'
import { isOwnOrigin } from './origin'
import { currentSession } from './session'

/** What every action can answer besides its own reasons. `failed:<id>` names the log entry. */
export type ActionRefusal =
  | 'signed_out'
  | 'locked'
  | 'not_allowed'
  | InputRefusal
  | 'unavailable'
  | `failed:${string}`
export type ActionResult<T, R extends string> = Result<T, R | ActionRefusal>

type Options = { whileLocked?: boolean }

/**
 * Wraps a server action: origin, identity, role and input are settled before the body exists. The body gets parsed
 * input, the actor and the time, and answers a Result. `whileLocked` is for unlocking and re-joining one's own call.
 */
export function action<const R extends Role, S extends z.ZodType, A extends Result<unknown>>(
  roles: readonly R[],
  schema: S,
  body: (input: z.output<S>, actor: Actor & { role: R }, now: Date) => Promise<A>,
  options: Options = {},
): (input: z.input<S>) => Promise<A | { ok: false; reason: ActionRefusal }> {
  return async (input) => {
    const now = new Date()
    try {
      if (!isOwnOrigin(await headers())) return no('not_allowed')
      const known = await currentSession()
      if (!known) return no('signed_out')
      if (known.state === 'locked' && !options.whileLocked) return no('locked')
      if (!roles.some((role) => role === known.actor.role)) return no('not_allowed')
      const read = readInput(schema, input)
      if (!read.ok) return read
      return await body(read.value, known.actor as Actor & { role: R }, now)
    } catch (error) {
      if (unavailable(error)) return no('unavailable')
      return no(`failed:${logFailure(error)}`)
    }
  }
}
