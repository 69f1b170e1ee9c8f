import { type Env, parseEnv } from '@/lib/env'

let parsed: Env | undefined

/** The checked environment of this process; parsed once, at first use. */
export function environment(): Env {
  if (!parsed) {
    const result = parseEnv(process.env)
    if (!result.ok) throw new Error(result.reason)
    parsed = result.value
  }
  return parsed
}
