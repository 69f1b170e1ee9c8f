import { headers } from 'next/headers'
import type { z } from 'zod'
import { watchRefusals } from '@/db/audit'
import { saveRefusedAccess } from '@/db/refused-access'
import type { KnownSession } from '@/db/session'
import type { Actor, Role } from '@/lib/access/actor'
import { type InputRefusal, readInput } from '@/lib/read-input'
import { no, type Result } from '@/lib/result'
import { actionName } from './action-name'
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

/** Refusals that say that somebody asked for what is not theirs, or in a way no page of ours does. */
const kept: ReadonlySet<string> = new Set(['not_allowed', 'not_found', 'bad_input'])

type Options = { whileLocked?: boolean }

/**
 * Wraps a server action: origin, identity, role and input are settled before the body exists. The body gets parsed
 * input, the actor, the time and, where it may be called under the lock (`whileLocked`), whether it was; it answers a
 * Result. Whoever is refused as somebody known leaves a record.
 */
export function action<const R extends Role, S extends z.ZodType, A extends Result<unknown>>(
  roles: readonly R[],
  schema: S,
  body: (input: z.output<S>, actor: Actor & { role: R }, now: Date, locked: boolean) => Promise<A>,
  options: Options = {},
): (input: z.input<S>) => Promise<A | { ok: false; reason: ActionRefusal }> {
  const answerTo = async (input: unknown, { actor, state }: KnownSession, now: Date) => {
    if (!roles.some((role) => role === actor.role)) return no('not_allowed')
    const read = readInput(schema, input)
    return read.ok ? body(read.value, actor as Actor & { role: R }, now, state === 'locked') : read
  }
  return async (input) => {
    const now = new Date()
    try {
      const request = await headers()
      if (!isOwnOrigin(request)) return no('not_allowed')
      const known = await currentSession()
      if (!known) return no('signed_out')
      if (known.state === 'locked' && !options.whileLocked) return no('locked')
      const { answer, recorded } = await watchRefusals(() => answerTo(input, known, now))
      if (!answer.ok && kept.has(answer.reason) && !recorded)
        await saveRefusedAccess(known.actor, await actionName(request.get('next-action')), answer.reason)
      return answer
    } catch (error) {
      if (unavailable(error)) return no('unavailable')
      return no(`failed:${logFailure(error)}`)
    }
  }
}
