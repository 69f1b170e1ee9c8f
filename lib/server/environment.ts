import { parseServerEnv, type ServerEnv } from '@/lib/env'

let parsed: ServerEnv | undefined

/**
 * The checked environment of this process; parsed once, at first use.
 * @throws EnvError naming what is wrong or missing
 */
export function environment(): ServerEnv {
  parsed ??= parseServerEnv(process.env)
  return parsed
}
