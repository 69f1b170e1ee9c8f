import { headers } from 'next/headers'
import type { z } from 'zod'
import { readInput } from '@/lib/read-input'
import { no, type Result } from '@/lib/result'
import type { ActionRefusal } from './action'
import { unavailable } from './database-away'
import { logFailure } from './log'
import { isOwnOrigin } from './origin'

/**
 * Wraps a server action for whoever cannot sign in: origin and input are settled before the body exists. The body gets
 * parsed input, the address it came from and the time, and has to limit by itself how often. The house test names every
 * one there is; all others are made by `action`.
 */
export function openAction<S extends z.ZodType, A extends Result<unknown>>(
  schema: S,
  body: (input: z.output<S>, address: string, now: Date) => Promise<A>,
): (input: z.input<S>) => Promise<A | { ok: false; reason: ActionRefusal }> {
  return async (input) => {
    const now = new Date()
    try {
      const request = await headers()
      if (!isOwnOrigin(request)) return no('not_allowed')
      const read = readInput(schema, input)
      return read.ok ? await body(read.value, request.get('x-radrum-address') ?? '', now) : read
    } catch (error) {
      if (unavailable(error)) return no('unavailable')
      return no(`failed:${logFailure(error)}`)
    }
  }
}
