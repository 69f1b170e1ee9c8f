import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cacheFolder } from './cache.mjs'
import { mayReach } from './os-user.mjs'

/** @typedef {import('./os-user.mjs').OsUser} OsUser */

/**
 * A folder of ours that the given account can pass through: the cache, else a place every account can reach.
 * It is ours alone to write (0711), so nobody can plant anything in it.
 * @param {OsUser | null} user
 * @returns {string}
 */
export function reachableFolder(user) {
  const places = [cacheFolder(), '/var/lib/radrum', '/var/tmp/radrum', path.join(os.tmpdir(), 'radrum')]
  for (const place of places) {
    if (mayReach(path.dirname(place), user) && isOurs(place) && mayReach(place, user)) return place
  }
  throw new Error(
    `No folder was found that the account ${user?.name ?? 'of yours'} can reach. Set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

/** @param {string} place */
function isOurs(place) {
  try {
    mkdirSync(place, { recursive: true, mode: 0o711 })
    const stat = lstatSync(place)
    if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) return false
    chmodSync(place, 0o711)
    return true
  } catch {
    return false
  }
}
