import os from 'node:os'
import path from 'node:path'

/** Where programs fetched for Rådrum are kept, outside the work tree and shared by every clone. */
export function cacheFolder() {
  if (process.env.RADRUM_CACHE) return path.resolve(process.env.RADRUM_CACHE)
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'radrum')
}
