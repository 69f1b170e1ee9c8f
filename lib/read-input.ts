import type { z } from 'zod'
import { holdsNul } from './plain-text'
import { no, ok, type Result } from './result'

/** `bad_input`: not what was asked for. `bad_text`: a character in it that cannot be kept. */
export type InputRefusal = 'bad_input' | 'bad_text'

/** The one way in for what pages and machines send: of the schema's shape, and of texts that can be kept. */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>, InputRefusal> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) return no('bad_input')
  return holdsNul(input) ? no('bad_text') : ok(parsed.data)
}
