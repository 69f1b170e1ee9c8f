import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { commandOf, pause } from './process.mjs'
import { say } from './say.mjs'

/**
 * Does the work while holding a lock file; waits for another living process that holds it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (let waits = 0; !take(file); waits++) {
    if (waits === 10) say('- Waiting for another process that is building the same sources ...')
    await pause(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (commandOf(holder(file)) === '') rmSync(file, { force: true })
    return false
  }
}

/** @param {string} file */
function holder(file) {
  try {
    const isBeingWritten = Date.now() - statSync(file).mtimeMs < 2000
    return Number(readFileSync(file, 'utf8')) || (isBeingWritten ? process.pid : 0)
  } catch {
    return 0
  }
}
