import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { commandOf } from './process.mjs'

/** @typedef {import('./os-user.mjs').OsUser} OsUser */

/**
 * Makes the database cluster once. It is made beside its goal and moved there, so an interrupted first start
 * leaves nothing half-made.
 * @param {{ native: string, folder: string, password: string, user: OsUser | null }} how
 */
export function initCluster({ native, folder, password, user }) {
  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    dropForeignPidFile(folder)
    return
  }
  const draft = `${folder}.new`
  const passwordFile = `${folder}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  chmodSync(passwordFile, 0o600)
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid)
  const made = spawnSync(
    path.join(native, 'bin', 'initdb'),
    [
      '-D',
      draft,
      '-U',
      'radrum',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '--locale=C',
      '--encoding=UTF8',
    ],
    { cwd: '/', encoding: 'utf8', ...(user ? { uid: user.uid, gid: user.gid } : {}) },
  )
  rmSync(passwordFile, { force: true })
  if (made.error || made.status !== 0) {
    throw new Error(
      `PostgreSQL could not make its data folder ${draft}: ${made.error?.message ?? made.stderr}`,
    )
  }
  renameSync(draft, folder)
}

/**
 * After a crash postmaster.pid may name a process that is dead or a stranger; PostgreSQL would refuse to start.
 * @param {string} folder
 */
function dropForeignPidFile(folder) {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(folder)) rmSync(file)
}
