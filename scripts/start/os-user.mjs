import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ name: string, uid: number, gid: number }} OsUser */

const preferred = ['postgres', 'nobody', 'daemon']

/**
 * The account PostgreSQL runs under. It refuses to run as root, so root lends it an unprivileged account that
 * exists on every system; anybody else runs it as themselves (null).
 * @returns {OsUser | null}
 */
export function databaseUser() {
  if (typeof process.getuid !== 'function' || process.getuid() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseAccount)
  for (const name of preferred) {
    const found = accounts.find((account) => account?.name === name && account.uid !== 0)
    if (found) return found
  }
  throw new Error(
    `PostgreSQL may not run as root and none of the accounts ${preferred.join(', ')} exists. ` +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/**
 * @param {string} line of /etc/passwd
 * @returns {OsUser | null}
 */
function parseAccount(line) {
  const [name, , uid, gid] = line.split(':')
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null
}

/**
 * Whether that account may pass through every folder above `target` (which need not exist yet).
 * @param {string} target
 * @param {OsUser | null} user
 */
export function mayReach(target, user) {
  if (!user) return true
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat?.isDirectory() && !mayEnter(stat, user)) return false
    if (folder === path.dirname(folder)) return true
  }
}

/**
 * @param {import('node:fs').Stats} stat
 * @param {OsUser} user
 */
function mayEnter(stat, user) {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}
